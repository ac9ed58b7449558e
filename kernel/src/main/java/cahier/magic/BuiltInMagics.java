package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicSource;

import java.util.List;

/// Lists the magics that every session has: a new one is a row here.
public final class BuiltInMagics implements MagicSource {

    /// Makes the source, for `ServiceLoader`.
    public BuiltInMagics() {}

    @Override
    public List<Magic> magics() {
        var dependencies = new Dependencies();
        return List.of(
                new MavenMagic(dependencies),
                new MavenRepoMagic(dependencies),
                new LoadFromPomMagic(dependencies),
                new JarsMagic(),
                new ClasspathMagic(),
                new LoadMagic(),
                new EnvMagic(),
                new CdMagic(),
                new WriteFileMagic(),
                new WhoMagic(),
                new ResetMagic(),
                new DocMagic(),
                new TimeitMagic(),
                new ShellMagic("sh"),
                new ShellMagic("bash"),
                new MediaMagic("html", "text/html", "show the cell as HTML"),
                new MediaMagic("javascript", "application/javascript", "run the cell in the page"),
                new MediaMagic("markdown", "text/markdown", "show the cell as Markdown"),
                new MediaMagic("latex", "text/latex", "show the cell as LaTeX"),
                new MediaMagic("svg", "image/svg+xml", "show the cell as a picture"));
    }
}

package cahier.engine;

import java.net.URI;
import java.net.URISyntaxException;

import javax.tools.SimpleJavaFileObject;

/// A cell as the compiler's source file: its name is the cell's label.
final class CellFile extends SimpleJavaFileObject {
    private final CellText text;

    CellFile(CellText text) {
        super(uri(text.cell().label()), Kind.SOURCE);
        this.text = text;
    }

    CellText text() {
        return text;
    }

    /// Returns what a class of a cell says that its source file is called.
    static String fileName(String label) {
        return label.replace('/', '\u2215');
    }

    private static URI uri(String label) {
        try {
            // the compiler takes the last segment as the name of the source file
            return new URI("cell", null, "/" + fileName(label), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("cell label cannot be a file name: " + label, e);
        }
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text.source();
    }

    /// Accepts any class: a cell declares as many public ones as it likes.
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE
                && !simpleName.equals("module-info")
                && !simpleName.equals("package-info");
    }
}

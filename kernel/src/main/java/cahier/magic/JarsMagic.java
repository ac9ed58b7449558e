package cahier.magic;

import cahier.session.Globs;
import cahier.session.Magic;
import cahier.session.MagicCall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%jars lib/*.jar` adds jars to the class path and returns them.
final class JarsMagic implements Magic {

    @Override
    public String name() {
        return "jars";
    }

    @Override
    public String summary() {
        return "add jars to the class path: %jars lib/*.jar";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public List<String> line(MagicCall call) throws Exception {
        var paths = new ArrayList<Path>();
        for (var pattern : call.arguments()) {
            for (var path : find(call, "%jars", pattern)) {
                if (path.toString().endsWith(".jar")) paths.add(path);
            }
        }
        return add(call, paths, "%jars: no jar is named; expected files such as lib/*.jar");
    }

    /// Finds what a pattern names.
    ///
    /// @throws IllegalArgumentException where it is nothing, with the magic's name and a hint
    static List<Path> find(MagicCall call, String magic, String pattern) throws IOException {
        var surroundings = call.session().surroundings();
        try {
            return Globs.find(surroundings, pattern);
        } catch (IllegalArgumentException nothing) {
            throw new IllegalArgumentException(
                    magic
                            + ": "
                            + nothing.getMessage()
                            + "; paths start at "
                            + surroundings.resolve("")
                            + " (%cd changes it)");
        }
    }

    /// Adds paths, and returns them as text.
    static List<String> add(MagicCall call, List<Path> paths, String otherwise) {
        if (paths.isEmpty()) throw new IllegalArgumentException(otherwise);
        call.session().addToClassPath(paths);
        return paths.stream().map(Path::toString).toList();
    }
}

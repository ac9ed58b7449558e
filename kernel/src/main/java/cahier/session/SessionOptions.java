package cahier.session;

import java.nio.file.Path;
import java.util.List;

/// Settings of a session.
///
/// @param classPath jars and folders beyond the JVM's own class path
/// @param imports imports beyond the default ones, as written after `import`
/// @param preview whether preview features of the language are on
/// @param watched whether somebody sees intermediate output: false in a headless run
/// @param outputLimit the characters that one cell may print before the rest is dropped with a note
/// @param variables what the environment sets
public record SessionOptions(
        List<Path> classPath,
        List<String> imports,
        boolean preview,
        boolean watched,
        long outputLimit,
        Variables variables) {

    /// The limit of one cell's text where nothing else is said: 20 million characters.
    public static final long OUTPUT_LIMIT = 20_000_000;

    public SessionOptions {
        classPath = List.copyOf(classPath);
        imports = List.copyOf(imports);
        if (outputLimit < 0) {
            throw new IllegalArgumentException(
                    "outputLimit: negative: got " + outputLimit + "; expected 0 or more");
        }
    }

    /// Returns the options of a notebook that somebody looks at, as the environment sets them.
    public static SessionOptions defaults() {
        return new SessionOptions(List.of(), List.of(), false, true, OUTPUT_LIMIT, Variables.NONE)
                .withVariables(Variables.of(System.getenv()));
    }

    /// Returns a copy that says whether somebody sees intermediate output.
    public SessionOptions withWatched(boolean newWatched) {
        return new SessionOptions(classPath, imports, preview, newWatched, outputLimit, variables);
    }

    /// Returns a copy with another class path.
    public SessionOptions withClassPath(List<Path> newClassPath) {
        return new SessionOptions(newClassPath, imports, preview, watched, outputLimit, variables);
    }

    /// Returns a copy with preview features on or off.
    public SessionOptions withPreview(boolean newPreview) {
        return new SessionOptions(classPath, imports, newPreview, watched, outputLimit, variables);
    }

    /// Returns a copy with what another environment sets, its limit of text among it.
    public SessionOptions withVariables(Variables newVariables) {
        return new SessionOptions(
                classPath, imports, preview, watched, newVariables.outputLimit(), newVariables);
    }
}

package cahier.notebook;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides what differs between two runs and says nothing about them.
///
/// @param name how a report calls it
/// @param pattern what is hidden
/// @param shown what stands in its place
public record Mask(String name, Pattern pattern, String shown) {

    /// Identity hash codes, as in `java.lang.Object@1b2c3d4e`.
    public static final Mask IDENTITY =
            new Mask("identity", Pattern.compile("(?<=[\\w$\\]])@[0-9a-f]{5,8}\\b"), "@…");

    /// Paths under the folder for temporary files.
    public static final Mask TEMP = new Mask("temp", temporaryPaths(), "(temporary path)");

    /// Lengths of time, such as `12.3 ms`, `4 s`, `1 min 30 s`, `00:01:02`.
    public static final Mask DURATION =
            new Mask(
                    "duration",
                    Pattern.compile(
                            "\\b\\d+(?:[.,]\\d+)?\\s?(?:ns|µs|us|ms|s|sec|secs|seconds?|min|minutes?"
                                + "|h|hours?)\\b(?:\\s\\d+(?:[.,]\\d+)?\\s?(?:s|sec|min)\\b)*"
                                + "|\\b\\d+:[0-5]\\d(?::[0-5]\\d)?(?:\\.\\d+)?\\b"),
                    "(duration)");

    /// All masks that have a name of their own.
    public static final List<Mask> PRESETS = List.of(IDENTITY, TEMP, DURATION);

    /// Makes a mask of the user's own pattern.
    public static Mask of(Pattern pattern) {
        return new Mask("pattern " + pattern, pattern, "…");
    }

    String hide(String text) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(shown));
    }

    private static Pattern temporaryPaths() {
        var own = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().toString();
        return Pattern.compile(
                "(?:"
                        + Pattern.quote(own)
                        + "|/tmp|/var/folders|/private/var/folders)"
                        + "[/\\\\][^\\s\"'<>,;:)\\]]*");
    }
}

package cahier.session;

import cahier.engine.CellNames;

import java.util.regex.Pattern;

/// Takes out of a message of the JVM's what only tells how cells are loaded, and differs from run
/// to run.
final class PlainMessage {

    private static final Pattern LOADERS =
            Pattern.compile("\\s*\\([^()]*\\bloader 'In [^']*' @[0-9a-f]+[^()]*\\)");

    /// A cast that fails between two classes of one name.
    private static final Pattern TWICE =
            Pattern.compile("class (\\S+) cannot be cast to class \\1(?!\\S)");

    private PlainMessage() {}

    static String of(String message) {
        var text = LOADERS.matcher(message).replaceAll("");
        text = CellNames.hide(text);
        var twice = TWICE.matcher(text);
        return twice.find()
                ? text
                        + ": the value is of the class "
                        + twice.group(1)
                        + " from before it was defined again"
                : text;
    }
}

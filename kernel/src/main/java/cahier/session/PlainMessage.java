package cahier.session;

import java.util.regex.Pattern;

/// Takes out of a message of the JVM's what only tells how cells are loaded, and differs from run
/// to run.
final class PlainMessage {

    private static final Pattern LOADERS =
            Pattern.compile("\\s*\\([^()]*\\bloader cahier\\.engine\\.\\w+ @[0-9a-f]+[^()]*\\)");

    /// A cast that fails between two classes of one name.
    private static final Pattern TWICE =
            Pattern.compile("class (\\S+) cannot be cast to class \\1(?!\\S)");

    /// The classes without name of their own: they are named after the cell's class.
    private static final Pattern NAMELESS = Pattern.compile("\\$cell\\d+\\$(\\d+)\\b");

    private static final Pattern LAMBDA =
            Pattern.compile("\\$cell\\d+\\$\\$Lambda(?:/0x[0-9a-f]+)?");

    private PlainMessage() {}

    static String of(String message) {
        if (message.indexOf('$') < 0 && !message.contains("cahier.engine.")) return message;
        var text = LOADERS.matcher(message).replaceAll("");
        text = LAMBDA.matcher(text).replaceAll("lambda");
        text = NAMELESS.matcher(text).replaceAll("(anonymous $1)");
        var twice = TWICE.matcher(text);
        return twice.find()
                ? text
                        + ": the value is of the class "
                        + twice.group(1)
                        + " from before it was defined again"
                : text;
    }
}

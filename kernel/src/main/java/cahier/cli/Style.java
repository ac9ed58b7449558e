package cahier.cli;

import java.util.regex.Pattern;

/// Colours text for a terminal, or leaves it plain.
///
/// @param isColored whether escape sequences may be written
record Style(boolean isColored) {

    private static final Pattern ESCAPE = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    String red(CharSequence text) {
        return in("31", text);
    }

    String green(CharSequence text) {
        return in("32", text);
    }

    String yellow(CharSequence text) {
        return in("33", text);
    }

    String bold(CharSequence text) {
        return in("1", text);
    }

    String dim(CharSequence text) {
        return in("2", text);
    }

    /// Returns text that may hold colours of its own, without them where they are not wanted.
    String colored(String text) {
        return isColored ? text : plain(text);
    }

    static String plain(String text) {
        return ESCAPE.matcher(text).replaceAll("");
    }

    private String in(String code, CharSequence text) {
        return isColored ? "\u001B[" + code + "m" + text + "\u001B[0m" : text.toString();
    }
}

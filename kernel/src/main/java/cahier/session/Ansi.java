package cahier.session;

/// Colours text for terminals and notebooks. Only red and bold are used: both can be read on a
/// light and on a dark ground.
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String bold(String text) {
        return "\u001b[1m" + text + RESET;
    }

    static String red(String text) {
        return "\u001b[31m" + text + RESET;
    }

    static String boldRed(String text) {
        return "\u001b[1;31m" + text + RESET;
    }
}

package cahier.session;

/// Marks text for terminals and notebooks. Only bold is used: JupyterLab lays an error on a red
/// ground, where no red can be read in its dark theme, and a terminal's ground is unknown.
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String bold(String text) {
        return "\u001b[1m" + text + RESET;
    }
}

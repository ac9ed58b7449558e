package cahier.cli;

/// Counts the columns that text takes on a terminal.
final class Columns {

    private Columns() {}

    /// Cuts text to a number of columns, with an ellipsis where something is left out. Control
    /// characters are left out too.
    static String fit(String text, int columns) {
        var fitting = new StringBuilder();
        int used = 0;
        int beforeLast = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isISOControl(c)) continue;
            int width = width(c);
            if (used + width > columns) {
                fitting.setLength(beforeLast);
                return columns > 0 ? fitting + "…" : "";
            }
            used += width;
            fitting.appendCodePoint(c);
            if (used < columns) beforeLast = fitting.length();
        }
        return fitting.toString();
    }

    /// Returns the number of columns that text takes.
    static int of(String text) {
        return text.codePoints().filter(c -> !Character.isISOControl(c)).map(Columns::width).sum();
    }

    /// Leaves out the first columns of text; half a wide character becomes a blank.
    static String from(String text, int columns) {
        int used = 0;
        int at = 0;
        while (at < text.length() && used < columns) {
            used += width(text.codePointAt(at));
            at = text.offsetByCodePoints(at, 1);
        }
        return " ".repeat(Math.max(0, used - columns)) + text.substring(at);
    }

    /// East Asian wide characters and emoji take two columns, combining marks none.
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide =
                c >= 0x1100 && c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0xFFE0 && c <= 0xFFE6
                        || c >= 0x1F300 && c <= 0x1FAFF
                        || c >= 0x20000 && c <= 0x3FFFD;
        return isWide ? 2 : 1;
    }
}

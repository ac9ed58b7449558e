package cahier.runner;

/// Settles control characters as a terminal would: what a carriage return or a backspace overwrites
/// is not kept, so that a progress bar leaves only its last state.
final class TerminalText {

    private TerminalText() {}

    static String settled(String text) {
        if (text.indexOf('\r') < 0 && text.indexOf('\b') < 0) return text;
        var settled = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            boolean isLast = end < 0;
            if (isLast) end = text.length();
            settled.append(line(text.substring(start, end)));
            if (!isLast) settled.append('\n');
            start = end + 1;
        }
        return settled.toString();
    }

    /// Writes a line into cells of one column each; a return goes back to the first column.
    private static CharSequence line(String line) {
        if (line.indexOf('\r') < 0 && line.indexOf('\b') < 0) return line;
        var columns = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '\r' -> column = 0;
                case '\b' -> column = Math.max(0, column - 1);
                default -> {
                    if (column < columns.length()) columns.setCharAt(column, c);
                    else columns.append(c);
                    column++;
                }
            }
        }
        return columns;
    }
}

package cahier.engine;

/// A place in a cell's text; lines and columns count from 1.
///
/// @param lineStart offset of the line's first character
record Position(int line, int column, int lineStart) {

    /// Places an offset; one past the text is at its end, a negative one at its start.
    static Position of(String text, int offset) {
        int limit = Math.clamp(offset, 0, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < limit; i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !pair) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, limit - lineStart + 1, lineStart);
    }

    /// Returns the line without its end.
    String text(String text) {
        int end = lineStart;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(lineStart, end);
    }
}

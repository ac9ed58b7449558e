package cahier.protocol;

/// Converts positions between Unicode characters, which the protocol counts, and UTF-16 units.
final class CodePoints {

    private CodePoints() {}

    /// Returns the UTF-16 position of a character position; one outside the text is moved to its
    /// nearer end.
    static int unit(String text, int point) {
        if (point <= 0) return 0;
        // A position beyond the characters is beyond the units too.
        if (point >= text.length()) return text.length();
        int points = text.codePointCount(0, text.length());
        return point >= points ? text.length() : text.offsetByCodePoints(0, point);
    }

    /// Returns the character position of a UTF-16 position.
    static int point(String text, int unit) {
        return text.codePointCount(0, unit);
    }
}

package cahier.engine;

/// Tells what somebody types is code, and what is the text of a comment or of a literal.
final class TypedText {
    private final String text;

    private TypedText(String text) {
        this.text = text;
    }

    /// Says whether what follows a text would be code.
    static boolean endsInCode(String text) {
        return new TypedText(text).isCode();
    }

    /// Says whether a text ends in a name that may go on, or in the dot before one.
    static boolean endsInName(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last == '.' || Character.isJavaIdentifierPart(last);
    }

    private boolean isCode() {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            at = next(at);
        }
        return at >= 0;
    }

    /// Returns where what stands at a place ends; -1 where it does not.
    private int next(int at) {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            return after("\n", at);
        }
        if (text.startsWith("/*", at)) {
            return after("*/", at + 2);
        }
        if (text.startsWith("\"\"\"", at)) {
            return literalEnd("\"\"\"", at + 3);
        }
        return c == '"' || c == '\'' ? literalEnd(String.valueOf(c), at + 1) : at + 1;
    }

    private int after(String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? -1 : found + end.length();
    }

    private int literalEnd(String quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(quote, i)) {
                return i + quote.length();
            } else if (text.charAt(i) == '\n' && quote.length() == 1) {
                return i; // it was forgotten to close it, and the next line is code
            }
        }
        return -1;
    }
}

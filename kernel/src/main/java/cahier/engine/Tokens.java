package cahier.engine;

/// Compares declarations by what they say, not by how they are laid out.
final class Tokens {
    private Tokens() {}

    /// Returns a fragment's text without the comments and the layout around its tokens; literals
    /// stay as they are.
    static String of(String source, Fragment fragment) {
        String text = source.substring(fragment.start(), fragment.end());
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            if (text.startsWith("//", at)) {
                int line = text.indexOf('\n', at);
                end = line < 0 ? text.length() : line;
                out.append(' ');
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                end = close < 0 ? text.length() : close + 2;
                out.append(' ');
            } else if (c == '"' || c == '\'') {
                end = literal(text, at);
                out.append(text, at, end);
            } else {
                end = at + 1;
                out.append(Character.isWhitespace(c) ? ' ' : c);
            }
            at = end;
        }
        return out.toString().replaceAll(" +", " ").strip();
    }

    private static int literal(String text, int start) {
        String quote =
                text.startsWith("\"\"\"", start) ? "\"\"\"" : text.substring(start, start + 1);
        int at = start + quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + quote.length());
    }
}

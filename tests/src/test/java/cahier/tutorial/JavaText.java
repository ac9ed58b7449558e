package cahier.tutorial;

import java.util.ArrayList;
import java.util.BitSet;

/// The source of a cell, whose literals and comments are told from its code.
final class JavaText {

    private final String source;
    private final BitSet isCode = new BitSet();

    JavaText(String source) {
        this.source = source;
        isCode.set(0, source.length());
        for (int at = 0; at < source.length(); ) at = passed(at);
    }

    /// Returns where a text begins in the code, at a place or after it, or -1.
    int find(String text, int from) {
        int at = source.indexOf(text, from);
        while (at >= 0 && !isCode.get(at)) at = source.indexOf(text, at + 1);
        return at;
    }

    int skipBlanks(int at) {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) at++;
        return at;
    }

    /// Returns where the bracket that opens at a place is closed.
    int close(int open) {
        int depth = 0;
        for (int at = open; at < source.length(); at++) {
            depth += depthAt(at);
            if (depth == 0) return at;
        }
        throw new IllegalArgumentException("not closed: " + source.substring(open));
    }

    /// Splits arguments at the commas between them.
    ArrayList<String> split(int from, int to) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            depth += depthAt(at);
            if (depth == 0 && isCode.get(at) && source.charAt(at) == ',') {
                parts.add(source.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(source.substring(start, to).strip());
        return parts;
    }

    /// Says whether a statement of the cell itself begins at a place, in no block.
    boolean isStatement(int from) {
        int depth = 0;
        char before = ';';
        for (int at = 0; at < from; at++) {
            depth += depthAt(at);
            char c = source.charAt(at);
            if (isCode.get(at) && !Character.isWhitespace(c)) before = c;
        }
        return depth == 0 && (before == ';' || before == '}');
    }

    private int depthAt(int at) {
        if (!isCode.get(at)) return 0;
        return switch (source.charAt(at)) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    /// Marks a literal or comment that begins at a place, and returns where the code goes on.
    private int passed(int at) {
        if (source.startsWith("\"\"\"", at)) return mark(at, end("\"\"\"", at + 3));
        if (source.startsWith("//", at)) return mark(at, end("\n", at + 2));
        if (source.startsWith("/*", at)) return mark(at, end("*/", at + 2));
        char c = source.charAt(at);
        return c == '"' || c == '\'' ? mark(at, end(String.valueOf(c), at + 1)) : at + 1;
    }

    private int mark(int from, int to) {
        isCode.clear(from, to);
        return to;
    }

    /// Returns where a literal or comment ends, after the mark that ends it.
    private int end(String mark, int from) {
        for (int at = from; at < source.length(); at++) {
            if (source.startsWith(mark, at)) return at + mark.length();
            if (source.charAt(at) == '\\') at++;
        }
        return source.length();
    }
}

package cahier.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Divides a cell into Java and magics.
///
/// A magic stands where a statement could begin, alone on its line, or after `=`; never inside a
/// string, a text block or a comment, and `a % b` stays what it is in Java. What a magic does (a
/// class path that grows) counts for the Java after it, so the cell is cut there; but not where
/// nothing of the kind can come of it and a pattern may have declared a variable for what follows.
final class CellParts {

    /// Is a piece of a cell.
    sealed interface Part {
        /// Java, with as many empty lines before it that its lines keep their numbers.
        record Java(String source) implements Part {}

        /// A magic that is a statement of its own.
        ///
        /// @param line what stands after the name
        record Line(String name, String line) implements Part {}

        /// A magic that takes the whole cell.
        ///
        /// @param bodyLine the line of the cell on which the body begins, from 1
        record Whole(String name, String line, String body, int bodyLine) implements Part {}
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern INSTANCEOF = Pattern.compile("\\binstanceof\\b");
    private static final String CALL = "cahier.session.Magics.call(";

    private final String source;
    private final Predicate<String> known;
    private final BiPredicate<String, String> leavesNames;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int line = 1;
    private int depth;
    private char previous = ';';
    private char beforePrevious = ';';
    private boolean lineStart = true;
    private boolean cutAtLineEnd;

    private CellParts(
            String source, Predicate<String> known, BiPredicate<String, String> leavesNames) {
        this.source = source;
        this.known = known;
        this.leavesNames = leavesNames;
    }

    /// Divides a cell.
    ///
    /// @param known whether a name is that of a magic: it settles the few places that could be both
    /// @param leavesNames whether the Java after a magic of a name and a line means the same
    static List<Part> of(
            String source, Predicate<String> known, BiPredicate<String, String> leavesNames) {
        // Nearly every cell: nothing to look for.
        if (source.indexOf('%') < 0) return List.of(new Part.Java(source));
        var parts = new CellParts(source, known, leavesNames);
        var whole = parts.whole();
        return whole != null ? List.of(whole) : parts.divide();
    }

    private Part.@org.jspecify.annotations.Nullable Whole whole() {
        int start = 0;
        while (start < source.length() && Character.isWhitespace(source.charAt(start))) start++;
        if (!source.startsWith("%%", start)) return null;
        var name = NAME.matcher(source).region(start + 2, source.length());
        if (!name.lookingAt()) return null;
        int end = lineEnd(name.end());
        int lines = (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
        var body = end < source.length() ? source.substring(end + 1) : "";
        return new Part.Whole(
                name.group(), source.substring(name.end(), end).strip(), body, lines + 2);
    }

    private List<Part> divide() {
        while (at < source.length()) step();
        endJava();
        if (parts.isEmpty()) parts.add(new Part.Java(source));
        return parts;
    }

    private void step() {
        char c = source.charAt(at);
        if (c == '\n') {
            copy(at + 1);
            if (cutAtLineEnd) endJava();
        } else if (c == '"') {
            copy(source.startsWith("\"\"\"", at) ? textBlockEnd() : quotedEnd('"'));
            significant('"');
        } else if (c == '\'') {
            copy(quotedEnd('\''));
            significant('\'');
        } else if (source.startsWith("//", at)) {
            copy(lineEnd(at));
        } else if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            copy(end < 0 ? source.length() : end + 2);
        } else if (c == '%' && isMagic()) {
            magic();
        } else {
            if (!Character.isWhitespace(c)) code(c);
            copy(at + 1);
        }
    }

    private void code(char c) {
        switch (c) {
            case '{', '(', '[' -> depth++;
            case '}', ')', ']' -> depth--;
            default -> {}
        }
        significant(c);
    }

    private void significant(char c) {
        beforePrevious = previous;
        previous = c;
        lineStart = false;
    }

    private void copy(int end) {
        for (; at < end; at++) {
            char c = source.charAt(at);
            java.append(c);
            if (c == '\n') {
                line++;
                lineStart = true;
            }
        }
    }

    private boolean isMagic() {
        var name = NAME.matcher(source).region(at + 1, source.length());
        if (!name.lookingAt()) return false;
        if (previous == '=') return "=!<>+-*/%&|^".indexOf(beforePrevious) < 0;
        if (!lineStart) return false;
        boolean statement = previous == ';' || previous == '{' || previous == '}';
        return statement || known.test(name.group());
    }

    private void magic() {
        var name = NAME.matcher(source).region(at + 1, source.length());
        name.lookingAt();
        int end = lineEnd(at);
        var rest = source.substring(name.end(), end).strip();
        boolean assigned = previous == '=';
        boolean alone = depth == 0 && !assigned;
        if (alone && !patternMayReachPast(name.group(), rest, end)) {
            endJava();
            parts.add(new Part.Line(name.group(), rest));
        } else {
            if (assigned && rest.endsWith(";")) rest = rest.substring(0, rest.length() - 1).strip();
            java.append(CALL).append(literal(name.group())).append(", ");
            java.append(literal(rest)).append(");");
            cutAtLineEnd = depth == 0 && assigned;
        }
        at = end;
        previous = ';';
        beforePrevious = ';';
    }

    private boolean patternMayReachPast(String name, String rest, int end) {
        return INSTANCEOF.matcher(java).find()
                && !source.substring(end).isBlank()
                && leavesNames.test(name, rest);
    }

    private void endJava() {
        cutAtLineEnd = false;
        if (!java.toString().isBlank()) parts.add(new Part.Java(java.toString()));
        java.setLength(0);
        java.repeat('\n', line - 1);
    }

    private int lineEnd(int from) {
        int end = source.indexOf('\n', from);
        return end < 0 ? source.length() : end;
    }

    private int textBlockEnd() {
        for (int i = at + 3; i < source.length(); i++) {
            if (source.charAt(i) == '\\') i++;
            else if (source.startsWith("\"\"\"", i)) return i + 3;
        }
        return source.length();
    }

    private int quotedEnd(char quote) {
        for (int i = at + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') i++;
            else if (c == quote) return i + 1;
            else if (c == '\n') return i;
        }
        return source.length();
    }

    private static String literal(String text) {
        var literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\t' -> literal.append("\\t");
                case '\r' -> {}
                default -> literal.append(c);
            }
        }
        return literal.append('"').toString();
    }
}

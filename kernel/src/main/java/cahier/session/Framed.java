package cahier.session;

import cahier.engine.Problem;

import java.util.List;

/// Puts code into a frame of other code, and tells the compiler's problems as places in the code
/// alone: nobody has to read what they did not write.
///
/// @param before stands before the code, on its first line
/// @param after stands behind it, from a line of its own on
record Framed(String before, String code, String after) {

    String text() {
        return before + code + "\n" + after;
    }

    List<Problem> problems(List<Problem> found) {
        return found.stream().map(this::inCode).toList();
    }

    private Problem inCode(Problem found) {
        var lines = code.lines().toList();
        if (lines.isEmpty()) return found;
        var last = lines.getLast().length() + 1;
        boolean isBehind = found.line() > lines.size();
        int line = Math.min(found.line(), lines.size());
        int column = isBehind ? last : column(found.line(), found.column());
        int endLine = Math.min(found.endLine(), lines.size());
        int endColumn =
                found.endLine() > lines.size() ? last : column(found.endLine(), found.endColumn());
        return new Problem(
                found.kind(),
                found.message(),
                line,
                column,
                endLine,
                endColumn,
                lines.get(line - 1),
                found.hint());
    }

    private int column(int line, int column) {
        return line == 1 ? Math.max(1, column - before.length()) : column;
    }
}

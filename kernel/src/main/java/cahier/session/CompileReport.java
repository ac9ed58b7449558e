package cahier.session;

import cahier.engine.Problem;

import java.util.ArrayList;
import java.util.List;

/// Writes what the compiler said about a cell: each error with its place, the line and a caret.
final class CompileReport {

    private CompileReport() {}

    static ErrorReport of(String label, List<Problem> problems) {
        var errors = problems.stream().filter(p -> p.kind() == Problem.Kind.ERROR).toList();
        if (errors.isEmpty()) errors = problems;
        if (errors.isEmpty()) {
            return new ErrorReport(
                    ErrorReport.COMPILATION_FAILED, "does not compile", List.of(), 0);
        }
        var lines = new ArrayList<String>();
        for (var error : errors) lines.addAll(lines(label, error));
        var first = errors.getFirst();
        var value = "line " + first.line() + ": " + headline(first.message());
        if (errors.size() > 1) value += " (and " + (errors.size() - 1) + " more)";
        return new ErrorReport(ErrorReport.COMPILATION_FAILED, value, lines, first.line());
    }

    private static List<String> lines(String label, Problem problem) {
        var lines = new ArrayList<String>();
        var message = problem.message().lines().toList();
        lines.add(
                Ansi.bold(message.isEmpty() ? "error" : message.getFirst())
                        + " "
                        + Ansi.bold("(" + label + ", line " + problem.line() + ")"));
        if (!problem.sourceLine().isBlank()) {
            lines.add("    " + problem.sourceLine());
            lines.add("    " + padding(problem) + Ansi.bold("^".repeat(width(problem))));
        }
        for (var rest : message.subList(Math.min(1, message.size()), message.size())) {
            lines.add("    " + rest.strip());
        }
        if (problem.hint() != null) lines.add("    " + Ansi.bold("hint: ") + problem.hint());
        return lines;
    }

    /// Joins the details that tell most to the first line: `cannot find symbol: variable x`.
    private static String headline(String message) {
        var lines = message.lines().map(String::strip).toList();
        if (lines.isEmpty()) return message;
        var symbol = lines.stream().filter(line -> line.startsWith("symbol:")).findFirst();
        return symbol.map(
                        s -> lines.getFirst() + ": " + s.substring(7).strip().replaceAll(" +", " "))
                .orElse(lines.getFirst());
    }

    /// Makes blanks as wide as what stands before the place, in a font of one width.
    private static String padding(Problem problem) {
        var before =
                problem.sourceLine()
                        .substring(
                                0,
                                Math.clamp(
                                        problem.column() - 1L, 0, problem.sourceLine().length()));
        var blanks = new StringBuilder();
        before.codePoints().forEach(c -> blanks.append(c == '\t' ? "\t" : isWide(c) ? "  " : " "));
        return blanks.toString();
    }

    private static int width(Problem problem) {
        int from = Math.clamp(problem.column() - 1L, 0, problem.sourceLine().length());
        int to =
                problem.endLine() == problem.line()
                        ? Math.clamp(problem.endColumn() - 1L, from, problem.sourceLine().length())
                        : problem.sourceLine().stripTrailing().length();
        int width = 0;
        for (int i = from; i < to; i += Character.charCount(problem.sourceLine().codePointAt(i))) {
            width += isWide(problem.sourceLine().codePointAt(i)) ? 2 : 1;
        }
        return Math.max(1, width);
    }

    /// Says whether a terminal draws a character over two columns: Chinese, Japanese, Korean,
    /// emoji.
    private static boolean isWide(int c) {
        if (c < 0x1100) return false;
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> Character.isEmojiPresentation(c) || c >= 0xFF01 && c <= 0xFF60;
        };
    }
}

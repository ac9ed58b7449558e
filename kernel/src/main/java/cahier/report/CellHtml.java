package cahier.report;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.MarkdownCell;
import cahier.notebook.Output;
import cahier.notebook.RawCell;

import java.util.List;
import java.util.Map;

/// Writes the cells of a page.
final class CellHtml {

    private static final int PEEK = 80;

    private final Scope scope;
    private final Outcome outcome;
    private final OutputHtml outputs;

    CellHtml(Scope scope, Outcome outcome) {
        this.scope = scope;
        this.outcome = outcome;
        this.outputs = new OutputHtml(scope);
    }

    static String anchor(int number) {
        return "cell-" + number;
    }

    /// Returns a cell's HTML; empty for one that is not to be shown.
    ///
    /// @param number the cell's position among all cells, from 1
    String html(Cell cell, int number) {
        scope.enter(number);
        if (cell.isTagged("remove-cell") || cell.source().isBlank() && !hasOutputs(cell)) return "";
        return switch (cell) {
            case MarkdownCell markdown -> {
                scope.pictures.attach(markdown.attachments());
                yield section("markdown", number, Markdown.html(markdown.source(), scope));
            }
            case RawCell raw -> section("raw", number, raw(raw));
            case CodeCell code -> code(code, number);
        };
    }

    private static boolean hasOutputs(Cell cell) {
        return cell instanceof CodeCell code && !code.outputs().isEmpty();
    }

    private static String section(String classes, int number, String content) {
        return "<section class=\"cell %s\" id=\"%s\">\n%s</section>\n"
                .formatted(classes, anchor(number), content);
    }

    /// A raw cell is meant for another format, unless it says HTML, or nothing.
    private String raw(RawCell cell) {
        var format = String.valueOf(cell.metadata().getOrDefault("format", ""));
        if (format.equals("text/html")) return Frame.html(cell.source(), scope);
        return "<pre class=plain tabindex=0>" + Html.escape(cell.source()) + "</pre>\n";
    }

    // --- code -------------------------------------------------------------------------------

    private String code(CodeCell cell, int number) {
        var problems = outcome.problems().stream().filter(p -> p.cell() == number).toList();
        var content = new StringBuilder();
        if (!cell.isTagged("remove-input")) content.append(input(cell, number, problems));
        var state = state(cell, number, problems);
        if (!state.label.isEmpty()) {
            content.append("<p class=state>").append(state.label).append("</p>\n");
        }
        if (!cell.isTagged("remove-output")) content.append(output(cell));
        for (var problem : problems) content.append(problem(problem));
        return section("code" + state.classes, number, content.toString());
    }

    private record State(String classes, String label) {}

    private State state(CodeCell cell, int number, List<Outcome.Problem> problems) {
        if (!problems.isEmpty()) {
            boolean isStopped = outcome.how() == Outcome.How.INTERRUPTED;
            return isStopped
                    ? new State(" interrupted", "Interrupted")
                    : new State(" failed", "Failed");
        }
        boolean hasError = cell.outputs().stream().anyMatch(Output.Error.class::isInstance);
        boolean hasRun = outcome.ran().contains(number) || cell.source().isBlank();
        if (!hasRun && outcome.isRun() && !cell.outputs().isEmpty()) {
            return new State(" stale", "Not run: what follows was stored before");
        }
        if (!hasRun) return new State(" stale", "Not run");
        return hasError ? new State(" expected", "An error that is expected") : new State("", "");
    }

    private static String input(CodeCell cell, int number, List<Outcome.Problem> problems) {
        boolean isFolded =
                cell.isTagged("hide-input")
                        || cell.isTagged("hide-cell")
                        || isSet(cell, "source_hidden");
        var count = cell.executionCount() == null ? " " : String.valueOf(cell.executionCount());
        return "<details class=input"
                + (isFolded ? "" : " open")
                + "><summary title=\"Cell "
                + number
                + ": fold or unfold the code\"><span class=count>["
                + count
                + "]</span><code class=peek>"
                + Html.escape(peek(cell.source()))
                + "</code></summary>\n<pre class=code tabindex=0"
                + line(problems)
                + "><code>"
                + JavaCode.highlight(cell.source().stripTrailing())
                + "</code></pre></details>\n";
    }

    /// Marks the line of the first problem that has one; the style draws the mark.
    private static String line(List<Outcome.Problem> problems) {
        for (var problem : problems) {
            if (problem.line() > 0) return " style=\"--at:" + problem.line() + "\"";
        }
        return "";
    }

    private static String peek(String source) {
        var first = source.strip().lines().findFirst().orElse("");
        return first.length() <= PEEK ? first : first.substring(0, PEEK) + "…";
    }

    private String output(CodeCell cell) {
        if (cell.outputs().isEmpty()) return "";
        scope.enterOutputs();
        var content = new StringBuilder();
        for (var output : cell.outputs()) content.append(outputs.html(output));
        boolean isFolded =
                cell.isTagged("hide-output")
                        || cell.isTagged("hide-cell")
                        || isSet(cell, "outputs_hidden")
                        || Boolean.TRUE.equals(cell.metadata().get("collapsed"));
        return isFolded
                ? "<details class=outputs><summary>Output</summary>\n" + content + "</details>\n"
                : "<div class=outputs>\n" + content + "</div>\n";
    }

    private static boolean isSet(CodeCell cell, String flag) {
        return cell.metadata().get("jupyter") instanceof Map<?, ?> jupyter
                && Boolean.TRUE.equals(jupyter.get(flag));
    }

    private static String problem(Outcome.Problem problem) {
        if (problem.text().isEmpty()) return "";
        boolean saysTitle = problem.text().startsWith(problem.title());
        var title = saysTitle ? "" : "<p>" + Html.escape(problem.title()) + "</p>\n";
        return "<div class=problem>%s<pre class=error tabindex=0>%s</pre></div>\n"
                .formatted(title, AnsiText.html(problem.text()));
    }
}

package cahier.report;

import cahier.notebook.Notebook;

import java.util.List;

/// Writes the page of one notebook.
final class Page {

    private static final String NOTEBOOK = "notebook";

    private final Scope scope;
    private final Notebook notebook;
    private final Outcome outcome;

    Page(Scope scope, Notebook notebook, Outcome outcome) {
        this.scope = scope;
        this.notebook = notebook;
        this.outcome = outcome;
    }

    /// The cells as HTML, and what only they tell.
    ///
    /// @param title the first heading; empty where there is none
    record Body(String html, String title) {}

    Body body() {
        scope.anchors.reserve(NOTEBOOK);
        var cells = notebook.cells();
        for (int i = 0; i < cells.size(); i++) scope.anchors.reserve(CellHtml.anchor(i + 1));
        var writer = new CellHtml(scope, outcome);
        var html = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) html.append(writer.html(cells.get(i), i + 1));
        var headings = scope.contents.entries();
        return new Body(html.toString(), headings.isEmpty() ? "" : headings.getFirst().text());
    }

    /// Returns the whole page.
    ///
    /// @param neighbours links to the notebooks before and after
    String html(Entry entry, Body body, String index, String neighbours) {
        var html = new StringBuilder();
        html.append("<a class=skip href=\"#").append(NOTEBOOK).append("\">To the notebook</a>\n");
        html.append("<aside>\n").append(Tools.html(true));
        html.append(Html.tag("a", "href", index)).append("← All notebooks</a>\n");
        if (!scope.contents.entries().isEmpty()) {
            html.append("<details class=contents open><summary>Contents</summary>\n<nav>\n");
            html.append(scope.contents.html()).append("</nav></details>\n");
        }
        html.append("</aside>\n<main id=").append(NOTEBOOK).append(">\n");
        html.append(summary(entry)).append(body.html());
        html.append("<footer>").append(neighbours).append("</footer>\n</main>\n");
        return Document.html(entry.title(), NOTEBOOK, html.toString());
    }

    private String summary(Entry entry) {
        var html = new StringBuilder();
        html.append("<header class=\"summary ").append(entry.status().style()).append("\">\n<p>");
        html.append("<strong>").append(entry.status().label).append("</strong> ");
        html.append(entry.cells()).append(" <code>");
        html.append(Html.escape(entry.name())).append("</code></p>\n");
        html.append(problems(outcome.problems())).append("</header>\n");
        return html.toString();
    }

    private static String problems(List<Outcome.Problem> problems) {
        if (problems.isEmpty()) return "";
        var html = new StringBuilder("<ul>\n");
        for (var problem : problems) {
            html.append("<li>");
            if (problem.cell() > 0) {
                html.append(Html.tag("a", "href", "#" + CellHtml.anchor(problem.cell())));
                html.append("Cell ").append(problem.cell());
                if (problem.line() > 0) html.append(", line ").append(problem.line());
                html.append("</a>: ");
            }
            html.append(Html.escape(problem.title())).append("</li>\n");
        }
        return html.append("</ul>\n").toString();
    }
}

package cahier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes the index of a report.
final class IndexPage {

    /// How many problems a card names.
    private static final int MANY = 3;

    private IndexPage() {}

    static String html(List<Entry> entries) {
        var html = new StringBuilder();
        html.append("<main>\n<header class=front>\n<h1>Notebooks</h1>\n<p>");
        html.append(summary(entries)).append("</p>\n").append(Tools.html(false));
        html.append("</header>\n<ul class=cards>\n");
        for (var entry : entries) html.append(card(entry));
        html.append("</ul>\n</main>\n");
        return Document.html("Notebooks", "index", html.toString());
    }

    private static String summary(List<Entry> entries) {
        var parts = new ArrayList<String>();
        for (var status : Entry.Status.values()) {
            long count = entries.stream().filter(entry -> entry.status() == status).count();
            if (count > 0) parts.add(count + " " + status.label.toLowerCase(Locale.ROOT));
        }
        return Html.count(entries.size(), "notebook") + ": " + String.join(", ", parts);
    }

    private static String problems(Entry entry) {
        var problems = entry.outcome().problems();
        var lines = new ArrayList<String>();
        for (var problem : problems.subList(0, Math.min(MANY, problems.size()))) {
            var cell = problem.cell() > 0 ? "Cell " + problem.cell() + ": " : "";
            lines.add(cell + problem.title());
        }
        if (problems.size() > MANY) lines.add((problems.size() - MANY) + " more");
        var html = new StringBuilder();
        for (var line : lines) {
            boolean isFailure = entry.status() == Entry.Status.FAILED;
            html.append(isFailure ? "<p class=failure>" : "<p class=reason>")
                    .append(Html.escape(line))
                    .append("</p>\n");
        }
        return html.toString();
    }

    private static String card(Entry entry) {
        var html = new StringBuilder();
        html.append("<li class=\"").append(entry.status().style()).append("\">\n");
        if (!entry.picture().isEmpty()) {
            html.append("<div class=picture>").append(entry.picture()).append("</div>\n");
        }
        html.append("<div>\n<h2>");
        html.append(Html.tag("a", "href", Links.between(Layout.INDEX, entry.page())));
        html.append(Html.escape(entry.title())).append("</a>");
        html.append("</h2>\n<p><strong>").append(entry.status().label).append("</strong> ");
        html.append(entry.cells());
        html.append("</p>\n");
        html.append(problems(entry));
        html.append("<p class=name>").append(Html.escape(entry.name())).append("</p>\n");
        return html.append("</div>\n</li>\n").toString();
    }
}

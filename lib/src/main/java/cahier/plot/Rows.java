package cahier.plot;

import cahier.output.Bundle;
import cahier.output.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Holds a small table of texts and numbers, shown as an HTML table with its title above.
public final class Rows {

    private static final int DIGITS = 6;

    /// Cells of at most so many characters are not broken into lines.
    private static final int SHORT = 14;

    private final String title;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    Rows(String title, String... columns) {
        this.title = Words.given("title", title);
        this.columns = List.of(columns);
    }

    /// Adds a row: as many texts and numbers as there are columns. Floating-point numbers are
    /// written to six significant digits.
    public Rows row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row: number of cells: got %d; expected %d, one for each column"
                            .formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /// Returns the table as HTML, and as aligned plain text.
    public Bundle bundle() {
        return Bundle.html(html(), toString());
    }

    /// Shows the table in the output of the cell.
    public void show() {
        Output.show(bundle());
    }

    /// Returns the table as aligned plain text.
    @Override
    public String toString() {
        var lines = new ArrayList<List<String>>(List.of(columns));
        for (var row : rows) lines.add(row.stream().map(Rows::text).toList());
        var widths = new int[columns.size()];
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        var text = new StringBuilder(title.isEmpty() ? "" : title + "\n");
        for (var line : lines) {
            var cells = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                cells.append(line.get(i)).repeat(' ', widths[i] - line.get(i).length() + 2);
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private String html() {
        var html = new StringBuilder();
        if (!title.isEmpty()) html.append("<b>").append(escaped(title)).append("</b>\n");
        html.append("<table>\n<thead><tr>");
        for (var i = 0; i < columns.size(); i++) {
            html.append("<th style=\"text-align: ").append(isOfNumbers(i) ? "right" : "left");
            html.append("; white-space: nowrap\">").append(escaped(columns.get(i))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (var row : rows) {
            html.append("<tr>")
                    .append(row.stream().map(Rows::cell).collect(Collectors.joining()))
                    .append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private boolean isOfNumbers(int column) {
        return rows.stream().allMatch(row -> row.get(column) instanceof Number);
    }

    private static String cell(Object value) {
        var text = text(value);
        var style = "text-align: " + (value instanceof Number ? "right" : "left");
        if (text.length() <= SHORT) style += "; white-space: nowrap"; // a word or two stay together
        return "<td style=\"" + style + "\">" + escaped(text) + "</td>";
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> Words.number(number, DIGITS);
            case Float number -> Words.number(number, DIGITS);
            case Integer number -> String.format(java.util.Locale.ROOT, "%,d", number);
            case Long number -> String.format(java.util.Locale.ROOT, "%,d", number);
            default -> value.toString();
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

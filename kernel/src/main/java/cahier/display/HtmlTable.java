package cahier.display;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Writes maps, lists of records and rows of numbers as HTML tables; long ones are cut and their
/// size is told.
final class HtmlTable {

    private static final int MAX_ROWS = 60;
    private static final int MAX_COLUMNS = 30;
    private static final int MAX_CELL_CHARS = 500;

    private final StringBuilder html = new StringBuilder("<table>\n");
    private boolean cutColumns;

    private HtmlTable() {}

    /// Returns a table of keys and values, or `null` where the map is empty.
    static @Nullable String ofMap(Map<?, ?> map) {
        var cells = new ArrayList<List<Object>>();
        for (var entry : Order.of(map)) {
            if (cells.size() == MAX_ROWS) break;
            cells.add(Arrays.asList(entry.getKey(), entry.getValue()));
        }
        if (cells.isEmpty()) return null;
        var table = new HtmlTable();
        table.headed(List.of("key", "value"), cells);
        return table.end(map.size(), "entries", 2);
    }

    /// Returns a table where the elements are records of one type, maps or rows, or `null` where
    /// they say more as text.
    static @Nullable String ofCollection(Collection<?> elements) {
        if (elements.isEmpty()) return null;
        var first = new ArrayList<Object>();
        for (var element : Order.of(elements)) {
            first.add(element);
            if (first.size() == MAX_ROWS) break;
        }
        return ofRows(first, elements.size());
    }

    /// Returns a table of an array of records, maps or rows, else `null`.
    static @Nullable String ofArray(Object[] elements) {
        if (elements.length == 0) return null;
        var first = Arrays.asList(elements).subList(0, Math.min(MAX_ROWS, elements.length));
        return ofRows(first, elements.length);
    }

    private static @Nullable String ofRows(List<?> rows, int size) {
        var first = rows.getFirst();
        if (first instanceof Record record) {
            var type = record.getClass();
            return rows.stream().allMatch(type::isInstance) ? ofRecords(type, rows, size) : null;
        }
        if (rows.stream().allMatch(Map.class::isInstance)) return ofMaps(rows, size);
        return rows.stream().allMatch(HtmlTable::isRow) ? ofLists(rows, size) : null;
    }

    private static @Nullable String ofRecords(Class<?> type, List<?> rows, int size) {
        var components = type.getRecordComponents();
        if (components.length == 0) return null;
        var table = new HtmlTable();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        var cells =
                rows.stream()
                        .map(
                                row ->
                                        Arrays.stream(components)
                                                .map(component -> read(component, row))
                                                .toList())
                        .toList();
        table.headed(names, cells);
        return table.end(size, "rows", components.length);
    }

    private static Object read(RecordComponent component, Object row) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            var value = accessor.invoke(row);
            return value == null ? "null" : value;
        } catch (IllegalAccessException | RuntimeException unreadable) {
            return "(unreadable)";
        } catch (InvocationTargetException failed) {
            return "(threw " + failed.getCause().getClass().getName() + ")";
        }
    }

    private static @Nullable String ofMaps(List<?> rows, int size) {
        var keys = new LinkedHashSet<Object>();
        for (var row : rows) {
            for (var entry : Order.of((Map<?, ?>) row)) keys.add(entry.getKey());
        }
        if (keys.isEmpty()) return null;
        var table = new HtmlTable();
        var cells = new ArrayList<List<Object>>();
        for (var row : rows) {
            var map = (Map<?, ?>) row;
            var cellsOfRow = new ArrayList<Object>();
            for (var key : keys) cellsOfRow.add(map.containsKey(key) ? map.get(key) : "");
            cells.add(cellsOfRow);
        }
        table.headed(keys.stream().map(PlainText::of).toList(), cells);
        return table.end(size, "rows", keys.size());
    }

    private static boolean isRow(@Nullable Object value) {
        return value instanceof List<?> || value != null && value.getClass().isArray();
    }

    private static @Nullable String ofLists(List<?> rows, int size) {
        int columns = rows.stream().mapToInt(HtmlTable::width).max().orElse(0);
        if (columns == 0) return null;
        var table = new HtmlTable();
        for (var row : rows) {
            var cells = new ArrayList<Object>();
            int width = Math.min(width(row), MAX_COLUMNS);
            for (int i = 0; i < width; i++) {
                cells.add(row instanceof List<?> list ? list.get(i) : Array.get(row, i));
            }
            table.row(cells);
        }
        table.cutColumns = columns > MAX_COLUMNS;
        return table.end(size, "rows", columns);
    }

    private static int width(Object row) {
        return row instanceof List<?> list ? list.size() : Array.getLength(row);
    }

    /// Writes rows below the names of their columns, which stand as the cells of the first row do.
    private void headed(List<String> names, List<? extends List<?>> rows) {
        var first = rows.getFirst();
        html.append("<thead><tr>");
        var shown = shown(names);
        for (int i = 0; i < shown.size(); i++) {
            html.append(
                    first.get(i) instanceof Number ? "<th>" : "<th style=\"text-align: left\">");
            html.append(escape(shown.get(i))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        rows.forEach(this::row);
    }

    private void row(List<? extends @Nullable Object> cells) {
        html.append("<tr>");
        for (var cell : shown(cells)) cell(cell);
        html.append("</tr>\n");
    }

    private <E extends @Nullable Object> List<E> shown(List<E> cells) {
        if (cells.size() <= MAX_COLUMNS) return cells;
        cutColumns = true;
        return cells.subList(0, MAX_COLUMNS);
    }

    private void cell(@Nullable Object value) {
        var text = PlainText.of(value);
        if (text.length() > MAX_CELL_CHARS) text = text.substring(0, MAX_CELL_CHARS) + "…";
        html.append(value instanceof Number ? "<td>" : "<td style=\"text-align: left\">");
        html.append(escape(text)).append("</td>");
    }

    private String end(int rows, String unit, int columns) {
        if (html.indexOf("<tbody>") >= 0) html.append("</tbody>\n");
        html.append("</table>");
        if (rows > MAX_ROWS || cutColumns) {
            html.append("\n<p>").append(PlainText.count(rows)).append(' ').append(unit);
            if (rows > MAX_ROWS) html.append(", the first ").append(MAX_ROWS).append(" shown");
            if (cutColumns) {
                html.append("; ").append(PlainText.count(columns)).append(" columns, the first ");
                html.append(MAX_COLUMNS).append(" shown");
            }
            html.append("</p>");
        }
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Compares two notebooks cell by cell: cells belong together by their id, without ids by their
/// position. Differences carry the cell's position in the second notebook, or in the first where it
/// is only there.
public final class NotebookDiff {

    private final Comparison outputs;
    private final List<Difference> differences = new ArrayList<>();

    private NotebookDiff(Tolerance tolerance) {
        this.outputs = new Comparison(tolerance);
    }

    /// Lists the differences, in the order of the second notebook.
    public static List<Difference> of(Notebook left, Notebook right, Tolerance tolerance) {
        var diff = new NotebookDiff(tolerance);
        diff.compare(left, right);
        return diff.differences;
    }

    private void compare(Notebook left, Notebook right) {
        var old = byKey(left);
        var now = byKey(right);
        now.forEach(
                (key, cell) -> {
                    var was = old.get(key);
                    if (was == null) whole("cell added", '+', cell);
                    else cells(was, cell);
                });
        old.forEach(
                (key, cell) -> {
                    if (!now.containsKey(key)) whole("cell removed", '-', cell);
                });
        order(new ArrayList<>(old.keySet()), new ArrayList<>(now.keySet()));
        if (!Json.sameValue(left.metadata(), right.metadata())) {
            add(0, null, "notebook metadata", json(left.metadata()), json(right.metadata()));
        }
    }

    /// A cell and its position, from 1.
    private record Placed(int number, Cell cell) {}

    private static LinkedHashMap<String, Placed> byKey(Notebook notebook) {
        var cells = new LinkedHashMap<String, Placed>();
        int number = 0;
        for (var cell : notebook.cells()) {
            number++;
            var key = cell.id() != null ? "id " + cell.id() : "position " + number;
            cells.putIfAbsent(key, new Placed(number, cell));
        }
        return cells;
    }

    private void cells(Placed left, Placed right) {
        var old = left.cell();
        var now = right.cell();
        int number = right.number();
        if (!old.type().equals(now.type())) {
            add(number, now.id(), "type", List.of(old.type()), List.of(now.type()));
        }
        if (!old.source().equals(now.source())) {
            add(number, now.id(), "source", old.source().lines().toList(), lines(now.source()));
        }
        if (!Json.sameValue(old.metadata(), now.metadata())) {
            add(number, now.id(), "metadata", json(old.metadata()), json(now.metadata()));
        }
        if (old instanceof CodeCell was && now instanceof CodeCell is) {
            int before = outputs.differences().size();
            outputs.compare(number, was, is.outputs());
            var all = outputs.differences();
            differences.addAll(all.subList(before, all.size()));
        }
    }

    private void order(List<String> left, List<String> right) {
        left.retainAll(right);
        right.retainAll(left);
        if (!left.equals(right)) add(0, null, "order of cells", left, right);
    }

    private void whole(String place, char mark, Placed cell) {
        var lines = new ArrayList<String>();
        for (var line : lines(cell.cell().source())) lines.add(mark + " " + line);
        differences.add(
                new Difference(cell.number(), cell.cell().id(), place, List.copyOf(lines), null));
    }

    private void add(
            int cell, @Nullable String id, String place, List<String> old, List<String> now) {
        var lines = LineDiff.of(old, now);
        differences.add(
                new Difference(
                        cell, id, place, lines.isEmpty() ? List.of("  (line ends)") : lines, null));
    }

    private static List<String> json(Object value) {
        return lines(Json.write(value));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}

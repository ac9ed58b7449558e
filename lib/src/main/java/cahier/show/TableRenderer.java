package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Plot;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Shows a table of Tablesaw; of a long one the first and the last rows, of a wide one the first
/// columns, and always the whole size.
public final class TableRenderer implements Renderer<Table> {

    private static final int WHOLE = 30;
    private static final int FIRST = 20;
    private static final int LAST = 5;
    private static final int COLUMNS = 20;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public MimeBundle render(Table value) {
        var columns = value.columns().subList(0, Math.min(COLUMNS, value.columnCount()));
        var size = size(value.rowCount(), "row") + ", " + size(value.columnCount(), "column");
        var name = value.name() == null || value.name().isEmpty() ? "" : value.name() + ": ";
        var names = columns.stream().map(Column::name).toArray(String[]::new);
        var rows = Plot.table(name + size, names);
        for (var row = 0; row < value.rowCount(); row++) {
            if (value.rowCount() > WHOLE && row == FIRST) {
                rows.row(columns.stream().map(column -> (Object) "…").toArray());
                row = value.rowCount() - LAST;
            }
            var at = row;
            rows.row(columns.stream().map(column -> cell(column, at)).toArray());
        }
        return Bundles.of(rows.bundle());
    }

    private static Object cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : column.get(row);
    }

    private static String size(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

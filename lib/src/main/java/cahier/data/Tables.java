package cahier.data;

import cahier.tensor.Tensor;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

import java.util.Arrays;

/// Copies tables of Tablesaw to tensors and back.
public final class Tables {

    private Tables() {}

    /// Returns columns of numbers as a matrix, [rows, columns]; missing values become NaN.
    ///
    /// @param columns their names in order, or none for all
    /// @throws IllegalArgumentException if a column does not hold numbers
    public static Tensor toTensor(Table table, String... columns) {
        var names = columns.length == 0 ? table.columnNames() : Arrays.asList(columns);
        var matrix = Tensor.zeros(table.rowCount(), names.size());
        for (var c = 0; c < names.size(); c++) {
            if (!(table.column(names.get(c)) instanceof NumericColumn<?> numbers)) {
                throw new IllegalArgumentException(
                        "toTensor: column without numbers: got "
                                + names.get(c)
                                + " of type "
                                + table.column(names.get(c)).type()
                                + "; expected numbers");
            }
            for (var row = 0; row < numbers.size(); row++) {
                matrix.data()[row * names.size() + c] = (float) numbers.getDouble(row);
            }
        }
        return matrix;
    }

    /// Returns a matrix as a table; NaN becomes a missing value.
    ///
    /// @param columns a name for each column
    public static Table toTable(Tensor matrix, String... columns) {
        if (matrix.rank() != 2 || matrix.size(1) != columns.length) {
            throw new IllegalArgumentException(
                    "toTable: one name for each column is needed: got shape "
                            + Arrays.toString(matrix.shape())
                            + " and "
                            + columns.length
                            + " names; expected [rows, "
                            + columns.length
                            + "]");
        }
        var table = Table.create();
        for (var c = 0; c < columns.length; c++) {
            var column = DoubleColumn.create(columns[c], matrix.size(0));
            for (var row = 0; row < matrix.size(0); row++) {
                var value = matrix.data()[row * columns.length + c];
                if (!Float.isNaN(value)) column.set(row, (double) value);
            }
            table.addColumns(column);
        }
        return table;
    }

    /// Returns a table as samples: a column holds the labels, the others the features in order.
    ///
    /// @throws IllegalArgumentException if a label is not a whole number
    public static Samples toSamples(Table table, String labels) {
        var features =
                table.columnNames().stream().filter(n -> !n.equals(labels)).toArray(String[]::new);
        return new Samples(toTensor(table, features), toTensor(table, labels).toInts());
    }
}

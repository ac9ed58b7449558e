package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies of matrices with other distances between their rows. A row of less than a vector is
/// copied by two shorter ones that overlap.
///
/// A species that is no constant would put vectors on the heap; so there are three loops.
final class VectorCopy {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final VectorSpecies<Float> HALF = FloatVector.SPECIES_256;
    private static final int H = 8;
    private static final VectorSpecies<Float> QUARTER = FloatVector.SPECIES_128;
    private static final int Q = 4;

    private VectorCopy() {}

    static void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        if (columns == 2 * L) {
            pairs(rows, x, xOffset, xRow, y, yOffset, yRow);
        } else if (columns >= L) {
            wholes(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
        } else if (columns >= H) {
            halves(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
        } else if (columns >= Q) {
            quarters(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
        } else {
            for (var i = 0; i < rows; i++) {
                var at = xOffset + i * xRow;
                var to = yOffset + i * yRow;
                for (var j = 0; j < columns; j++) y[to + j] = x[at + j];
            }
        }
    }

    /// Copies rows of two vectors, such as a panel's.
    private static void pairs(
            int rows, float[] x, int xOffset, int xRow, float[] y, int yOffset, int yRow) {
        for (var i = 0; i < rows; i++) {
            var at = xOffset + i * xRow;
            var to = yOffset + i * yRow;
            FloatVector.fromArray(S, x, at).intoArray(y, to);
            FloatVector.fromArray(S, x, at + L).intoArray(y, to + L);
        }
    }

    static void gather(int n, float[] x, int at, int[] places, float[] y, int to, boolean add) {
        var whole = S.loopBound(n);
        for (var i = 0; i < whole; i += L) {
            var values = FloatVector.fromArray(S, x, at, places, i);
            if (add) values = FloatVector.fromArray(S, y, to + i).add(values);
            values.intoArray(y, to + i);
        }
        for (var i = whole; i < n; i++) {
            var value = x[at + places[i]];
            y[to + i] = add ? y[to + i] + value : value;
        }
    }

    /// Copies rows of at least one vector; the last one overlaps the one before it.
    private static void wholes(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        var last = columns - L;
        for (var i = 0; i < rows; i++) {
            var at = xOffset + i * xRow;
            var to = yOffset + i * yRow;
            for (var j = 0; j < last; j += L) {
                FloatVector.fromArray(S, x, at + j).intoArray(y, to + j);
            }
            FloatVector.fromArray(S, x, at + last).intoArray(y, to + last);
        }
    }

    /// The same in vectors of eight.
    private static void halves(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        var last = columns - H;
        for (var i = 0; i < rows; i++) {
            var at = xOffset + i * xRow;
            var to = yOffset + i * yRow;
            for (var j = 0; j < last; j += H) {
                FloatVector.fromArray(HALF, x, at + j).intoArray(y, to + j);
            }
            FloatVector.fromArray(HALF, x, at + last).intoArray(y, to + last);
        }
    }

    /// The same in vectors of four.
    private static void quarters(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        var last = columns - Q;
        for (var i = 0; i < rows; i++) {
            var at = xOffset + i * xRow;
            var to = yOffset + i * yRow;
            for (var j = 0; j < last; j += Q) {
                FloatVector.fromArray(QUARTER, x, at + j).intoArray(y, to + j);
            }
            FloatVector.fromArray(QUARTER, x, at + last).intoArray(y, to + last);
        }
    }
}

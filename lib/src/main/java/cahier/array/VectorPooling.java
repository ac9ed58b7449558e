package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The largest of windows by vectors: a lane is a column, tap after tap in row-major order, so that
/// the first of equals stays. Windows at every column are looked at, and then those are taken that
/// the stride meets.
final class VectorPooling {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    /// The even lanes of a vector, in both halves.
    private static final VectorShuffle<Float> EVEN =
            VectorShuffle.fromOp(S, lane -> 2 * lane & L - 1);

    private static final VectorMask<Float> BEHIND = S.indexInRange(-L / 2, L / 2);

    /// Least windows in a row, and most columns from one to the next, for which vectors pay.
    private static final int LEAST = 3;

    private static final int FURTHEST = 4;

    /// Distances between taps up to here are exact as `float`s.
    private static final int EXACT = 1 << 24;

    private VectorPooling() {}

    static void maxRow(
            Pooling form,
            float[] x,
            int base,
            int row,
            int from,
            int end,
            float[] y,
            int[] indices,
            int at,
            float[] scratch) {
        var window = form.window();
        var down = window.dilationY() * form.width();
        var across = window.dilationX();
        var step = window.strideX();
        var first = row * form.width() - window.left() + from * step;
        var columns = (end - from - 1) * step + 1;
        var room = Math.ceilDiv(columns, L) * L;
        var reach = (window.height() - 1) * down + (window.width() - 1) * across;
        if (end - from < LEAST
                || step > FURTHEST
                || reach >= EXACT
                || base + first + room + reach > x.length) {
            ScalarPooling.maxRow(form, x, base, row, from, end, y, indices, at);
            return;
        }
        for (var t = 0; t < columns; t += L) {
            taps(window, down, x, base + first + t, scratch, t, room + t);
        }
        for (var j = 0; j < end - from; j++) {
            y[at + from + j] = scratch[j * step] + 0f;
            indices[at + from + j] = first + j * step + (int) scratch[room + j * step];
        }
    }

    static void largest(
            Window window,
            int rows,
            int columns,
            float[] x,
            int pitch,
            float[] y,
            int to,
            float[] scratch) {
        var step = window.strideX();
        var seen = (columns - 1) * step + (window.width() - 1) * window.dilationX() + 1;
        for (var i = 0; i < rows; i++) {
            rows(window, x, i * window.strideY() * pitch, pitch, seen, scratch);
            var at = to + i * columns;
            if (step <= 2) columns(window, scratch, columns, y, at);
            else ScalarPooling.columns(window, scratch, columns, y, at);
        }
    }

    /// Writes the largest of the rows of a row of windows, column by column.
    private static void rows(
            Window window, float[] x, int row, int pitch, int seen, float[] scratch) {
        var down = window.dilationY() * pitch;
        var height = window.height();
        for (var j = 0; j < seen; j += L) {
            var most = FloatVector.fromArray(S, x, row + j);
            for (var p = 1; p < height; p++) {
                most = most.max(FloatVector.fromArray(S, x, row + j + p * down));
            }
            most.intoArray(scratch, j);
        }
    }

    /// Writes the largest of the columns of each window; windows move by one column or two.
    private static void columns(Window window, float[] x, int columns, float[] y, int to) {
        var step = window.strideX();
        var across = window.dilationX();
        var width = window.width();
        var whole = S.loopBound(columns);
        var rest = S.indexInRange(whole, columns);
        for (var j = 0; j < columns; j += L) {
            var most = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
            for (var q = 0; q < width; q++) {
                var at = j * step + q * across;
                var value = FloatVector.fromArray(S, x, at);
                if (step == 2) {
                    var behind = FloatVector.fromArray(S, x, at + L);
                    value = value.rearrange(EVEN).blend(behind.rearrange(EVEN), BEHIND);
                }
                most = most.max(value);
            }
            most = most.add(0f);
            if (j < whole) most.intoArray(y, to + j);
            else most.intoArray(y, to + j, rest);
        }
    }

    /// Writes the largest of a vector of windows, and how far from the first tap each lies.
    private static void taps(
            Window window, int down, float[] x, int at, float[] scratch, int values, int places) {
        var across = window.dilationX();
        var most = FloatVector.fromArray(S, x, at);
        var place = FloatVector.zero(S);
        for (var p = 0; p < window.height(); p++) {
            for (var q = 0; q < window.width(); q++) {
                var tap = p * down + q * across;
                var value = FloatVector.fromArray(S, x, at + tap);
                // a NaN is larger than any number, and the first one stays
                var stays =
                        value.compare(VectorOperators.LE, most)
                                .or(most.test(VectorOperators.IS_NAN));
                most = value.blend(most, stays);
                place = FloatVector.broadcast(S, tap).blend(place, stays);
            }
        }
        most.intoArray(scratch, values);
        place.intoArray(scratch, places);
    }
}

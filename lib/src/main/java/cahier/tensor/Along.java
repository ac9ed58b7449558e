package cahier.tensor;

import cahier.array.Binary;
import cahier.array.Elementwise;
import cahier.array.Reduce;

import java.util.Arrays;

/// Neighbouring axes of a tensor seen as the middle one of three: [outer, length, inner].
///
/// @param shape of what is left where the length becomes one: outer · inner elements
record Along(int outer, int length, int inner, int[] shape) {

    /// Values side by side that are worth a call.
    private static final int ROW = 16;

    /// Returns how a shape looks along axes from `first` to `last`; none if `last` is smaller.
    static Along of(int[] shape, int first, int last) {
        var length = 1;
        var rest = shape;
        for (var axis = last; axis >= first; axis--) {
            length *= shape[axis];
            rest = Shapes.without(rest, axis);
        }
        return new Along(Shapes.outer(shape, first), length, Shapes.inner(shape, last), rest);
    }

    /// Returns the place of the first of the values that one result comes from; the next are
    /// `inner` apart.
    int first(int result) {
        return result / inner * length * inner + result % inner;
    }

    /// Computes `y[o, i] = Σ x[o, a, i]`.
    void sum(float[] x, float[] y) {
        Reduce.sum(x, 0, outer, length, inner, y, 0, false);
    }

    /// Computes `y[o, i] = max x[o, a, i]`: NaN if any is, -∞ of none.
    void max(float[] x, float[] y) {
        if (inner < ROW) {
            Reduce.max(x, 0, outer, length, inner, y, 0);
            return;
        }
        Arrays.fill(y, Float.NEGATIVE_INFINITY);
        for (var o = 0; o < outer; o++) {
            for (var a = 0; a < length; a++) {
                var at = (o * length + a) * inner;
                Elementwise.apply(Binary.MAX, x, at, y, o * inner, y, o * inner, inner);
            }
        }
    }

    /// Computes `y[o, a, i] = f(x[o, a, i], each[o, i])`; y may be x, and arrays may be longer.
    void apply(Binary f, float[] x, float[] each, float[] y) {
        if (inner == 1) {
            Elementwise.withColumn(f, x, 0, each, 0, y, 0, outer, length);
        } else if (outer == 1) {
            Elementwise.withRow(f, x, 0, each, 0, y, 0, length, inner);
        } else {
            int[] sizes = {outer, length, inner};
            int[] steps = {length * inner, inner, 1};
            Elementwise.broadcast(f, sizes, x, 0, steps, each, 0, new int[] {inner, 0, 1}, y, 0);
        }
    }
}

package cahier.tensor;

import cahier.array.Reduce;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What makes many values of a [Tensor] one. Axes that are reduced are left out of the result;
/// `unsqueeze` puts one back.
public sealed interface Reductions permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Returns the sum over the axes, or over everything if none is named.
    default Tensor sum(int... axes) {
        return total("sum", axes, false);
    }

    /// Returns the mean over the axes, or over everything if none is named.
    ///
    /// @throws IllegalArgumentException if there are no values
    default Tensor mean(int... axes) {
        return total("mean", axes, true);
    }

    private Tensor total(String operation, int[] axes, boolean mean) {
        var x = self();
        if (mean && x.size() == 0) {
            throw Shapes.failure(
                    operation, "no values", "shape " + Shapes.text(x.shape), "one or more");
        }
        if (axes.length == 0 || x.rank() == 0) return sumOver(x, 1, x.size(), 1, mean, new int[0]);
        var sorted =
                Arrays.stream(axes)
                        .map(axis -> Shapes.axis(operation, axis, x.rank()))
                        .sorted()
                        .toArray();
        if (IntStream.of(sorted).distinct().count() != sorted.length) {
            throw Shapes.failure(operation, "an axis twice", Shapes.text(axes), "distinct axes");
        }
        // neighbouring axes at once, the last first, so that those before keep their numbers
        var y = x;
        for (var last = sorted.length - 1; last >= 0; ) {
            var first = last;
            while (first > 0 && sorted[first - 1] == sorted[first] - 1) first--;
            y = sumOver(y, sorted[first], sorted[last], mean);
            last = first - 1;
        }
        return y;
    }

    private static Tensor sumOver(Tensor x, int first, int last, boolean mean) {
        var shape = x.shape;
        for (var axis = last; axis >= first; axis--) shape = Shapes.without(shape, axis);
        var outer = Shapes.outer(x.shape, first);
        var inner = Shapes.inner(x.shape, last);
        var length = 1;
        for (var axis = first; axis <= last; axis++) length *= x.shape[axis];
        return sumOver(x, outer, length, inner, mean, shape);
    }

    private static Tensor sumOver(
            Tensor x, int outer, int length, int inner, boolean mean, int[] shape) {
        var scale = mean ? 1f / length : 1f;
        return Tensor.computed(new Reduced.Sum(x, outer, length, inner, scale, shape));
    }

    /// Returns the largest value; the gradient goes to the first such.
    default Tensor max() {
        return extreme("max", 1);
    }

    /// Returns the largest values over an axis; the gradient goes to the first such.
    default Tensor max(int axis) {
        return extreme("max", self(), axis, 1);
    }

    /// Returns the smallest value; the gradient goes to the first such.
    default Tensor min() {
        return extreme("min", -1);
    }

    /// Returns the smallest values over an axis; the gradient goes to the first such.
    default Tensor min(int axis) {
        return extreme("min", self(), axis, -1);
    }

    private Tensor extreme(String operation, int sign) {
        return extreme(operation, self().flatten(), 0, sign);
    }

    private static Tensor extreme(String operation, Tensor x, int axis, int sign) {
        var along = Shapes.axis(operation, axis, x.rank());
        if (x.shape[along] == 0) {
            throw Shapes.failure(
                    operation, "no values", "shape " + Shapes.text(x.shape), "one or more");
        }
        var shape = Shapes.without(x.shape, along);
        var outer = Shapes.outer(x.shape, along);
        var inner = Shapes.inner(x.shape, along);
        var places = new int[outer * inner];
        return Tensor.computed(
                new Reduced.Extreme(x, sign, outer, x.shape[along], inner, shape, places));
    }

    /// Returns the index of the first largest value, counted row-major over everything.
    default int argmax() {
        return argmax("argmax", self().flatten(), 0)[0];
    }

    /// Returns the indices of the first largest values over an axis, as whole numbers.
    default Tensor argmax(int axis) {
        var x = self();
        var along = Shapes.axis("argmax", axis, x.rank());
        var places = argmax("argmax", x, along);
        var y = new float[places.length];
        for (var i = 0; i < y.length; i++) y[i] = places[i];
        return Tensor.wrap(y, Shapes.without(x.shape, along));
    }

    /// Returns the k largest values of the last axis, the largest first, and their indices; of
    /// equal ones the first comes first.
    default TopK topk(int k) {
        var x = self();
        if (x.rank() == 0 || k < 1 || k > x.size(-1)) {
            throw Shapes.failure(
                    "topk",
                    "k does not fit the last axis",
                    k + " for shape " + Shapes.text(x.shape),
                    "1 to the length of the last axis");
        }
        return TopK.of(x, k);
    }

    private static int[] argmax(String operation, Tensor x, int axis) {
        var length = x.shape[axis];
        if (length == 0) {
            throw Shapes.failure(
                    operation, "no values", "shape " + Shapes.text(x.shape), "one or more");
        }
        var outer = Shapes.outer(x.shape, axis);
        var inner = Shapes.inner(x.shape, axis);
        var places = new int[outer * inner];
        Reduce.argmax(x.values(), 0, outer, length, inner, places, 0);
        return places;
    }
}

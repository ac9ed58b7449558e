package cahier.tensor;

import cahier.array.Elementwise;
import cahier.array.Reduce;
import cahier.array.Scratch;
import cahier.array.Unary;

import java.util.Arrays;
import java.util.function.BiFunction;
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
        if (x.rank() == 0) return sumOver(x, 0, -1, mean);
        var sorted = Shapes.axes(operation, axes, x.rank());
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
        var along = Along.of(x.shape, first, last);
        var scale = mean ? 1f / along.length() : 1f;
        return Tensor.computed(
                new Reduced.Sum(
                        x, along.outer(), along.length(), along.inner(), scale, along.shape()));
    }

    /// Returns the variance over the axes, or over everything if none is named: the mean square of
    /// the distances from the mean, divided by the number of values (`var` in NumPy).
    ///
    /// @throws IllegalArgumentException if there are no values
    default Tensor variance(int... axes) {
        return spread("variance", axes, 0, false);
    }

    /// Returns the variance over the axes, or over everything if none is named, of what the values
    /// are a sample of: the squares of the distances from the mean are divided by one less than the
    /// number of values, which makes the estimate unbiased (`var` in PyTorch).
    ///
    /// @throws IllegalArgumentException if there are fewer than two values
    default Tensor sampleVariance(int... axes) {
        return spread("sampleVariance", axes, 1, false);
    }

    /// Returns the standard deviation, the root of [#variance] (`std` in NumPy); its derivative at
    /// 0 is 0.
    ///
    /// @throws IllegalArgumentException if there are no values
    default Tensor std(int... axes) {
        return spread("std", axes, 0, true);
    }

    /// Returns the root of [#sampleVariance] (`std` in PyTorch); its derivative at 0 is 0.
    ///
    /// @throws IllegalArgumentException if there are fewer than two values
    default Tensor sampleStd(int... axes) {
        return spread("sampleStd", axes, 1, true);
    }

    private Tensor spread(String operation, int[] axes, int less, boolean isRoot) {
        return measured(
                operation,
                axes,
                (x, along) -> {
                    if (along.length() <= less) {
                        throw Shapes.failure(
                                operation,
                                less == 0 ? "no values" : "too few values",
                                along.length()
                                        + " for each result from shape "
                                        + Shapes.text(self().shape),
                                (less == 0 ? "one" : "two") + " or more");
                    }
                    return new Measured.Variance(x, along, less, isRoot);
                });
    }

    /// Returns the Euclidean length √Σ x² over the axes, or over everything if none is named: 0 of
    /// no values. The derivative at 0 is 0, and squares that a `float` does not hold do no harm.
    ///
    /// @param axes not the order of a norm: others are `x.abs().sum(axes)` and `x.abs().max(axis)`
    default Tensor norm(int... axes) {
        return measured("norm", axes, Measured.Norm::new);
    }

    /// Returns the product over the axes, or over everything if none is named: 1 of no values.
    /// Zeros among the values have their gradient, too.
    default Tensor prod(int... axes) {
        return measured("prod", axes, Measured.Product::new);
    }

    /// Returns ln Σ eˣ over the axes, or over everything if none is named: -∞ of no values. No
    /// exponential overflows.
    default Tensor logSumExp(int... axes) {
        return measured("logSumExp", axes, Measured.LogSumExp::new);
    }

    private Tensor measured(
            String operation, int[] axes, BiFunction<Tensor, Along, Operation> measure) {
        var x = self();
        var sorted = Shapes.axes(operation, axes, x.rank());
        var count = sorted.length;
        if (count > 0 && sorted[count - 1] - sorted[0] >= count) {
            // not side by side: the others first
            var kept = IntStream.range(0, x.rank()).filter(i -> Arrays.binarySearch(sorted, i) < 0);
            x = x.permute(IntStream.concat(kept, IntStream.of(sorted)).toArray());
            for (var i = 0; i < count; i++) sorted[i] = x.rank() - count + i;
        }
        var first = count == 0 ? 0 : sorted[0];
        return Tensor.computed(measure.apply(x, Along.of(x.shape, first, first + count - 1)));
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

    /// Returns the index of the first largest value, counted row-major over everything; NaN counts
    /// as largest.
    default int argmax() {
        var x = self();
        return places("argmax", x, Along.of(x.shape, 0, x.rank() - 1), 1)[0];
    }

    /// Returns the indices of the first largest values over an axis, as whole numbers.
    default Tensor argmax(int axis) {
        return indices("argmax", axis, 1);
    }

    /// Returns the index of the first smallest value, counted row-major over everything; NaN counts
    /// as smallest.
    default int argmin() {
        var x = self();
        return places("argmin", x, Along.of(x.shape, 0, x.rank() - 1), -1)[0];
    }

    /// Returns the indices of the first smallest values over an axis, as whole numbers.
    default Tensor argmin(int axis) {
        return indices("argmin", axis, -1);
    }

    private Tensor indices(String operation, int axis, int sign) {
        var x = self();
        var at = Shapes.axis(operation, axis, x.rank());
        var along = Along.of(x.shape, at, at);
        var places = places(operation, x, along, sign);
        var y = new float[places.length];
        for (var i = 0; i < y.length; i++) y[i] = places[i];
        return Tensor.wrap(y, along.shape());
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

    private static int[] places(String operation, Tensor x, Along along, int sign) {
        if (along.length() == 0) {
            throw Shapes.failure(
                    operation, "no values", "shape " + Shapes.text(x.shape), "one or more");
        }
        int outer = along.outer(), length = along.length(), inner = along.inner();
        var places = new int[outer * inner];
        if (sign > 0) {
            Reduce.argmax(x.values(), 0, outer, length, inner, places, 0);
            return places;
        }
        var negated = Scratch.take(x.size());
        Elementwise.apply(Unary.NEGATE, x.values(), 0, negated, 0, x.size());
        Reduce.argmax(negated, 0, outer, length, inner, places, 0);
        Scratch.give(negated);
        return places;
    }
}

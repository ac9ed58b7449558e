package cahier.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A [Tensor]'s values in another shape or order. `reshape` and what is made of it (flatten,
/// squeeze, unsqueeze) share storage; everything else copies.
public sealed interface Views permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Returns the values under another shape of as many elements; one length may be -1 and is
    /// worked out.
    default Tensor reshape(int... shape) {
        var x = self();
        var wanted = shape.clone();
        var known = 1L;
        var open = -1;
        for (var i = 0; i < wanted.length; i++) {
            if (wanted[i] == -1 && open < 0) open = i;
            else known *= wanted[i];
        }
        if (open >= 0 && known > 0 && x.size() % known == 0) {
            wanted[open] = (int) (x.size() / known);
        }
        if (IntStream.of(wanted).anyMatch(n -> n < 0) || Shapes.size(wanted) != x.size()) {
            throw Shapes.failure(
                    "reshape",
                    "number of elements differs",
                    Shapes.text(x.shape) + " to " + Shapes.text(shape),
                    "a shape of " + x.size() + " elements");
        }
        return Tensor.shared(new Moved.Reshape(x, wanted), x, wanted);
    }

    /// Returns all values as one axis.
    default Tensor flatten() {
        return reshape(self().size());
    }

    /// Returns the axes from `first` on as one axis: `flatten(1)` keeps the batch.
    default Tensor flatten(int first) {
        var x = self();
        var axis = Shapes.axis("flatten", first, x.rank());
        var shape = Arrays.copyOf(x.shape, axis + 1);
        shape[axis] = x.shape[axis] * Shapes.inner(x.shape, axis);
        return reshape(shape);
    }

    /// Returns the tensor without an axis of length 1.
    default Tensor squeeze(int axis) {
        var x = self();
        var along = Shapes.axis("squeeze", axis, x.rank());
        if (x.shape[along] != 1) {
            throw Shapes.failure(
                    "squeeze",
                    "axis " + axis + " is not of length 1",
                    "shape " + Shapes.text(x.shape),
                    "length 1");
        }
        return reshape(Shapes.without(x.shape, along));
    }

    /// Returns the tensor with a new axis of length 1 at a place.
    default Tensor unsqueeze(int axis) {
        var x = self();
        var along = Shapes.axis("unsqueeze", axis, x.rank() + 1);
        return reshape(Shapes.inserted(x.shape, along, 1));
    }

    /// Returns the transpose of a matrix; of more axes, the last two are swapped.
    default Tensor transpose() {
        if (self().rank() < 2) {
            throw Shapes.failure(
                    "transpose",
                    "not a matrix",
                    "shape " + Shapes.text(self().shape),
                    "two axes or more");
        }
        return swap(-2, -1);
    }

    /// Returns the tensor with two axes swapped.
    default Tensor swap(int first, int second) {
        var rank = self().rank();
        var axes = IntStream.range(0, rank).toArray();
        var a = Shapes.axis("swap", first, rank);
        var b = Shapes.axis("swap", second, rank);
        axes[a] = b;
        axes[b] = a;
        return permute(axes);
    }

    /// Returns the tensor with its axes in another order: axis i of the result is `axes[i]` of
    /// this.
    default Tensor permute(int... axes) {
        var x = self();
        var sorted = axes.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, x.rank()).toArray())) {
            throw Shapes.failure(
                    "permute",
                    "not an order of the axes",
                    Shapes.text(axes) + " for shape " + Shapes.text(x.shape),
                    "each of 0 to " + (x.rank() - 1) + " once");
        }
        return Tensor.computed(new Moved.Permute(x, axes.clone()));
    }

    /// Returns the tensor repeated to a shape that it broadcasts to.
    default Tensor expand(int... shape) {
        var x = self();
        var checked = Shapes.checked("expand", shape);
        if (!Arrays.equals(Shapes.broadcast("expand", x.shape, checked), checked)) {
            throw Shapes.failure(
                    "expand",
                    "shape is smaller than the tensor's",
                    Shapes.text(x.shape) + " to " + Shapes.text(shape),
                    "lengths that are equal, or 1 in the tensor");
        }
        return Tensor.computed(new Moved.Expand(x, checked));
    }

    /// Returns the tensor several times one after the other along each axis (`tile` in NumPy and
    /// PyTorch).
    ///
    /// @param times for each axis how often, the last axis last: `tile(2, 1)` sets a matrix twice
    ///   one below the other; axes that are not named stay, and further times make new axes in
    ///   front
    default Tensor tile(int... times) {
        var x = self();
        if (IntStream.of(times).anyMatch(n -> n < 0)) {
            throw Shapes.failure("tile", "negative times", Shapes.text(times), "0 or more each");
        }
        var rank = Math.max(x.rank(), times.length);
        int[] parts = new int[2 * rank], repeated = new int[2 * rank], shape = new int[rank];
        for (var axis = 0; axis < rank; axis++) {
            int old = axis - rank + x.rank(), named = axis - rank + times.length;
            parts[2 * axis] = 1;
            parts[2 * axis + 1] = old < 0 ? 1 : x.shape[old];
            repeated[2 * axis] = named < 0 ? 1 : times[named];
            repeated[2 * axis + 1] = parts[2 * axis + 1];
            shape[axis] = Shapes.size(repeated[2 * axis], repeated[2 * axis + 1]);
        }
        return x.reshape(parts).expand(repeated).reshape(shape);
    }

    /// Returns the tensor with a frame of one value around it.
    ///
    /// @param value what the frame holds
    /// @param widths for each axis the width before and the width after it, the last axis last
    ///   (`pad(0, 1, 1, 2, 2)` frames a matrix with one row and two columns on each side); axes
    ///   that are not named get none
    default Tensor pad(double value, int... widths) {
        var x = self();
        if (widths.length % 2 != 0
                || widths.length > 2 * x.rank()
                || IntStream.of(widths).anyMatch(width -> width < 0)) {
            throw Shapes.failure(
                    "pad",
                    "widths do not fit the axes",
                    Shapes.text(widths) + " for shape " + Shapes.text(x.shape),
                    "a width of 0 or more before and after each of the last axes");
        }
        var shape = x.shape.clone();
        var before = new int[shape.length];
        var first = shape.length - widths.length / 2;
        for (var i = 0; i < widths.length / 2; i++) {
            before[first + i] = widths[2 * i];
            shape[first + i] = padded(shape[first + i], widths[2 * i], widths[2 * i + 1]);
        }
        Shapes.size(shape);
        return Tensor.computed(new Moved.Pad(x, before, shape, (float) value));
    }

    private static int padded(int length, int before, int after) {
        var sum = (long) length + before + after;
        if (sum <= Integer.MAX_VALUE) return (int) sum;
        throw Shapes.failure(
                "pad", "axis too long", "length " + sum, "at most " + Integer.MAX_VALUE);
    }
}

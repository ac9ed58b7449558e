package cahier.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A [Tensor]'s values in another shape, order or choice. `reshape` and what is made of it
/// (flatten, squeeze, unsqueeze) share storage; everything else copies.
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
        return Tensor.recorded(new Moved.Reshape(x, wanted), x.data(), wanted);
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
            shape[first + i] += widths[2 * i] + widths[2 * i + 1];
        }
        Shapes.size(shape);
        return Tensor.computed(new Moved.Pad(x, before, shape, (float) value));
    }

    /// Returns the indices `from` (inclusive) to `to` (exclusive) of an axis; negative ones count
    /// from the back.
    default Tensor slice(int axis, int from, int to) {
        return slice(axis, from, to, 1);
    }

    /// Returns every `step`-th index from `from` (inclusive) to `to` (exclusive) of an axis.
    default Tensor slice(int axis, int from, int to, int step) {
        var x = self();
        var along = Shapes.axis("slice", axis, x.rank());
        var length = x.shape[along];
        var first = from < 0 ? from + length : from;
        var end = to < 0 ? to + length : to;
        if (first < 0 || end > length || first > end || step < 1) {
            throw Shapes.failure(
                    "slice",
                    "range out of the axis",
                    from + " to " + to + " by " + step + " for length " + length,
                    "0 ≤ from ≤ to ≤ " + length + " and a step of 1 or more");
        }
        var shape = Shapes.with(x.shape, along, (end - first + step - 1) / step);
        return Tensor.computed(new Selected.Slice(x, along, first, step, shape));
    }

    /// Returns an axis in reverse order.
    default Tensor flip(int axis) {
        var x = self();
        var along = Shapes.axis("flip", axis, x.rank());
        var last = Math.max(0, x.shape[along] - 1);
        return Tensor.computed(new Selected.Slice(x, along, last, -1, x.shape));
    }

    /// Returns the part at an index of the first axes: `x.get(2)` is the third row of a matrix.
    default Tensor get(int... index) {
        var x = self();
        if (index.length > x.rank()) {
            throw Shapes.failure(
                    "get",
                    "more indices than axes",
                    Shapes.text(index) + " for shape " + Shapes.text(x.shape),
                    "at most " + x.rank());
        }
        var place = Nested.offset("get", x.shape, index, index.length);
        var blocks = 1;
        for (var i = 0; i < index.length; i++) blocks *= x.shape[i];
        var rest = Arrays.copyOfRange(x.shape, index.length, x.rank());
        var flat = x.reshape(Shapes.inserted(rest, 0, blocks));
        return Tensor.computed(new Selected.Rows(flat, new int[] {place})).reshape(rest);
    }

    /// Returns the parts at indices of the first axis, in their order; one may come twice.
    default Tensor rows(int... indices) {
        var x = self();
        var length = x.size(0);
        for (var index : indices) {
            if (index < 0 || index >= length) {
                throw Shapes.failure(
                        "rows",
                        "index out of range",
                        Integer.toString(index),
                        "0 to " + (length - 1));
            }
        }
        return Tensor.computed(new Selected.Rows(x, indices.clone()));
    }

    /// Returns one value of each row of a matrix: `y[i] = x[i, columns[i]]`.
    default Tensor pick(int... columns) {
        var x = self();
        if (x.rank() != 2 || columns.length != x.size(0)) {
            throw Shapes.failure(
                    "pick",
                    "one column for each row is needed",
                    columns.length + " columns for shape " + Shapes.text(x.shape),
                    "a matrix and as many columns as it has rows");
        }
        var places = new int[columns.length];
        for (var i = 0; i < places.length; i++) {
            places[i] = Nested.offset("pick", x.shape, new int[] {i, columns[i]});
        }
        return Tensor.computed(new Selected.Places(x, places, new int[] {places.length}));
    }
}

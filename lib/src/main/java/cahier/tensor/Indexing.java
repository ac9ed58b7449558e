package cahier.tensor;

import java.util.Arrays;

/// A choice of a [Tensor]'s values by their indices. All of it copies; gradients go back to the
/// places that the values came from, and add up where one was taken more than once.
public sealed interface Indexing permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Returns the indices of an axis from `from` on; a negative one counts from the back, so that
    /// `slice(0, -2)` are the last two.
    default Tensor slice(int axis, int from) {
        var x = self();
        return slice(axis, from, x.shape[Shapes.axis("slice", axis, x.rank())]);
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

    /// Returns the parts at indices of an axis, in their order; one may come twice.
    ///
    /// @param axis whose length becomes the number of indices; negative ones count from the back
    /// @param indices from 0 to the axis's length - 1
    default Tensor take(int axis, int... indices) {
        var x = self();
        var along = Shapes.axis("take", axis, x.rank());
        if (along == 0) return rows(indices);
        var shape = Shapes.with(x.shape, along, indices.length);
        var inner = Shapes.inner(x.shape, along);
        var places = new int[Shapes.size(shape)];
        for (var i = 0; i < places.length; i++) {
            var index = indices[i / inner % indices.length];
            places[i] = place("take", x.shape, along, i / inner / indices.length, index, i % inner);
        }
        return Tensor.computed(new Selected.Places(x, places, shape));
    }

    /// Returns the values at an index of their own along one axis: of a matrix and axis 1, `y[i, j]
    /// = x[i, indices[i, j]]`. So `x.gather(axis, x.argmax(axis).unsqueeze(axis))` are the maxima
    /// (`gather` in PyTorch, `take_along_axis` in NumPy).
    ///
    /// @param axis negative ones count from the back
    /// @param indices whole numbers from 0 to the axis's length - 1, in the shape of this tensor
    ///   but for that axis; the result has their shape
    default Tensor gather(int axis, Tensor indices) {
        var x = self();
        var along = Shapes.axis("gather", axis, x.rank());
        var length = indices.rank() == x.rank() ? indices.shape[along] : 0;
        if (!Arrays.equals(Shapes.with(x.shape, along, length), indices.shape)) {
            throw Shapes.failure(
                    "gather",
                    "shapes differ beside axis " + axis,
                    Shapes.text(x.shape) + " and indices " + Shapes.text(indices.shape),
                    "indices with equal lengths on the other axes");
        }
        var inner = Shapes.inner(x.shape, along);
        var places = new int[indices.size()];
        for (var i = 0; i < places.length; i++) {
            var index = (int) indices.values()[i];
            if (index != indices.values()[i]) {
                throw Shapes.failure(
                        "gather", "not an index", "" + indices.values()[i], "whole numbers");
            }
            places[i] = place("gather", x.shape, along, i / inner / length, index, i % inner);
        }
        return Tensor.computed(new Selected.Places(x, places, indices.shape));
    }

    /// Returns the values of an axis in ascending order, NaN last; equal ones keep their order.
    /// Gradients go to where a value came from. The other way round is `sort(axis).flip(axis)`, and
    /// [#argsort] has the indices.
    default Tensor sort(int axis) {
        var x = self();
        var at = Shapes.axis("sort", axis, x.rank());
        var along = Along.of(x.shape, at, at);
        var places = Order.along(x, along);
        var inner = along.inner();
        for (var i = 0; i < places.length; i++) {
            var outer = i / inner / along.length();
            places[i] = (outer * along.length() + places[i]) * inner + i % inner;
        }
        return Tensor.computed(new Selected.Places(x, places, x.shape));
    }

    /// Returns the indices of an axis's values in ascending order, as whole numbers:
    /// `x.gather(axis, x.argsort(axis))` is `x.sort(axis)`, and other tensors go into the same
    /// order so.
    default Tensor argsort(int axis) {
        var x = self();
        var at = Shapes.axis("argsort", axis, x.rank());
        var indices = Order.along(x, Along.of(x.shape, at, at));
        var y = new float[indices.length];
        for (var i = 0; i < y.length; i++) y[i] = indices[i];
        return Tensor.wrap(y, x.shape);
    }

    /// Returns the diagonal of a matrix, which need not be square; of more axes, that of the last
    /// two: its sum over the last axis is the trace.
    default Tensor diagonal() {
        var x = self();
        if (x.rank() < 2) {
            throw Shapes.failure(
                    "diagonal",
                    "not a matrix",
                    "shape " + Shapes.text(x.shape),
                    "two axes or more");
        }
        int rows = x.size(-2), columns = x.size(-1);
        var length = Math.min(rows, columns);
        var kept = Arrays.copyOf(x.shape, x.rank() - 1);
        var shape = Shapes.with(kept, kept.length - 1, length);
        var places = new int[Shapes.size(shape)];
        for (var i = 0; i < places.length; i++) {
            places[i] = i / length * rows * columns + i % length * (columns + 1);
        }
        return Tensor.computed(new Selected.Places(x, places, shape));
    }

    private static int place(
            String operation, int[] shape, int axis, int outer, int index, int within) {
        if (index < 0 || index >= shape[axis]) {
            throw Shapes.failure(
                    operation, "index out of range", "" + index, "0 to " + (shape[axis] - 1));
        }
        return (outer * shape[axis] + index) * Shapes.inner(shape, axis) + within;
    }
}

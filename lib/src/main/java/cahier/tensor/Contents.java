package cahier.tensor;

import java.util.List;

/// How a [Tensor] is read: its values, its axes, and where it came from.
public sealed interface Contents permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Returns the value of a tensor that holds exactly one.
    default float item() {
        if (self().size() != 1) {
            throw Shapes.failure(
                    "item",
                    "not a single value",
                    "shape " + Shapes.text(self().shape),
                    "one element");
        }
        return self().values()[0];
    }

    /// Returns the value at an index of as many numbers as there are axes.
    default float at(int... index) {
        return self().values()[Nested.offset("at", self().shape, index)];
    }

    /// Returns a copy of the values, row-major.
    default float[] toArray() {
        return self().values().clone();
    }

    /// Returns a copy of the rows of a matrix.
    default float[][] toMatrix() {
        return Nested.matrix(self());
    }

    /// Returns the values as integers, row-major: labels, for instance.
    ///
    /// @throws IllegalArgumentException if a value is not an integer
    default int[] toInts() {
        return Nested.ints(self());
    }

    /// Returns the number of axes.
    default int rank() {
        return self().shape.length;
    }

    /// Returns the length of an axis; negative ones count from the back.
    default int size(int axis) {
        return self().shape[Shapes.axis("size", axis, self().shape.length)];
    }

    /// Copies `count` values from an index on, row-major, to the start of an array.
    default void copyTo(float[] target, int from, int count) {
        System.arraycopy(self().values(), from, target, 0, count);
    }

    /// Returns a tensor that shares the values but not the record: gradients stop here. To change
    /// the one in place is to change the other.
    default Tensor detach() {
        return Tensor.detached(self());
    }

    /// Returns a copy of the values, without the record.
    default Tensor copy() {
        return Tensor.of(self().values(), self().shape);
    }

    /// Returns what this tensor was computed from, as long as that is recorded.
    default List<Tensor> inputs() {
        var operation = self().operation;
        if (operation == null) return List.of();
        operation.inputs().forEach(Recycling::hold);
        return operation.inputs();
    }

    /// Returns how this tensor was computed, such as `a · b`, or an empty text for a leaf.
    default String formula() {
        var operation = self().operation;
        return operation == null ? "" : operation.formula();
    }
}

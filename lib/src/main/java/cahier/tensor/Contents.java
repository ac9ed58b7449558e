package cahier.tensor;

/// How the values of a [Tensor] are read.
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
}

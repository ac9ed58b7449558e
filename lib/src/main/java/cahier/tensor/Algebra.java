package cahier.tensor;

import cahier.array.Binary;

import java.util.Arrays;

/// What a [Tensor] does with another tensor or a number.
///
/// Shapes broadcast by NumPy's rule: aligned at the last axis, lengths must be equal or one of them
/// 1. Numbers are rounded to `float`.
public sealed interface Algebra permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    /// Returns the sum with another tensor.
    default Tensor add(Tensor other) {
        var shape = Arithmetic.shape("add", self(), other);
        return Tensor.computed(new Arithmetic.Add(self(), other, shape));
    }

    /// Returns the sum with a number.
    default Tensor add(double number) {
        return Tensor.computed(new Arithmetic.WithNumber(Binary.ADD, self(), (float) number));
    }

    /// Returns the difference to another tensor.
    default Tensor sub(Tensor other) {
        var shape = Arithmetic.shape("sub", self(), other);
        return Tensor.computed(new Arithmetic.Subtract(self(), other, shape));
    }

    /// Returns the difference to a number.
    default Tensor sub(double number) {
        return Tensor.computed(new Arithmetic.WithNumber(Binary.SUBTRACT, self(), (float) number));
    }

    /// Returns the product, value by value.
    default Tensor mul(Tensor other) {
        var shape = Arithmetic.shape("mul", self(), other);
        return Tensor.computed(new Arithmetic.Multiply(self(), other, shape));
    }

    /// Returns the product with a number.
    default Tensor mul(double number) {
        return Tensor.computed(new Arithmetic.WithNumber(Binary.MULTIPLY, self(), (float) number));
    }

    /// Returns the quotient, value by value.
    default Tensor div(Tensor other) {
        var shape = Arithmetic.shape("div", self(), other);
        return Tensor.computed(new Arithmetic.Divide(self(), other, shape));
    }

    /// Returns the quotient by a number.
    default Tensor div(double number) {
        return Tensor.computed(new Arithmetic.WithNumber(Binary.DIVIDE, self(), (float) number));
    }

    /// Returns the larger of both, value by value; where equal, the gradient goes to this one.
    default Tensor maximum(Tensor other) {
        var shape = Arithmetic.shape("maximum", self(), other);
        return Tensor.computed(new Arithmetic.Extreme(Binary.MAX, self(), other, shape));
    }

    /// Returns the smaller of both, value by value; where equal, the gradient goes to this one.
    default Tensor minimum(Tensor other) {
        var shape = Arithmetic.shape("minimum", self(), other);
        return Tensor.computed(new Arithmetic.Extreme(Binary.MIN, self(), other, shape));
    }

    /// Returns the matrix product over the last two axes; the axes before them broadcast.
    ///
    /// A vector on the left counts as one row, on the right as one column, and its axis is left out
    /// of the result.
    ///
    /// @throws IllegalArgumentException if the inner lengths differ or a tensor has no axis
    default Tensor matmul(Tensor other) {
        int[] left = self().shape, right = other.shape;
        if (left.length == 0 || right.length == 0) {
            throw Shapes.failure(
                    "matmul",
                    "a tensor without axes",
                    Shapes.text(left) + " and " + Shapes.text(right),
                    "one axis or more on both sides");
        }
        var shared = right.length == 1 ? 0 : right.length - 2;
        if (left[left.length - 1] != right[shared]) {
            throw Shapes.failure(
                    "matmul",
                    "inner sizes differ",
                    Shapes.text(left) + " and " + Shapes.text(right),
                    "left[" + (left.length - 1) + "] == right[" + shared + "]");
        }
        if (right.length == 1) return matmul(other.unsqueeze(1)).squeeze(-1);
        if (left.length == 1) return self().unsqueeze(0).matmul(other).squeeze(-2);
        if (left.length == 2 && right.length == 2) {
            return Tensor.computed(new Product.Matrices(self(), other));
        }
        return Tensor.computed(Product.Batched.of(self(), other));
    }

    /// Returns 1 where the values are equal, else 0.
    default Tensor eq(Tensor other) {
        return compare("eq", Binary.EQUAL, other);
    }

    /// Returns 1 where the values differ, else 0.
    default Tensor ne(Tensor other) {
        return compare("ne", Binary.NOT_EQUAL, other);
    }

    /// Returns 1 where this value is smaller, else 0.
    default Tensor lt(Tensor other) {
        return compare("lt", Binary.LESS, other);
    }

    /// Returns 1 where this value is smaller or equal, else 0.
    default Tensor le(Tensor other) {
        return compare("le", Binary.AT_MOST, other);
    }

    /// Returns 1 where this value is larger, else 0.
    default Tensor gt(Tensor other) {
        return compare("gt", Binary.GREATER, other);
    }

    /// Returns 1 where this value is larger or equal, else 0.
    default Tensor ge(Tensor other) {
        return compare("ge", Binary.AT_LEAST, other);
    }

    /// Returns 1 where the value equals a number, else 0.
    default Tensor eq(double number) {
        return eq(Tensor.scalar(number));
    }

    /// Returns 1 where the value differs from a number, else 0.
    default Tensor ne(double number) {
        return ne(Tensor.scalar(number));
    }

    /// Returns 1 where the value is below a number, else 0.
    default Tensor lt(double number) {
        return lt(Tensor.scalar(number));
    }

    /// Returns 1 where the value is at most a number, else 0.
    default Tensor le(double number) {
        return le(Tensor.scalar(number));
    }

    /// Returns 1 where the value is above a number, else 0.
    default Tensor gt(double number) {
        return gt(Tensor.scalar(number));
    }

    /// Returns 1 where the value is at least a number, else 0.
    default Tensor ge(double number) {
        return ge(Tensor.scalar(number));
    }

    /// Returns 1 where the value is NaN, else 0.
    default Tensor isNaN() {
        return compare("isNaN", Binary.NOT_EQUAL, self());
    }

    /// Returns 1 where the value is neither infinite nor NaN, else 0.
    default Tensor isFinite() {
        return Tensor.noGrad(() -> self().abs()).le(Float.MAX_VALUE);
    }

    /// Returns whether shape and values are the same, NaN being equal to NaN.
    default boolean sameAs(Tensor other) {
        return Arrays.equals(self().shape, other.shape)
                && Arrays.equals(self().values(), other.values());
    }

    private Tensor compare(String operation, Binary function, Tensor other) {
        var shape = Arithmetic.shape(operation, self(), other);
        var y = new float[Shapes.size(shape)];
        Arithmetic.broadcast(
                function, shape, self().values(), self().shape, other.values(), other.shape, y);
        return Tensor.wrap(y, shape);
    }
}

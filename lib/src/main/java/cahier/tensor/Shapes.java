package cahier.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Arithmetic of shapes: sizes, axes, broadcasting, and the form of the messages about them.
final class Shapes {

    private Shapes() {}

    /// Returns the number of elements of a shape.
    static int size(int... shape) {
        var size = 1L;
        for (var length : shape) {
            size *= length;
            if (size > Integer.MAX_VALUE - 8) {
                throw failure(
                        "shape", "too many elements", text(shape), "fewer than 2^31 - 8 elements");
            }
        }
        return (int) size;
    }

    /// Returns a copy of a shape after checking that no length is negative.
    static int[] checked(String operation, int... shape) {
        for (var length : shape) {
            if (length < 0) {
                throw failure(operation, "negative length", text(shape), "lengths of 0 or more");
            }
        }
        size(shape);
        return shape.clone();
    }

    /// Returns a copy of a shape after checking that it has a number of elements.
    static int[] fitting(String operation, int elements, int... shape) {
        var checked = checked(operation, shape);
        if (elements != size(checked)) {
            throw failure(
                    operation,
                    "number of values differs from the shape's",
                    elements + " values for " + text(shape),
                    size(checked) + " values");
        }
        return checked;
    }

    /// Returns an axis counted from the front; negative ones count from the back.
    static int axis(String operation, int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            var expected =
                    rank == 0
                            ? "a tensor with axes"
                            : "an axis from " + -rank + " to " + (rank - 1);
            throw failure(operation, "axis out of range", Integer.toString(axis), expected);
        }
        return axis < 0 ? axis + rank : axis;
    }

    /// Returns axes counted from the front, in ascending order: all of them if none is named.
    static int[] axes(String operation, int[] axes, int rank) {
        if (axes.length == 0) return IntStream.range(0, rank).toArray();
        var sorted =
                Arrays.stream(axes).map(axis -> axis(operation, axis, rank)).sorted().toArray();
        if (IntStream.of(sorted).distinct().count() != sorted.length) {
            throw failure(operation, "an axis twice", text(axes), "distinct axes");
        }
        return sorted;
    }

    /// Returns the product of the lengths before an axis.
    static int outer(int[] shape, int axis) {
        var outer = 1;
        for (var i = 0; i < axis; i++) outer *= shape[i];
        return outer;
    }

    /// Returns the product of the lengths after an axis.
    static int inner(int[] shape, int axis) {
        var inner = 1;
        for (var i = axis + 1; i < shape.length; i++) inner *= shape[i];
        return inner;
    }

    /// Returns a shape with the length of one axis replaced.
    static int[] with(int[] shape, int axis, int length) {
        var changed = shape.clone();
        changed[axis] = length;
        return changed;
    }

    /// Returns a shape with one axis left out.
    static int[] without(int[] shape, int axis) {
        var less = new int[shape.length - 1];
        System.arraycopy(shape, 0, less, 0, axis);
        System.arraycopy(shape, axis + 1, less, axis, less.length - axis);
        return less;
    }

    /// Returns a shape with an axis put in at a place.
    static int[] inserted(int[] shape, int axis, int length) {
        var more = new int[shape.length + 1];
        System.arraycopy(shape, 0, more, 0, axis);
        more[axis] = length;
        System.arraycopy(shape, axis, more, axis + 1, shape.length - axis);
        return more;
    }

    /// Returns the shape that two shapes broadcast to, by NumPy's rule: aligned at the last axis,
    /// lengths are equal or one of them is 1.
    static int[] broadcast(String operation, int[] left, int[] right) {
        if (Arrays.equals(left, right)) return left;
        var rank = Math.max(left.length, right.length);
        var shape = new int[rank];
        for (var i = 1; i <= rank; i++) {
            var l = i <= left.length ? left[left.length - i] : 1;
            var r = i <= right.length ? right[right.length - i] : 1;
            if (l != r && l != 1 && r != 1) {
                throw failure(
                        operation,
                        "shapes do not broadcast",
                        text(left) + " and " + text(right),
                        "lengths that are equal or 1, aligned at the last axis");
            }
            shape[rank - i] = l == 1 ? r : l;
        }
        size(shape);
        return shape;
    }

    /// Returns the steps by which an operand's index moves for each axis of a broadcast shape: 0
    /// where it is repeated.
    static int[] steps(int[] operand, int[] shape) {
        var steps = new int[shape.length];
        var step = 1;
        for (var i = 1; i <= operand.length; i++) {
            var length = operand[operand.length - i];
            steps[shape.length - i] = length == 1 ? 0 : step;
            step *= length;
        }
        return steps;
    }

    /// Makes the exception about bad arguments in the house's form.
    static IllegalArgumentException failure(
            String operation, String problem, String got, String expected) {
        return new IllegalArgumentException(
                operation + ": " + problem + ": got " + got + "; expected " + expected);
    }

    static String text(int... shape) {
        return Arrays.toString(shape);
    }
}

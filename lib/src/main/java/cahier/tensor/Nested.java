package cahier.tensor;

import java.lang.reflect.Array;
import java.util.ArrayList;

/// Reads tensors from nested arrays and back.
final class Nested {

    private Nested() {}

    static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (var i = 0; i < values.length; i++) floats[i] = (float) values[i];
        return floats;
    }

    /// Copies nested arrays of `float` or `double`, which must be rectangular.
    static Tensor read(Object nested) {
        var lengths = new ArrayList<Integer>();
        for (var level = nested; level.getClass().isArray(); ) {
            var length = Array.getLength(level);
            lengths.add(length);
            var component = level.getClass().getComponentType();
            if (length == 0 && component.isArray()) {
                throw Shapes.failure("of", "an axis has no elements", "an empty array", "values");
            }
            if (!component.isArray()) break;
            level = Array.get(level, 0);
        }
        var shape = lengths.stream().mapToInt(Integer::intValue).toArray();
        var tensor = Tensor.zeros(shape);
        copy(nested, shape, 0, tensor.values(), 0);
        return tensor;
    }

    private static int copy(Object level, int[] shape, int axis, float[] into, int at) {
        if (Array.getLength(level) != shape[axis]) {
            throw Shapes.failure(
                    "of",
                    "rows of unequal length",
                    "lengths " + shape[axis] + " and " + Array.getLength(level),
                    "equal lengths on each axis");
        }
        switch (level) {
            case float[] row -> System.arraycopy(row, 0, into, at, row.length);
            case double[] row -> System.arraycopy(floats(row), 0, into, at, row.length);
            default -> {
                var next = at;
                for (var i = 0; i < shape[axis]; i++) {
                    next = copy(Array.get(level, i), shape, axis + 1, into, next);
                }
                return next;
            }
        }
        return at + shape[axis];
    }

    /// Returns the place of an index that names every axis.
    static int offset(String operation, int[] shape, int[] index) {
        if (index.length != shape.length) {
            throw Shapes.failure(
                    operation,
                    "number of indices differs from the number of axes",
                    Shapes.text(index) + " for shape " + Shapes.text(shape),
                    shape.length + " indices");
        }
        return offset(operation, shape, index, index.length);
    }

    /// Returns the place of an index of the first `count` axes, in blocks of the rest.
    static int offset(String operation, int[] shape, int[] index, int count) {
        var offset = 0;
        for (var axis = 0; axis < count; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw Shapes.failure(
                        operation,
                        "index out of range on axis " + axis,
                        Shapes.text(index) + " for shape " + Shapes.text(shape),
                        "0 to " + (shape[axis] - 1));
            }
            offset = offset * shape[axis] + index[axis];
        }
        return offset;
    }

    static float[][] matrix(Tensor x) {
        if (x.shape.length != 2) {
            throw Shapes.failure(
                    "toMatrix", "not a matrix", "shape " + Shapes.text(x.shape), "two axes");
        }
        var rows = new float[x.shape[0]][x.shape[1]];
        for (var i = 0; i < rows.length; i++) {
            System.arraycopy(x.values(), i * x.shape[1], rows[i], 0, x.shape[1]);
        }
        return rows;
    }

    static int[] ints(Tensor x) {
        var ints = new int[x.size()];
        for (var i = 0; i < ints.length; i++) {
            var value = x.values()[i];
            ints[i] = (int) value;
            if ((double) ints[i] != value) {
                throw Shapes.failure(
                        "toInts", "not an integer", value + " at " + i, "whole numbers");
            }
        }
        return ints;
    }
}

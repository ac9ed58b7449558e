package cahier.tensor;

import cahier.array.Generator;

import java.util.Arrays;

/// Makes tensors of a pattern.
final class Creation {

    private Creation() {}

    static Tensor arange(double from, double to, double step) {
        if (!(step > 0 && to >= from || step < 0 && to <= from)) {
            throw Shapes.failure(
                    "arange",
                    "step does not lead from one end to the other",
                    "from " + from + " to " + to + " by " + step,
                    "a step other than 0 in the direction of the end");
        }
        var count = Math.ceil((to - from) / step);
        if (!(count <= Integer.MAX_VALUE)) {
            throw Shapes.failure(
                    "arange",
                    "too many values",
                    "from " + from + " to " + to + " by " + step,
                    "at most " + Integer.MAX_VALUE);
        }
        var tensor = Tensor.zeros(Shapes.checked("arange", (int) count));
        for (var i = 0; i < tensor.size(); i++) tensor.values()[i] = (float) (from + i * step);
        return tensor;
    }

    static Tensor linspace(double from, double to, int n) {
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw Shapes.failure(
                    "linspace", "an end is not finite", from + " to " + to, "two finite numbers");
        }
        var tensor = Tensor.zeros(Shapes.checked("linspace", n));
        for (var i = 0; i < n; i++) {
            var isEnd = i > 0 && i == n - 1;
            var value = isEnd ? to : from + i * (to - from) / Math.max(1, n - 1);
            tensor.values()[i] = (float) value;
        }
        return tensor;
    }

    static Tensor eye(int n) {
        var tensor = Tensor.zeros(Shapes.checked("eye", n, n));
        for (var i = 0; i < n; i++) tensor.values()[i * n + i] = 1f;
        return tensor;
    }

    static Tensor oneHot(int[] labels, int classes) {
        var rows = Tensor.zeros(labels.length, classes);
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw Shapes.failure(
                        "oneHot",
                        "label out of range",
                        labels[i] + " at " + i,
                        "0 to " + (classes - 1));
            }
            rows.values()[i * classes + labels[i]] = 1f;
        }
        return rows;
    }

    static Tensor full(float value, int[] shape) {
        var tensor = Tensor.zeros(shape);
        tensor.update(values -> Arrays.fill(values, value));
        return tensor;
    }

    static Tensor rand(Generator random, int[] shape) {
        var tensor = Tensor.zeros(shape);
        tensor.update(values -> random.uniform(values, 0, values.length, 0f, 1f));
        return tensor;
    }

    static Tensor randn(Generator random, int[] shape) {
        var tensor = Tensor.zeros(shape);
        tensor.update(values -> random.normal(values, 0, values.length, 0f, 1f));
        return tensor;
    }
}

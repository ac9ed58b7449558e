package cahier.tensor;

import cahier.array.Layout;
import cahier.array.Scratch;

import java.util.Arrays;
import java.util.List;

/// The same values in another arrangement.
sealed interface Moved extends Operation {

    Tensor x();

    @Override
    default boolean needs(Tensor input) {
        return false;
    }

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    /// The same storage under another shape.
    record Reshape(Tensor x, int[] shape) implements Moved {
        @Override
        public boolean isView() {
            return true;
        }

        @Override
        public void forward(float[] y) {
            System.arraycopy(x.values(), 0, y, 0, y.length);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            Broadcasting.add(dy, x);
        }

        @Override
        public String formula() {
            return "x as " + Arrays.toString(shape);
        }
    }

    /// Axes in another order: axis i of the result is axis `axes[i]` of x.
    record Permute(Tensor x, int[] axes) implements Moved {
        @Override
        public int[] shape() {
            return Arrays.stream(axes).map(axis -> x.shape[axis]).toArray();
        }

        @Override
        public void forward(float[] y) {
            Layout.permute(x.values(), 0, x.shape, axes, y, 0);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var inverse = new int[axes.length];
            for (var i = 0; i < axes.length; i++) inverse[axes[i]] = i;
            if (!x.adds()) {
                Layout.permute(dy, 0, shape(), inverse, x.target(), 0);
                return;
            }
            var part = Scratch.take(y.length);
            Layout.permute(dy, 0, shape(), inverse, part, 0);
            Broadcasting.add(part, x);
            Scratch.give(part);
        }

        @Override
        public String formula() {
            return "x with axes " + Arrays.toString(axes);
        }
    }

    /// Repeated to a shape that it broadcasts to.
    record Expand(Tensor x, int[] shape) implements Moved {
        @Override
        public void forward(float[] y) {
            Layout.gather(x.values(), 0, Shapes.steps(x.shape, shape), shape, y, 0);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            Broadcasting.addSummed(dy, shape, x);
        }

        @Override
        public String formula() {
            return "x repeated to " + Arrays.toString(shape);
        }
    }

    /// Set in a larger frame that holds one value around it.
    ///
    /// @param before elements of frame before the first, for each axis
    record Pad(Tensor x, int[] before, int[] shape, float value) implements Moved {
        @Override
        public void forward(float[] y) {
            if (value != 0f) Arrays.fill(y, value);
            Layout.scatter(x.values(), 0, x.shape, y, offset(), contiguous(shape), false);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var part = new float[x.size()];
            Layout.gather(dy, offset(), contiguous(shape), x.shape, part, 0);
            Broadcasting.add(part, x);
        }

        private int offset() {
            var steps = contiguous(shape);
            var offset = 0;
            for (var i = 0; i < steps.length; i++) offset += before[i] * steps[i];
            return offset;
        }

        @Override
        public String formula() {
            return "x in a frame of " + value;
        }
    }

    /// Returns the elements from one index to the next along each axis of a shape.
    static int[] contiguous(int[] shape) {
        var steps = new int[shape.length];
        var step = 1;
        for (var axis = shape.length - 1; axis >= 0; axis--) {
            steps[axis] = step;
            step *= shape[axis];
        }
        return steps;
    }
}

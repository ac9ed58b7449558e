package cahier.tensor;

import cahier.array.Layout;

import java.util.Arrays;
import java.util.List;

/// Some of the values.
sealed interface Selected extends Operation {

    Tensor x();

    @Override
    default boolean needs(Tensor input) {
        return false;
    }

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    /// Every `step`-th index of an axis from `from`; a negative step runs backward.
    record Slice(Tensor x, int axis, int from, int step, int[] shape) implements Selected {
        @Override
        public void forward(float[] y) {
            Layout.gather(x.values(), offset(), steps(), shape, y, 0);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            Layout.scatter(dy, 0, shape, x.gradient(), offset(), steps(), true);
        }

        private int offset() {
            return from * Shapes.inner(x.shape, axis);
        }

        private int[] steps() {
            var steps = Moved.contiguous(x.shape);
            steps[axis] *= step;
            return steps;
        }

        @Override
        public String formula() {
            return "x from " + from + " on axis " + axis;
        }
    }

    /// Blocks of the first axis by index; an index may come more than once.
    record Rows(Tensor x, int[] indices) implements Selected {
        @Override
        public int[] shape() {
            return Shapes.with(x.shape, 0, indices.length);
        }

        @Override
        public void forward(float[] y) {
            Layout.gatherRows(x.values(), 0, Shapes.inner(x.shape, 0), indices, y, 0);
        }

        @Override
        public void backward(float[] y, float[] dy) {
            Layout.scatterRows(dy, 0, Shapes.inner(x.shape, 0), indices, x.gradient(), 0);
        }

        @Override
        public String formula() {
            return "rows of x";
        }
    }

    /// Single values by place in the storage.
    record Places(Tensor x, int[] places, int[] shape) implements Selected {
        @Override
        public void forward(float[] y) {
            for (var i = 0; i < y.length; i++) y[i] = x.values()[places[i]];
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var dx = x.gradient();
            for (var i = 0; i < y.length; i++) dx[places[i]] += dy[i];
        }

        @Override
        public String formula() {
            return "x at "
                    + (places.length > 8 ? places.length + " places" : Arrays.toString(places));
        }
    }
}

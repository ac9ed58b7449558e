package cahier.tensor;

import cahier.array.Reduce;

import java.util.List;

/// Many values made one: of one axis, seen as the middle one of three (outer, length, inner).
sealed interface Reduced extends Operation {

    Tensor x();

    @Override
    default boolean needs(Tensor input) {
        return false;
    }

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    /// `y = scale · Σ x` over an axis; a scale of 1 / length makes the mean.
    record Sum(Tensor x, int outer, int length, int inner, float scale, int[] shape)
            implements Reduced {

        @Override
        public void forward(float[] y) {
            Reduce.sum(x.values(), 0, outer, length, inner, y, 0, false);
            if (scale != 1f) for (var i = 0; i < y.length; i++) y[i] *= scale;
        }

        /// `∂x = scale · dy`, repeated along the axis.
        @Override
        public void backward(float[] y, float[] dy) {
            var dx = x.gradient();
            for (var o = 0; o < outer; o++) {
                for (var a = 0; a < length; a++) {
                    var at = (o * length + a) * inner;
                    for (var i = 0; i < inner; i++) dx[at + i] += scale * dy[o * inner + i];
                }
            }
        }

        @Override
        public String formula() {
            return scale == 1f ? "Σ x" : "mean(x)";
        }
    }

    /// The largest (`sign` 1) or smallest (`sign` -1) over an axis; the gradient goes to the first
    /// such value.
    record Extreme(Tensor x, int sign, int outer, int length, int inner, int[] shape, int[] places)
            implements Reduced {

        @Override
        public void forward(float[] y) {
            for (var at = 0; at < y.length; at++) {
                var first = at / inner * length * inner + at % inner;
                var best = first;
                for (var a = 1; a < length; a++) {
                    var candidate = x.values()[first + a * inner];
                    var most = x.values()[best];
                    var better = sign > 0 ? candidate > most : candidate < most;
                    if (better || (Float.isNaN(candidate) && !Float.isNaN(most))) {
                        best = first + a * inner;
                    }
                }
                places[at] = best;
                y[at] = x.values()[best];
            }
        }

        @Override
        public void backward(float[] y, float[] dy) {
            var dx = x.gradient();
            for (var at = 0; at < y.length; at++) dx[places[at]] += dy[at];
        }

        @Override
        public String formula() {
            return sign > 0 ? "max(x)" : "min(x)";
        }
    }
}

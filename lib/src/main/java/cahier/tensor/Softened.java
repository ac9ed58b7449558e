package cahier.tensor;

import cahier.array.Reduce;
import cahier.array.Softmax;

import java.util.List;

/// Softmax and its logarithm over the last axis, each row shifted by its largest value, so that no
/// exponential overflows.
sealed interface Softened extends Operation {

    Tensor x();

    @Override
    default List<Tensor> inputs() {
        return List.of(x());
    }

    @Override
    default int[] shape() {
        return x().shape;
    }

    default int columns() {
        return x().shape[x().shape.length - 1];
    }

    default int rows() {
        return columns() == 0 ? 0 : x().size() / columns();
    }

    /// `y = exp(x) / Σ exp(x)`.
    record Probabilities(Tensor x) implements Softened {
        @Override
        public void forward(float[] y) {
            Softmax.rows(x.values(), 0, rows(), columns(), y, 0);
        }

        @Override
        public boolean needs(Tensor input) {
            return false;
        }

        @Override
        public boolean needsResult() {
            return true;
        }

        /// `∂x = y · (dy - Σ dy · y)`.
        @Override
        public void backward(float[] y, float[] dy) {
            var adds = x.adds();
            Softmax.gradient(dy, 0, y, 0, rows(), columns(), x.target(), 0, adds);
        }

        @Override
        public String formula() {
            return "softmax(x)";
        }
    }

    /// `y = x - ln Σ exp(x)`.
    record Logarithms(Tensor x) implements Softened {
        @Override
        public void forward(float[] y) {
            var sums = new float[rows()];
            Softmax.logSumExp(x.values(), 0, rows(), columns(), sums, 0);
            for (var i = 0; i < sums.length; i++) {
                var at = i * columns();
                for (var j = at; j < at + columns(); j++) y[j] = x.values()[j] - sums[i];
            }
        }

        @Override
        public boolean needs(Tensor input) {
            return true;
        }

        /// `∂x = dy - exp(y) · Σ dy`.
        @Override
        public void backward(float[] y, float[] dy) {
            var probabilities = new float[y.length];
            Softmax.rows(x.values(), 0, rows(), columns(), probabilities, 0);
            var dx = x.gradient();
            for (var i = 0; i < rows(); i++) {
                var at = i * columns();
                var sum = Reduce.sum(dy, at, columns());
                for (var j = at; j < at + columns(); j++) dx[j] += dy[j] - probabilities[j] * sum;
            }
        }

        @Override
        public String formula() {
            return "x - ln Σ exp(x)";
        }
    }

    /// The mean cross-entropy of rows of logits with a class each, weighted if `weights` has a
    /// weight for each class; labels below 0 are ignored (Goodfellow et al., Deep Learning, 6.2.2).
    record CrossEntropy(
            Tensor x,
            int[] labels,
            float smoothing,
            float[] weights,
            float[] probabilities,
            float[] shares)
            implements Softened {

        static CrossEntropy of(Tensor x, int[] labels, float smoothing, float[] weights) {
            var rows = labels.length;
            return new CrossEntropy(
                    x, labels, smoothing, weights, new float[x.size()], new float[rows]);
        }

        @Override
        public int[] shape() {
            return new int[0];
        }

        @Override
        public void forward(float[] y) {
            var total = 0f;
            for (var i = 0; i < labels.length; i++) {
                if (labels[i] >= 0) shares[i] = weights.length == 0 ? 1f : weights[labels[i]];
                total += shares[i];
            }
            var losses = new float[labels.length];
            Softmax.crossEntropy(
                    x.values(), 0, rows(), columns(), labels, smoothing, probabilities, losses);
            for (var i = 0; i < shares.length; i++) shares[i] /= total;
            // the mean of no rows is none
            y[0] = labels.length == 0 ? Float.NaN : Reduce.dot(losses, 0, shares, 0, losses.length);
        }

        @Override
        public boolean needs(Tensor input) {
            return false;
        }

        /// `∂x = (softmax(x) - target) · share of the row`.
        @Override
        public void backward(float[] y, float[] dy) {
            var scale = new float[shares.length];
            for (var i = 0; i < scale.length; i++) scale[i] = shares[i] * dy[0];
            var adds = x.adds();
            Softmax.crossEntropyGradient(
                    probabilities,
                    rows(),
                    columns(),
                    labels,
                    smoothing,
                    scale,
                    x.target(),
                    0,
                    adds);
        }

        @Override
        public String formula() {
            return "-mean ln softmax(x)[label]";
        }
    }
}

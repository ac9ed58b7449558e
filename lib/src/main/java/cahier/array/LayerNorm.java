package cahier.array;

import org.jspecify.annotations.Nullable;

/// Normalises each row over its columns (Ba, Kiros and Hinton, "Layer Normalization", 2016).
///
/// @param rows rows, from index 0
/// @param columns elements of a row
public record LayerNorm(int rows, int columns) {

    private static final int GRAIN = 16_384;
    private static final Kernels KERNELS = Provider.KERNELS;

    /// Writes each row's mean and `inverse = 1 / √(variance + epsilon)`.
    public void statistics(float[] x, float epsilon, float[] mean, float[] inverse) {
        eachRow(
                row -> {
                    var at = row * columns;
                    mean[row] = Reduce.sum(x, at, columns) / columns;
                    var variance = KERNELS.squaredDeviation(x, at, columns, mean[row]) / columns;
                    inverse[row] = 1f / (float) Math.sqrt(variance + epsilon);
                });
    }

    /// Writes `y = (x - mean)·inverse·gamma + beta`; y may be x.
    ///
    /// @param gamma one factor a column, or null for 1
    /// @param beta one summand a column, or null for 0
    public void normalize(
            float[] x,
            float[] mean,
            float[] inverse,
            float @Nullable [] gamma,
            float @Nullable [] beta,
            float[] y) {
        eachRow(
                row -> {
                    var at = row * columns;
                    for (var j = 0; j < columns; j++) {
                        var value = (x[at + j] - mean[row]) * inverse[row];
                        if (gamma != null) value *= gamma[j];
                        y[at + j] = beta == null ? value : value + beta[j];
                    }
                });
    }

    /// Computes the gradient dx of what [#statistics] and [#normalize] do together, or, if
    /// `accumulate`, adds it.
    public void gradient(
            float[] dy,
            float[] x,
            float[] mean,
            float[] inverse,
            float @Nullable [] gamma,
            float[] dx,
            boolean accumulate) {
        eachRow(
                row -> {
                    var at = row * columns;
                    var scaled = Scratch.take(columns);
                    for (var j = 0; j < columns; j++) {
                        scaled[j] = gamma == null ? dy[at + j] : dy[at + j] * gamma[j];
                    }
                    var centred = Scratch.take(columns);
                    for (var j = 0; j < columns; j++) {
                        centred[j] = (x[at + j] - mean[row]) * inverse[row];
                    }
                    var sum = Reduce.sum(scaled, 0, columns) / columns;
                    var dot = Reduce.dot(scaled, 0, centred, 0, columns) / columns;
                    for (var j = 0; j < columns; j++) {
                        var d = inverse[row] * (scaled[j] - sum - centred[j] * dot);
                        dx[at + j] = accumulate ? dx[at + j] + d : d;
                    }
                    Scratch.give(scaled);
                    Scratch.give(centred);
                });
    }

    /// Computes the gradients of gamma and beta, each summed over the rows in ascending order.
    public void parameterGradients(
            float[] dy, float[] x, float[] mean, float[] inverse, float[] dGamma, float[] dBeta) {
        Reduce.sum(dy, 0, 1, rows, columns, dBeta, 0, false);
        Elementwise.fill(dGamma, 0, columns, 0f);
        for (var row = 0; row < rows; row++) {
            var at = row * columns;
            for (var j = 0; j < columns; j++) {
                var centred = (x[at + j] - mean[row]) * inverse[row];
                dGamma[j] = Math.fma(dy[at + j], centred, dGamma[j]);
            }
        }
    }

    @FunctionalInterface
    private interface Row {
        void run(int row);
    }

    private void eachRow(Row body) {
        Threads.split(
                rows,
                Math.max(1, GRAIN / Math.max(1, columns)),
                (from, to) -> {
                    for (var row = from; row < to; row++) body.run(row);
                });
    }
}

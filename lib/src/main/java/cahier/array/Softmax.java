package cahier.array;

/// Softmax, log-sum-exp and cross-entropy over rows of logits, each row shifted by its largest.
public final class Softmax {

    private static final int GRAIN = 4_096;

    /// Logits whose exponentials are computed in one go: short rows by themselves leave lanes
    /// empty.
    private static final int TOGETHER = 1_024;

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final float[] NONE = {};

    private Softmax() {}

    /// Computes the softmax of each row; x and y may be the same array.
    public static void rows(float[] x, int xOffset, int rows, int columns, float[] y, int yOffset) {
        Threads.split(
                rows,
                Math.max(1, GRAIN / Math.max(columns, 1)),
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        row(x, xOffset + i * columns, columns, y, yOffset + i * columns);
                    }
                });
    }

    /// Computes the gradient of [#rows] from its output y: `dx = y·(dy - Σ dy·y)`, or, if
    /// `accumulate`, adds that.
    public static void gradient(
            float[] dy,
            int dyOffset,
            float[] y,
            int yOffset,
            int rows,
            int columns,
            float[] dx,
            int dxOffset,
            boolean accumulate) {
        Threads.split(
                rows,
                Math.max(1, GRAIN / Math.max(columns, 1)),
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var at = i * columns;
                        var dot = Reduce.dot(dy, dyOffset + at, y, yOffset + at, columns);
                        for (var j = at; j < at + columns; j++) {
                            var d = y[yOffset + j] * (dy[dyOffset + j] - dot);
                            dx[dxOffset + j] = accumulate ? dx[dxOffset + j] + d : d;
                        }
                    }
                });
    }

    /// Computes `y[i] = ln Σ exp x[i, j]` for each row.
    public static void logSumExp(
            float[] x, int xOffset, int rows, int columns, float[] y, int yOffset) {
        var row = new float[columns];
        for (var i = 0; i < rows; i++) {
            var at = xOffset + i * columns;
            var shift = shift(x, at, columns);
            y[yOffset + i] = shift + FloatMath.log(exponentials(x, at, columns, shift, row, 0));
        }
    }

    /// Computes each row's cross-entropy with a label, and its softmax for [#crossEntropyGradient].
    ///
    /// With smoothing s the target is 1 - s on the label plus s / columns on each class. A row
    /// whose label is negative is ignored: its loss is 0.
    ///
    /// @param labels the class of each row, below `columns`
    /// @param probabilities gets the softmax, rows × columns
    /// @param losses gets one loss a row; their mean or weighted mean is the caller's
    /// @throws IndexOutOfBoundsException if a label is not below `columns`
    public static void crossEntropy(
            float[] logits,
            int offset,
            int rows,
            int columns,
            int[] labels,
            float smoothing,
            float[] probabilities,
            float[] losses) {
        var together = Math.max(1, TOGETHER / Math.max(columns, 1));
        var isSmooth = smoothing != 0f;
        var shifts = isSmooth ? Scratch.take(together) : NONE;
        for (var first = 0; first < rows; first += together) {
            var last = Math.min(rows, first + together);
            for (var i = first; i < last; i++) {
                if (labels[i] >= columns) throw new IndexOutOfBoundsException(labels[i]);
                var at = i * columns;
                var shift = shift(logits, offset + at, columns);
                if (isSmooth) shifts[i - first] = shift;
                KERNELS.withScalar(
                        Binary.SUBTRACT, logits, offset + at, shift, probabilities, at, columns);
                losses[i] = labels[i] < 0 ? 0f : probabilities[at + labels[i]];
            }
            var from = first * columns;
            var n = (last - first) * columns;
            KERNELS.apply(Unary.EXP, 0f, probabilities, from, probabilities, from, n);
            for (var i = first; i < last; i++) {
                var at = i * columns;
                var sum = Reduce.sum(probabilities, at, columns);
                KERNELS.withScalar(
                        Binary.DIVIDE, probabilities, at, sum, probabilities, at, columns);
                if (labels[i] < 0) continue;
                var logSum = FloatMath.log(sum);
                losses[i] = logSum - losses[i];
                if (!isSmooth) continue;
                // the mean of the row after its shift
                var mean = Reduce.sum(logits, offset + at, columns) / columns - shifts[i - first];
                losses[i] = (1f - smoothing) * losses[i] + smoothing * (logSum - mean);
            }
        }
        if (isSmooth) Scratch.give(shifts);
    }

    /// Computes the gradient of [#crossEntropy] with respect to the logits: `(probability -
    /// target)·scale[i]`, or, if `accumulate`, adds that; 0 for ignored rows.
    ///
    /// @param scale what each row's loss is multiplied by on its way to the result
    public static void crossEntropyGradient(
            float[] probabilities,
            int rows,
            int columns,
            int[] labels,
            float smoothing,
            float[] scale,
            float[] gradient,
            int gradientOffset,
            boolean accumulate) {
        var share = smoothing / columns;
        for (var i = 0; i < rows; i++) {
            var at = i * columns;
            for (var j = 0; j < columns; j++) {
                var target = j == labels[i] ? 1f - smoothing + share : share;
                var d = labels[i] < 0 ? 0f : (probabilities[at + j] - target) * scale[i];
                var to = gradientOffset + at + j;
                gradient[to] = accumulate ? gradient[to] + d : d;
            }
        }
    }

    /// Writes exp(x - shift) and returns its sum.
    private static float exponentials(
            float[] x, int xOffset, int n, float shift, float[] y, int yOffset) {
        KERNELS.withScalar(Binary.SUBTRACT, x, xOffset, shift, y, yOffset, n);
        KERNELS.apply(Unary.EXP, 0f, y, yOffset, y, yOffset, n);
        return Reduce.sum(y, yOffset, n);
    }

    private static void row(float[] x, int xOffset, int n, float[] y, int yOffset) {
        var sum = exponentials(x, xOffset, n, shift(x, xOffset, n), y, yOffset);
        KERNELS.withScalar(Binary.DIVIDE, y, yOffset, sum, y, yOffset, n);
    }

    /// Returns a row's largest; 0 for a row of -∞, whose differences would be NaN.
    private static float shift(float[] x, int offset, int n) {
        var most = Reduce.max(x, offset, n);
        return most == Float.NEGATIVE_INFINITY ? 0f : most;
    }
}

package cahier.array;

import java.util.Arrays;

/// Sums, dot products and extremes over an array or one of its axes.
///
/// Orders are fixed. A run of neighbours is summed in 16 lanes (element i joins lane i mod 16),
/// which are then added in halves (lane i to lane i + 8, then + 4, + 2, + 1); a run longer than
/// 1024 is cut in pieces of 1024 whose sums are summed the same way. A sum over an axis whose
/// elements are not neighbours takes blocks of 256 in ascending order, each summed from zero and
/// then joined to the result.
public final class Reduce {

    static final int LANES = 16;
    static final int PIECE = 1024;
    static final int BLOCK = 256;
    private static final int GRAIN = 16_384;

    private static final Kernels KERNELS = Provider.KERNELS;

    private Reduce() {}

    /// Returns the sum of n elements.
    public static float sum(float[] x, int offset, int n) {
        if (n <= PIECE) return KERNELS.sum(x, offset, n);
        var pieces = (n + PIECE - 1) / PIECE;
        var sums = new float[pieces];
        Threads.split(
                pieces,
                GRAIN / PIECE,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var size = Math.min(PIECE, n - i * PIECE);
                        sums[i] = KERNELS.sum(x, offset + i * PIECE, size);
                    }
                });
        return sum(sums, 0, pieces);
    }

    /// Returns the sum of n products `x[i]·y[i]`, each added by fused multiply-add.
    public static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
        if (n <= PIECE) return KERNELS.dot(x, xOffset, y, yOffset, n);
        var pieces = (n + PIECE - 1) / PIECE;
        var sums = new float[pieces];
        Threads.split(
                pieces,
                GRAIN / PIECE,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var at = i * PIECE;
                        sums[i] =
                                KERNELS.dot(
                                        x, xOffset + at, y, yOffset + at, Math.min(PIECE, n - at));
                    }
                });
        return sum(sums, 0, pieces);
    }

    /// Sums over the middle axis: `y[o, i] = Σ x[o, a, i]`, or, if `accumulate`, adds that.
    ///
    /// Rows are summed with inner = 1, columns with outer = 1.
    ///
    /// @param outer size of all axes before the one summed
    /// @param axis size of the axis summed; 0 gives zeros
    /// @param inner size of all axes after it
    public static void sum(
            float[] x,
            int xOffset,
            int outer,
            int axis,
            int inner,
            float[] y,
            int yOffset,
            boolean accumulate) {
        if (inner == 1) {
            Threads.split(
                    outer,
                    Math.max(1, GRAIN / Math.max(axis, 1)),
                    (from, to) -> {
                        for (var o = from; o < to; o++) {
                            var sum = sum(x, xOffset + o * axis, axis);
                            y[yOffset + o] = accumulate ? y[yOffset + o] + sum : sum;
                        }
                    });
            return;
        }
        if (axis == 0) {
            if (!accumulate) Arrays.fill(y, yOffset, yOffset + outer * inner, 0f);
        } else if (outer == 1) {
            Threads.split(
                    inner,
                    Math.max(64, GRAIN / axis),
                    (from, to) ->
                            KERNELS.columns(
                                    axis,
                                    to - from,
                                    x,
                                    xOffset + from,
                                    inner,
                                    y,
                                    yOffset + from,
                                    accumulate));
        } else {
            Threads.split(
                    outer,
                    Math.max(1, GRAIN / (axis * inner)),
                    (from, to) -> {
                        for (var o = from; o < to; o++) {
                            KERNELS.columns(
                                    axis,
                                    inner,
                                    x,
                                    xOffset + o * axis * inner,
                                    inner,
                                    y,
                                    yOffset + o * inner,
                                    accumulate);
                        }
                    });
        }
    }

    /// Sums each channel over samples and pixels: `y[c] = Σ x[s, c, p]`, or, if `accumulate`, adds
    /// that. Each sample's pixels are summed as a run, the samples' sums in ascending order.
    public static void sumChannels(
            float[] x, int samples, int channels, int size, float[] y, boolean accumulate) {
        Threads.split(
                channels,
                Math.max(1, GRAIN / Math.max(samples * size, 1)),
                (from, to) -> {
                    for (var c = from; c < to; c++) {
                        var total = 0f;
                        for (var s = 0; s < samples; s++) {
                            total += sum(x, (s * channels + c) * size, size);
                        }
                        y[c] = accumulate ? y[c] + total : total;
                    }
                });
    }

    /// Returns the largest of n elements: NaN if any is NaN, -∞ for none.
    public static float max(float[] x, int offset, int n) {
        return KERNELS.max(x, offset, n);
    }

    /// Returns the smallest of n elements: NaN if any is NaN, +∞ for none.
    public static float min(float[] x, int offset, int n) {
        var least = Float.POSITIVE_INFINITY;
        for (var i = 0; i < n; i++) least = Math.min(least, x[offset + i]);
        return least;
    }

    /// Takes the largest over the middle axis: `y[o, i] = max x[o, a, i]`.
    public static void max(
            float[] x, int xOffset, int outer, int axis, int inner, float[] y, int yOffset) {
        Threads.split(
                outer * inner,
                Math.max(16, GRAIN / Math.max(axis, 1)),
                (from, to) -> {
                    for (var at = from; at < to; at++) {
                        var first = xOffset + at / inner * axis * inner + at % inner;
                        var most = Float.NEGATIVE_INFINITY;
                        for (var a = 0; a < axis; a++) {
                            most = Math.max(most, x[first + a * inner]);
                        }
                        y[yOffset + at] = most;
                    }
                });
    }

    /// Takes the smallest over the middle axis: `y[o, i] = min x[o, a, i]`.
    public static void min(
            float[] x, int xOffset, int outer, int axis, int inner, float[] y, int yOffset) {
        Threads.split(
                outer * inner,
                Math.max(16, GRAIN / Math.max(axis, 1)),
                (from, to) -> {
                    for (var at = from; at < to; at++) {
                        var first = xOffset + at / inner * axis * inner + at % inner;
                        var least = Float.POSITIVE_INFINITY;
                        for (var a = 0; a < axis; a++) {
                            least = Math.min(least, x[first + a * inner]);
                        }
                        y[yOffset + at] = least;
                    }
                });
    }

    /// Finds the largest over the middle axis: `y[o, i]` is the first index a of the largest `x[o,
    /// a, i]`; a NaN counts as largest.
    public static void argmax(
            float[] x, int xOffset, int outer, int axis, int inner, int[] y, int yOffset) {
        for (var at = 0; at < outer * inner; at++) {
            var first = xOffset + at / inner * axis * inner + at % inner;
            var best = 0;
            for (var a = 1; a < axis; a++) {
                var candidate = x[first + a * inner];
                var most = x[first + best * inner];
                if (candidate > most || (candidate != candidate && most == most)) best = a;
            }
            y[yOffset + at] = best;
        }
    }
}

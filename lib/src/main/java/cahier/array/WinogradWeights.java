package cahier.array;

import java.util.Arrays;

/// The weights of a 3×3 convolution as [WinogradProduct] reads them: for each of the 16 points of
/// transformed tiles strips of eight output channels, which lie side by side for each input
/// channel.
final class WinogradWeights {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final TileTransforms TRANSFORMS = KERNELS.transforms();
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int TAPS = 9;

    /// Input channels whose weights are transformed at a time, within the first-level cache.
    private static final int CHANNELS = 32;

    /// Elements from one tap to the next while they are transformed.
    private static final int PLANE = CHANNELS * ROWS;

    private static final int GRAIN = 16_384;

    private WinogradWeights() {}

    /// Returns the number of transformed weights.
    static int size(Convolution shape) {
        return WinogradPlan.POINTS * step(shape);
    }

    /// Returns the elements from one point to the next.
    static int step(Convolution shape) {
        var strips = Math.ceilDiv(shape.outChannels(), ROWS);
        return strips * ROWS * shape.inChannels() + WinogradPlan.GAP;
    }

    /// Transforms weights.
    ///
    /// @param turned whether they are those of the convolution whose input gradient this one is:
    ///   input and output channels exchanged, the window turned by 180°
    static void transform(Convolution shape, float[] weights, boolean turned, float[] u) {
        var in = shape.inChannels();
        var out = shape.outChannels();
        Threads.split(
                Math.ceilDiv(out, ROWS),
                Math.max(1, GRAIN / (in * ROWS)),
                (from, to) -> {
                    var taps = Scratch.take(TAPS * PLANE);
                    var columns = Scratch.take(TAPS * PLANE);
                    for (var strip = from; strip < to; strip++) {
                        var rows = Math.min(ROWS, out - strip * ROWS);
                        // the channels of a last, incomplete strip are zeros
                        if (rows < ROWS) Arrays.fill(columns, 0, TAPS * PLANE, 0f);
                        if (rows < ROWS) Arrays.fill(taps, 0, TAPS * PLANE, 0f);
                        for (var c = 0; c < in; c += CHANNELS) {
                            var count = Math.min(CHANNELS, in - c);
                            var first = strip * ROWS;
                            if (turned) exchange(shape, weights, first, rows, c, count, taps);
                            else gather(shape, weights, first, rows, c, count, columns, taps);
                            TRANSFORMS.weights(
                                    taps,
                                    turned ? (TAPS - 1) * PLANE : 0,
                                    turned ? -PLANE : PLANE,
                                    u,
                                    (strip * in + c) * ROWS,
                                    step(shape),
                                    count * ROWS);
                        }
                    }
                    Scratch.give(columns);
                    Scratch.give(taps);
                });
    }

    /// Writes eight output channels' weights tap by tap, for some input channels the eight side by
    /// side.
    private static void gather(
            Convolution shape,
            float[] weights,
            int first,
            int rows,
            int channel,
            int count,
            float[] columns,
            float[] taps) {
        var row = shape.inChannels() * TAPS;
        var at = first * row + channel * TAPS;
        KERNELS.transpose(rows, count * TAPS, weights, at, row, columns, 0, ROWS);
        for (var t = 0; t < TAPS; t++) {
            KERNELS.copy(count, ROWS, columns, t * ROWS, TAPS * ROWS, taps, t * PLANE, ROWS);
        }
    }

    /// Does the same where the output channels are the ones that weights count second.
    private static void exchange(
            Convolution shape,
            float[] weights,
            int first,
            int rows,
            int channel,
            int count,
            float[] taps) {
        for (var c = 0; c < count; c++) {
            var at = ((channel + c) * shape.outChannels() + first) * TAPS;
            KERNELS.transpose(rows, TAPS, weights, at, TAPS, taps, c * ROWS, PLANE);
        }
    }
}

package cahier.array;

import java.util.Arrays;

/// The weights of a 3×3 convolution as [WinogradProduct] reads them: for each of the 16 points of
/// transformed tiles strips of eight output channels, which lie side by side for each input
/// channel.
final class WinogradWeights {

    private static final TileTransforms TRANSFORMS = Provider.KERNELS.transforms();
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int POINTS = WinogradPlan.POINTS;
    private static final int TAPS = 9;

    /// Input channels that all strips read before the next have their turn, where the weights of a
    /// strip lie far apart and those of neighbouring strips do not: so few that the processor reads
    /// each on ahead.
    private static final int CHANNELS = 8;

    /// Weights that stay in the second-level cache, where it does not matter.
    private static final int NEAR = 400_000;

    private static final int GRAIN = 16_384;

    private final float[] weights;
    private final float[] u;
    private final int in;
    private final int out;
    private final int step;

    /// Elements of the weights from an output channel to the next.
    private final int row;

    /// Elements from an input channel to the next.
    private final int channel;

    /// The first tap and the distance of the others.
    private final int first;

    private final int tap;

    /// Where two input channels' weights of a strip lie.
    private final int[] places = new int[2 * ROWS];

    private WinogradWeights(Convolution shape, float[] weights, boolean turned, float[] u) {
        this.weights = weights;
        this.u = u;
        in = shape.inChannels();
        out = shape.outChannels();
        step = step(shape);
        row = turned ? TAPS : in * TAPS;
        channel = turned ? out * TAPS : TAPS;
        first = turned ? TAPS - 1 : 0;
        tap = turned ? -1 : 1;
        Arrays.setAll(places, lane -> lane / ROWS * channel + lane % ROWS * row);
    }

    /// Returns the number of transformed weights.
    static int size(Convolution shape) {
        return POINTS * step(shape);
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
        var work = new WinogradWeights(shape, weights, turned, u);
        var most = turned && work.in * work.out * TAPS > NEAR ? CHANNELS : work.in;
        Threads.split(
                Math.ceilDiv(work.out, ROWS),
                Math.max(1, GRAIN / (work.in * ROWS)),
                (from, to) -> {
                    for (var c = 0; c < work.in; c += most) {
                        var count = Math.min(most, work.in - c);
                        for (var strip = from; strip < to; strip++) work.strip(strip, c, count);
                    }
                });
    }

    /// Transforms the weights of a strip and some input channels.
    private void strip(int strip, int c, int count) {
        var rows = Math.min(ROWS, out - strip * ROWS);
        var to = (strip * in + c) * ROWS;
        if (rows == ROWS) {
            transform(strip, c, to, count * ROWS);
            return;
        }
        // the channels of a last, incomplete strip are zeros
        for (var point = 0; point < POINTS; point++) {
            Arrays.fill(u, to + point * step, to + point * step + count * ROWS, 0f);
        }
        for (var i = 0; i < count; i++) transform(strip, c + i, to + i * ROWS, rows);
    }

    private void transform(int strip, int c, int to, int n) {
        var at = strip * ROWS * row + c * channel + first;
        TRANSFORMS.weights(weights, at, places, 2 * channel, tap, u, to, step, n);
    }
}

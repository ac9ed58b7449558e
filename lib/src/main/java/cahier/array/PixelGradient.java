package cahier.array;

import java.util.Arrays;

/// The gradient of a convolution's weights where there are few output channels: pixels lie in the
/// lanes.
///
/// The output's gradient is laid out with the pitch of the prepared input and zeros between its
/// rows and behind them, so that each weight's gradient is a dot product of two runs of positions.
/// Samples are taken in chunks that stay in the cache: each weight has 16 sums over the positions
/// of a chunk, which are then added up, and the chunks are added in order. The size of a chunk, and
/// so the bits, depend on the shape alone.
final class PixelGradient {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.DOT_ROWS;
    private static final int COLUMNS = Kernels.DOT_COLUMNS;
    private static final int LANES = Reduce.LANES;

    /// Elements of a chunk of more than one sample.
    private static final int CHUNK = 32_768;

    /// Output channels above which they fill lanes as well, and what is spread here is read again
    /// too often.
    private static final int MOST_CHANNELS = 16;

    private static final long GRAIN = 400_000;

    private final ConvolutionPlan plan;
    private final float[] x;
    private final float[] dy;
    private final int depth;
    private final int outPerGroup;
    private final int vectors;
    private final int chunk;
    private final int row;
    private final int[] places;

    PixelGradient(Convolution shape, float[] x, float[] dy) {
        this.plan = ConvolutionPlan.of(shape);
        this.x = x;
        this.dy = dy;
        this.depth = shape.depth();
        this.outPerGroup = shape.outPerGroup();
        this.vectors = Math.ceilDiv(plan.positions(), LANES);
        var size = plan.preparedSize + outPerGroup * vectors * LANES;
        this.chunk = Math.clamp(CHUNK / size, 1, shape.samples());
        this.row = chunk * vectors * LANES;
        this.places = new int[chunk * vectors];
        for (var i = 0; i < places.length; i++) {
            places[i] = i / vectors * plan.preparedSize + i % vectors * LANES;
        }
    }

    /// Returns whether this way is the faster one: for few output channels of a window of several
    /// pixels that moves by one.
    static boolean fits(Convolution shape) {
        var window = shape.window();
        return shape.outPerGroup() <= MOST_CHANNELS
                && window.height() * window.width() > 1
                && window.strideY() == 1
                && window.strideX() == 1;
    }

    void compute(float[] dWeights, boolean accumulate) {
        var shape = plan.shape;
        var prepared = Scratch.take(chunk * plan.preparedSize);
        var spread = Scratch.take(outPerGroup * row);
        Arrays.fill(spread, 0, outPerGroup * row, 0f);
        for (var group = 0; group < shape.groups(); group++) {
            for (var first = 0; first < shape.samples(); first += chunk) {
                var count = Math.min(chunk, shape.samples() - first);
                prepare(group, first, count, prepared, spread);
                blocks(group, count, prepared, spread, dWeights, accumulate || first > 0);
            }
        }
        Scratch.give(spread);
        Scratch.give(prepared);
    }

    private void prepare(int group, int first, int count, float[] prepared, float[] spread) {
        var size = plan.preparedSize + outPerGroup * plan.rows * plan.columns;
        Threads.split(
                count,
                Math.max(1, Threads.COPY_GRAIN / size),
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var offset = plan.inputOffset(first + i, group);
                        plan.prepare(x, offset, prepared, i * plan.preparedSize);
                        spread(plan.outputOffset(first + i, group), spread, i * vectors * LANES);
                    }
                });
    }

    private void spread(int out, float[] spread, int to) {
        var pixels = plan.rows * plan.columns;
        for (var channel = 0; channel < outPerGroup; channel++) {
            KERNELS.copy(
                    plan.rows,
                    plan.columns,
                    dy,
                    out + channel * pixels,
                    plan.columns,
                    spread,
                    to + channel * row,
                    plan.pitch);
        }
    }

    private void blocks(
            int group, int count, float[] prepared, float[] spread, float[] dWeights, boolean add) {
        var across = Math.ceilDiv(depth, COLUMNS);
        var work = (long) ROWS * COLUMNS * count * vectors * LANES;
        Threads.split(
                Math.ceilDiv(outPerGroup, ROWS) * across,
                (int) Math.max(1, GRAIN / work),
                (from, to) -> {
                    var lanes = Scratch.take(ROWS * COLUMNS * LANES);
                    for (var block = from; block < to; block++) {
                        var channel = block / across * ROWS;
                        var tap = block % across * COLUMNS;
                        KERNELS.tapDots(
                                count * vectors,
                                Math.min(ROWS, outPerGroup - channel),
                                Math.min(COLUMNS, depth - tap),
                                spread,
                                channel * row,
                                row,
                                prepared,
                                places,
                                plan.taps,
                                tap,
                                lanes,
                                dWeights,
                                (group * outPerGroup + channel) * depth + tap,
                                depth,
                                add);
                    }
                    Scratch.give(lanes);
                });
    }
}

package cahier.array;

/// What one sample adds to the gradient of a convolution's weights: a sum over positions for each
/// tap and output channel, in tiles.
///
/// Where there are many input channels, eight of them are packed into a strip, position after
/// position; it serves all taps of the window, each of which begins some positions further on. Else
/// the rows of a tile are eight taps, each read where it lies.
///
/// The output's gradient lies in panels of 32 channels, the last of 16 or 32, one behind the other.
final class TapStrips {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int BLOCK = Kernels.THREE_STRIPS;
    private static final int COLUMNS = Kernels.TILE_COLUMNS;

    /// Least input channels whose strips serve all taps.
    private static final int MANY = 2 * ROWS;

    private static final long GRAIN = 400_000;

    private final ConvolutionPlan plan;
    private final int lanes;
    private final int positions;
    private final boolean byChannels;

    /// Input channels or, where these are few, the taps of all.
    private final int rows;

    /// The taps of a channel.
    private final int taps;

    /// Positions of a channel that the taps read.
    private final int span;

    /// Takes the plan of a convolution.
    ///
    /// @param lanes output channels, those that fill the last panel included
    TapStrips(ConvolutionPlan plan, int lanes) {
        var shape = plan.shape;
        this.plan = plan;
        this.lanes = lanes;
        positions = plan.positions();
        byChannels = shape.inPerGroup() >= MANY && lanes > Kernels.NARROW;
        rows = byChannels ? shape.inPerGroup() : shape.depth();
        taps = shape.depth() / shape.inPerGroup();
        var furthest = 0;
        for (var t = 0; t < taps; t++) furthest = Math.max(furthest, plan.taps[t]);
        span = positions + furthest;
    }

    /// Returns the lanes of the panel that begins at a lane.
    int width(int lane) {
        return Math.min(COLUMNS, lanes - lane);
    }

    /// Returns where the panel that begins at a lane lies behind the first.
    int panel(int lane) {
        return lane * positions;
    }

    /// Computes a sample's sums, or adds them, split over the threads unless this call is itself a
    /// piece.
    ///
    /// @param source the prepared input, from `base` on
    /// @param turned the panels of the output's gradient, from `start` on
    /// @param sums depth × lanes, from `at` on
    void multiply(
            float[] source,
            int base,
            float[] turned,
            int start,
            float[] sums,
            int at,
            boolean add) {
        if (!byChannels) {
            var work = (long) ROWS * lanes * positions;
            Threads.split(
                    Math.ceilDiv(rows, ROWS),
                    (int) Math.max(1, GRAIN / work),
                    (from, to) -> taps(from, to, source, base, turned, start, sums, at, add));
            return;
        }
        var work = (long) BLOCK * COLUMNS * taps * positions;
        Threads.split(
                Math.ceilDiv(rows, BLOCK) * Math.ceilDiv(lanes, COLUMNS),
                (int) Math.max(1, GRAIN / work),
                (from, to) -> channels(from, to, source, base, turned, start, sums, at, add));
    }

    /// Computes pieces of three strips of channels under a panel.
    private void channels(
            int from,
            int to,
            float[] source,
            int base,
            float[] turned,
            int start,
            float[] sums,
            int at,
            boolean add) {
        var strips = Scratch.take(BLOCK * span);
        var panels = Math.ceilDiv(lanes, COLUMNS);
        for (var piece = from; piece < to; piece++) {
            var first = piece / panels * BLOCK;
            var count = Math.min(BLOCK, rows - first);
            if (piece == from || piece % panels == 0) pack(first, count, source, base, strips);
            var lane = piece % panels * COLUMNS;
            for (var q = 0; q < positions; q += Gemm.BLOCK) {
                var terms = Math.min(Gemm.BLOCK, positions - q);
                for (var t = 0; t < taps; t++) {
                    tiles(
                            terms,
                            count,
                            strips,
                            (plan.taps[t] + q) * ROWS,
                            span * ROWS,
                            turned,
                            start,
                            q,
                            lane,
                            sums,
                            at + (first * taps + t) * lanes + lane,
                            taps * lanes,
                            add || q > 0);
                }
            }
        }
        Scratch.give(strips);
    }

    private void pack(int first, int count, float[] source, int base, float[] strips) {
        for (var i = 0; i < count; i += ROWS) {
            var from = base + (first + i) * plan.channelSize;
            var some = Math.min(ROWS, count - i);
            KERNELS.transpose(some, span, source, from, plan.channelSize, strips, i * span, ROWS);
        }
    }

    /// Computes strips of taps where they lie, under all panels.
    private void taps(
            int from,
            int to,
            float[] source,
            int base,
            float[] turned,
            int start,
            float[] sums,
            int at,
            boolean add) {
        // the panels' part of these positions stays near while all strips use it
        for (var q = 0; q < positions; q += Gemm.BLOCK) {
            var terms = Math.min(Gemm.BLOCK, positions - q);
            for (var lane = 0; lane < lanes; lane += COLUMNS) {
                var width = width(lane);
                var panel = start + panel(lane) + q * width;
                for (var first = from * ROWS; first < Math.min(rows, to * ROWS); first += ROWS) {
                    KERNELS.tapRows(
                            terms,
                            Math.min(ROWS, rows - first),
                            width,
                            source,
                            base + q,
                            plan.taps,
                            first,
                            turned,
                            panel,
                            width,
                            sums,
                            at + first * lanes + lane,
                            lanes,
                            add || q > 0);
                }
            }
        }
    }

    private void tiles(
            int terms,
            int count,
            float[] strips,
            int strip,
            int step,
            float[] turned,
            int start,
            int q,
            int lane,
            float[] sums,
            int to,
            int row,
            boolean add) {
        var width = width(lane);
        var from = start + panel(lane) + q * width;
        if (width == COLUMNS) {
            KERNELS.strips(terms, count, strips, strip, step, turned, from, sums, to, row, add);
            return;
        }
        for (var i = 0; i < count; i += ROWS) {
            KERNELS.tile(
                    terms,
                    Math.min(ROWS, count - i),
                    width,
                    strips,
                    strip + i / ROWS * step,
                    1,
                    ROWS,
                    turned,
                    from,
                    width,
                    sums,
                    to + i * row,
                    row,
                    add);
        }
    }
}

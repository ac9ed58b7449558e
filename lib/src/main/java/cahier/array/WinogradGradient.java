package cahier.array;

import java.util.Arrays;

/// The gradient of a 3×3 convolution's weights by tiles of 2×2 output pixels: for each of the 16
/// points of transformed tiles a product of input channels × tiles with tiles × output channels.
///
/// Terms are summed in blocks of 256 tiles, in the order of the lanes of [WinogradPlan].
final class WinogradGradient {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final TileTransforms TRANSFORMS = KERNELS.transforms();
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int PANEL = WinogradPlan.PANEL;
    private static final int POINTS = WinogradPlan.POINTS;
    private static final int TAPS = 9;

    /// Elements of the gradients that are turned together, within the second-level cache.
    private static final int TURNED = 150_000;

    private static final int GRAIN = 16_384;

    private final WinogradPlan plan;
    private final float[] x;
    private final float[] dy;
    private final int in;
    private final int out;

    /// Output channels, whole panels.
    private final int wide;

    /// Elements from one point of the sums to the next.
    private final int sumStep;

    WinogradGradient(Convolution shape, float[] x, float[] dy) {
        this.plan = new WinogradPlan(shape);
        this.x = x;
        this.dy = dy;
        this.in = shape.inChannels();
        this.out = shape.outChannels();
        this.wide = Math.ceilDiv(out, PANEL) * PANEL;
        this.sumStep = in * wide + WinogradPlan.GAP;
    }

    void compute(float[] dWeights, boolean accumulate) {
        var lanes = Math.min(Gemm.BLOCK, plan.lanes());
        var sums = Scratch.take(POINTS * sumStep);
        var v = Scratch.take(POINTS * (in * lanes + WinogradPlan.GAP));
        var z = Scratch.take(POINTS * (lanes * wide + WinogradPlan.GAP));
        for (var first = 0; first < plan.lanes(); first += lanes) {
            var count = Math.min(lanes, plan.lanes() - first);
            var block = new WinogradPlan.Block(first, count, in, false);
            inputs(block, v);
            deltas(block, z);
            products(block, v, z, sums);
        }
        Scratch.give(z);
        Scratch.give(v);
        write(sums, dWeights, accumulate);
        Scratch.give(sums);
    }

    private void inputs(WinogradPlan.Block block, float[] v) {
        Threads.split(
                in,
                Math.max(1, GRAIN / (POINTS * block.lanes())),
                (from, to) -> {
                    var room = plan.takeRoom(block);
                    for (var c = from; c < to; c++) plan.input(x, c, block, room, v);
                    Scratch.give(room);
                });
    }

    /// Transforms the outputs' gradients: panels of output channels, each with all lanes.
    private void deltas(WinogradPlan.Block block, float[] z) {
        var step = block.lanes() * wide + WinogradPlan.GAP;
        var rows = plan.rowLanes;
        // rows of tiles that the block sees, counted over all samples
        var first = row(block.first());
        var end = row(block.first() + block.lanes() - 1) + 1;
        Threads.split(
                end - first,
                Math.max(1, GRAIN / (rows * wide)),
                (from, to) -> {
                    var width = plan.shape.outWidth();
                    var turned = Scratch.take((2 * width + 1) * wide);
                    Arrays.fill(turned, 0, (2 * width + 1) * wide, 0f);
                    for (var r = first + from; r < first + to; r++) row(block, r, turned, z, step);
                    Scratch.give(turned);
                });
    }

    /// Returns the row of tiles of a lane, counted over all samples; the lanes behind a sample's
    /// last tile make one more.
    private int row(int lane) {
        var inSample = lane % plan.sampleLanes / plan.rowLanes;
        return lane / plan.sampleLanes * (plan.tilesY + 1) + Math.min(inSample, plan.tilesY);
    }

    private void row(WinogradPlan.Block block, int row, float[] turned, float[] z, int step) {
        var sample = row / (plan.tilesY + 1);
        var inSample = row % (plan.tilesY + 1);
        var isTile = inSample < plan.tilesY;
        if (isTile) turn(sample, inSample, turned);
        var base = sample * plan.sampleLanes + inSample * plan.rowLanes;
        var next = isTile ? base + plan.rowLanes : (sample + 1) * plan.sampleLanes;
        var from = Math.max(base, block.first()) - base;
        var to = Math.min(next, block.first() + block.lanes()) - base;
        for (var column = from; column < to; column++) {
            var lane = base + column - block.first();
            for (var panel = 0; panel < wide; panel += PANEL) {
                var at = panel * block.lanes() + lane * PANEL;
                if (isTile && column < plan.tilesX) {
                    delta(inSample, column, panel, turned, z, at, step);
                } else {
                    for (var point = 0; point < POINTS; point++) {
                        Arrays.fill(z, at + point * step, at + point * step + PANEL, 0f);
                    }
                }
            }
        }
    }

    /// Writes two rows of a sample's gradients with the channels side by side.
    private void turn(int sample, int row, float[] turned) {
        var width = plan.shape.outWidth();
        var rows = Math.min(2, plan.shape.outHeight() - 2 * row);
        var at = sample * out * plan.shape.outPixels() + 2 * row * width;
        KERNELS.transpose(out, rows * width, dy, at, plan.shape.outPixels(), turned, 0, wide);
    }

    private void delta(
            int row, int column, int panel, float[] turned, float[] z, int at, int step) {
        var width = plan.shape.outWidth();
        var zeros = 2 * width * wide + panel;
        var left = 2 * column * wide + panel;
        var isInside = 2 * column + 1 < width;
        var below = 2 * row + 1 < plan.shape.outHeight();
        TRANSFORMS.delta(
                turned,
                left,
                isInside ? left + wide : zeros,
                below ? left + width * wide : zeros,
                isInside && below ? left + (width + 1) * wide : zeros,
                z,
                at,
                step,
                PANEL);
    }

    private void products(WinogradPlan.Block block, float[] v, float[] z, float[] sums) {
        var lanes = block.lanes();
        Threads.split(
                POINTS,
                1,
                (from, to) -> {
                    var strips = Scratch.take(Math.ceilDiv(in, ROWS) * ROWS * lanes);
                    for (var point = from; point < to; point++) {
                        var zAt = point * (lanes * wide + WinogradPlan.GAP);
                        pack(v, point * block.step(), lanes, strips);
                        for (var panel = 0; panel < wide; panel += PANEL) {
                            KERNELS.strips(
                                    lanes,
                                    in,
                                    strips,
                                    0,
                                    ROWS * lanes,
                                    z,
                                    zAt + panel * lanes,
                                    sums,
                                    point * sumStep + panel,
                                    wide,
                                    block.first() > 0);
                        }
                    }
                    Scratch.give(strips);
                });
    }

    /// Lays the channels of one point side by side, eight to a strip.
    private void pack(float[] v, int at, int lanes, float[] strips) {
        for (var c = 0; c < in; c += ROWS) {
            var rows = Math.min(ROWS, in - c);
            KERNELS.transpose(rows, lanes, v, at + c * lanes, lanes, strips, c * lanes, ROWS);
        }
    }

    /// Transforms the sums, a few input channels at a time, and turns them to where they belong.
    private void write(float[] sums, float[] dWeights, boolean accumulate) {
        var depth = in * TAPS;
        var gradient = accumulate ? Scratch.take(out * depth) : dWeights;
        var most = Math.clamp(TURNED / (TAPS * wide), 1, in);
        Threads.split(
                in,
                Math.max(1, GRAIN / (POINTS * wide)),
                (from, to) -> {
                    var taps = Scratch.take(most * TAPS * wide);
                    for (var c = from; c < to; c += most) {
                        var count = Math.min(most, to - c);
                        for (var k = 0; k < count; k++) {
                            var sum = (c + k) * wide;
                            var tap = k * TAPS * wide;
                            TRANSFORMS.weightsGradient(sums, sum, sumStep, taps, tap, wide, wide);
                        }
                        var first = c * TAPS;
                        KERNELS.transpose(count * TAPS, out, taps, 0, wide, gradient, first, depth);
                    }
                    Scratch.give(taps);
                });
        if (accumulate) {
            KERNELS.apply(Binary.ADD, dWeights, 0, gradient, 0, dWeights, 0, out * depth);
            Scratch.give(gradient);
        }
    }
}

package cahier.array;

import java.util.Arrays;

/// The gradient of a convolution's weights: taps × output channels, summed over pixels and samples.
///
/// Each tap's input is read where it lies in the prepared form; the output's gradient is
/// transposed, so that channels lie in the lanes, with zeros at the positions between rows. Terms
/// are summed in blocks of 256 positions. Small gradients of many samples are summed in 16 shares
/// of the samples and then joined in order: the shares, and so the bits, depend on the shape alone.
final class TapGradient {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int SHARES = 16;
    private static final int SMALL = 65_536;
    private static final long GRAIN = 400_000;

    private final ConvolutionPlan plan;
    private final float[] x;
    private final float[] dy;
    private final int depth;
    private final int outPerGroup;
    private final int lanes;
    private final int positions;
    private final TapStrips strips;

    TapGradient(Convolution shape, float[] x, float[] dy) {
        this.plan = ConvolutionPlan.of(shape);
        this.x = x;
        this.dy = dy;
        this.depth = shape.depth();
        this.outPerGroup = shape.outPerGroup();
        this.lanes = Math.ceilDiv(outPerGroup, Kernels.NARROW) * Kernels.NARROW;
        this.positions = plan.positions();
        this.strips = new TapStrips(plan, lanes);
    }

    void compute(float[] dWeights, boolean accumulate) {
        for (var group = 0; group < plan.shape.groups(); group++) {
            group(group, dWeights, accumulate);
        }
    }

    private void group(int group, float[] dWeights, boolean accumulate) {
        var size = depth * lanes;
        var samples = plan.shape.samples();
        var shares = size <= SMALL ? Math.min(SHARES, samples) : 1;
        var sums = Scratch.take(shares * size);
        if (shares > 1) {
            var work = (long) size * positions * samples / shares;
            Threads.split(
                    shares,
                    (int) Math.max(1, GRAIN / work),
                    (from, to) -> {
                        for (var share = from; share < to; share++) {
                            share(
                                    group,
                                    samples * share / shares,
                                    samples * (share + 1) / shares,
                                    sums,
                                    share * size);
                        }
                    });
            for (var share = 1; share < shares; share++) {
                KERNELS.apply(Binary.ADD, sums, 0, sums, share * size, sums, 0, size);
            }
        } else {
            share(group, 0, samples, sums, 0);
        }
        write(group, sums, dWeights, accumulate);
        Scratch.give(sums);
    }

    /// Sums over some samples; what it does for each is split over the threads unless this call is
    /// itself a piece.
    private void share(int group, int first, int last, float[] sums, int at) {
        var prepared = plan.inPlace ? x : Scratch.take(plan.preparedSize);
        var turned = Scratch.take(positions * lanes + Lines.ROOM);
        var start = Lines.start(turned);
        clear(turned, start);
        for (var sample = first; sample < last; sample++) {
            var add = sample > first;
            var offset = plan.inputOffset(sample, group);
            var base = plan.inPlace ? offset : 0;
            prepare(offset, plan.outputOffset(sample, group), prepared, turned, start);
            strips.multiply(prepared, base, turned, start, sums, at, add);
        }
        Scratch.give(turned);
        if (!plan.inPlace) Scratch.give(prepared);
    }

    /// Clears what the samples leave as it is: between rows, or all if there are lanes without a
    /// channel.
    private void clear(float[] turned, int start) {
        if (lanes > outPerGroup) {
            Arrays.fill(turned, start, start + positions * lanes, 0f);
            return;
        }
        for (var lane = 0; lane < lanes; lane += Kernels.TILE_COLUMNS) {
            var width = strips.width(lane);
            for (var row = 1; row < plan.rows; row++) {
                var to = start + strips.panel(lane) + row * plan.pitch * width;
                Arrays.fill(turned, to - (plan.pitch - plan.columns) * width, to, 0f);
            }
        }
    }

    private void prepare(int offset, int out, float[] prepared, float[] turned, int start) {
        if (!plan.inPlace) plan.prepare(x, offset, prepared);
        Threads.split(
                plan.rows,
                Math.max(1, Threads.COPY_GRAIN / (plan.columns * lanes)),
                (from, to) -> {
                    for (var row = from; row < to; row++) turn(row, out, turned, start);
                });
    }

    /// Lays a row of the output's gradient down with the channels of each panel side by side.
    private void turn(int row, int out, float[] turned, int start) {
        var pixels = plan.rows * plan.columns;
        var from = out + row * plan.columns;
        for (var lane = 0; lane < outPerGroup; lane += Kernels.TILE_COLUMNS) {
            var width = strips.width(lane);
            KERNELS.transpose(
                    Math.min(width, outPerGroup - lane),
                    plan.columns,
                    dy,
                    from + lane * pixels,
                    pixels,
                    turned,
                    start + strips.panel(lane) + row * plan.pitch * width,
                    width);
        }
    }

    private void write(int group, float[] sums, float[] dWeights, boolean accumulate) {
        var to = group * outPerGroup * depth;
        if (!accumulate) {
            KERNELS.transpose(depth, outPerGroup, sums, 0, lanes, dWeights, to, depth);
            return;
        }
        var size = outPerGroup * depth;
        var gradient = Scratch.take(size);
        KERNELS.transpose(depth, outPerGroup, sums, 0, lanes, gradient, 0, depth);
        KERNELS.apply(Binary.ADD, dWeights, to, gradient, 0, dWeights, to, size);
        Scratch.give(gradient);
    }
}

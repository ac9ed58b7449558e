package cahier.array;

/// The forward pass of a convolution with many pixels and channels: weights are packed once, eight
/// output channels to a strip; what the window sees of 32 pixels is packed into a panel of 256
/// terms, which all strips use. The pixels of small maps of several samples share tiles.
final class StripProduct {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int THREE = Kernels.THREE_STRIPS;
    private static final int LANES = Kernels.TILE_COLUMNS;
    private static final int PANEL = (Gemm.BLOCK + 1) * LANES;

    /// Output channels whose strips stay in the second-level cache with a block of terms.
    private static final int ROW_BLOCK = 512;

    /// Pixels of small maps that are computed at once.
    private static final int BATCH = 512;

    /// Least pixels, and least output channels, for which packing pays.
    private static final int LEAST_PIXELS = 256;

    private static final int LEAST_CHANNELS = 24;

    /// Least output channels where there are many terms, and few runs of pixels to a panel.
    private static final int FEWER_CHANNELS = 16;

    private static final int DEEP = 512;
    private static final int LONG = 12;

    private static final long GRAIN = 400_000;

    private final ConvolutionPlan plan;
    private final float[] x;
    private final float[] strips;
    private final Epilogue epilogue;
    private final float[] y;
    private final boolean accumulate;
    private final int groups;
    private final int depth;
    private final int outPerGroup;
    private final int pixels;

    /// Elements of a group's strips.
    private final int groupSize;

    /// Prepares a pass with weights packed by [StripWeights#pack].
    StripProduct(
            Convolution shape,
            float[] x,
            float[] strips,
            Epilogue epilogue,
            float[] y,
            boolean accumulate) {
        this.plan = ConvolutionPlan.of(shape);
        this.x = x;
        this.strips = strips;
        this.epilogue = epilogue;
        this.y = y;
        this.accumulate = accumulate;
        this.groups = shape.groups();
        this.depth = shape.depth();
        this.outPerGroup = shape.outPerGroup();
        this.pixels = shape.outPixels();
        this.groupSize = StripWeights.groupSize(shape);
    }

    /// Returns whether a convolution is computed in this way: it depends on the shape alone.
    static boolean fits(Convolution shape) {
        var isDeep = shape.depth() >= DEEP && shape.outWidth() >= LONG;
        return shape.outPerGroup() >= (isDeep ? FEWER_CHANNELS : LEAST_CHANNELS)
                && shape.outPixels() >= LANES
                && (long) shape.samples() * shape.outPixels() >= LEAST_PIXELS;
    }

    /// Returns whether it can be computed in this way, with the same bits, where packing costs
    /// nothing.
    static boolean fitsPacked(Convolution shape) {
        return shape.outPerGroup() >= LEAST_CHANNELS && shape.outPixels() >= LANES;
    }

    void compute() {
        var samples = plan.shape.samples();
        var parts = samples * groups;
        var work = (long) outPerGroup * pixels * depth;
        if (parts < 4 * Threads.count()) {
            for (var part = 0; part < parts; part++) part(part, work);
        } else if (2 * pixels <= BATCH && pixels % LANES != 0 && samples > 1) {
            var most = Math.clamp(samples / (4 * Threads.count()), 1, Math.ceilDiv(BATCH, pixels));
            var batches = Math.ceilDiv(samples, most);
            Threads.split(
                    batches * groups,
                    (int) Math.max(1, GRAIN / (work * most)),
                    (from, to) -> {
                        for (var piece = from; piece < to; piece++) {
                            var batch = piece / groups;
                            var first = samples * batch / batches;
                            batch(first, samples * (batch + 1) / batches, piece % groups);
                        }
                    });
        } else {
            Threads.split(
                    parts,
                    (int) Math.max(1, GRAIN / work),
                    (from, to) -> {
                        for (var part = from; part < to; part++) part(part, work);
                    });
        }
    }

    /// Computes a group of channels of several samples at once, whose small maps fill tiles
    /// together.
    private void batch(int first, int last, int group) {
        var count = last - first;
        var step = plan.sampleStep();
        var prepared = plan.inPlace ? x : Scratch.take(count * step);
        for (var sample = first; sample < last && !plan.inPlace; sample++) {
            var offset = plan.inputOffset(sample, group);
            plan.prepare(x, offset, prepared, (sample - first) * step);
        }
        var base = plan.inPlace ? plan.inputOffset(first, group) : 0;
        var runs = plan.runs(count);
        var pitch = runs.length * LANES;
        var sums = Scratch.take(outPerGroup * pitch);
        for (var sample = first; sample < last && accumulate; sample++) {
            var at = plan.outputOffset(sample, group);
            var to = (sample - first) * pixels;
            KERNELS.copy(outPerGroup, pixels, y, at, pixels, sums, to, pitch);
        }
        var scratch = Scratch.take(PANEL + Lines.ROOM);
        tiles(group, runs, 0, runs.length, prepared, base, sums, 0, pitch, scratch);
        Scratch.give(scratch);
        for (var sample = first; sample < last; sample++) {
            var at = plan.outputOffset(sample, group);
            var from = (sample - first) * pixels;
            KERNELS.copy(outPerGroup, pixels, sums, from, pitch, y, at, pixels);
            finish(0, pixels, group, 0, outPerGroup, at);
        }
        Scratch.give(sums);
        if (!plan.inPlace) Scratch.give(prepared);
    }

    /// Computes a sample's group of channels; its tiles are split over the threads unless this call
    /// is itself a piece.
    private void part(int part, long work) {
        var sample = part / groups;
        var group = part % groups;
        var offset = plan.inputOffset(sample, group);
        var prepared = plan.inPlace ? x : Scratch.take(plan.preparedSize);
        if (!plan.inPlace) plan.prepare(x, offset, prepared);
        var base = plan.inPlace ? offset : 0;
        var out = plan.outputOffset(sample, group);
        var runs = plan.runs(1);
        Threads.split(
                runs.length,
                (int) Math.clamp(GRAIN * runs.length / work, 1, runs.length),
                (from, to) -> {
                    var scratch = Scratch.take(PANEL + THREE * LANES + Lines.ROOM);
                    tiles(group, runs, from, to, prepared, base, y, out, pixels, scratch);
                    Scratch.give(scratch);
                });
        if (!plan.inPlace) Scratch.give(prepared);
    }

    /// Computes tiles into y, or into rows that have room for whole tiles.
    private void tiles(
            int group,
            PixelRuns[] runs,
            int from,
            int to,
            float[] source,
            int base,
            float[] target,
            int out,
            int pitch,
            float[] scratch) {
        var start = Lines.start(scratch);
        for (var top = 0; top < outPerGroup; top += ROW_BLOCK) {
            var bottom = Math.min(outPerGroup, top + ROW_BLOCK);
            for (var p = 0; p < depth; p += Gemm.BLOCK) {
                for (var t = from; t < to; t++) {
                    var tile = runs[t];
                    panel(tile, p, source, base, scratch, start);
                    for (var i = top; i < bottom; i += THREE) {
                        var rows = Math.min(THREE, bottom - i);
                        var at = group * groupSize + i * depth + p * ROWS;
                        var first = out + i * pitch + tile.first();
                        strips(tile, p, rows, at, target, first, pitch, scratch, start);
                    }
                    if (target == y && p + Gemm.BLOCK >= depth) {
                        finish(tile.first(), tile.count(), group, top, bottom, out);
                    }
                }
            }
        }
    }

    private void panel(
            PixelRuns tile, int p, float[] source, int base, float[] scratch, int start) {
        var terms = Math.min(Gemm.BLOCK, depth - p);
        var end = (long) base + plan.reach() + tile.reach();
        // vectors may read what lies behind a run, as long as the array goes on
        var kernels = end <= source.length ? KERNELS : ScalarKernels.EXACT;
        kernels.panel(
                terms, source, base, tile.lanes(), tile.places(), plan.taps, p, scratch, start);
    }

    private void strips(
            PixelRuns tile,
            int p,
            int rows,
            int at,
            float[] target,
            int to,
            int pitch,
            float[] scratch,
            int start) {
        var terms = Math.min(Gemm.BLOCK, depth - p);
        var add = accumulate || p > 0;
        var step = ROWS * depth;
        if (tile.count() == LANES || target != y) {
            KERNELS.strips(terms, rows, strips, at, step, scratch, start, target, to, pitch, add);
            return;
        }
        var sums = start + PANEL;
        KERNELS.strips(terms, rows, strips, at, step, scratch, start, scratch, sums, LANES, false);
        for (var i = 0; i < rows; i++) {
            var row = to + i * pitch;
            var sum = sums + i * LANES;
            if (add) KERNELS.apply(Binary.ADD, y, row, scratch, sum, y, row, tile.count());
            else System.arraycopy(scratch, sum, y, row, tile.count());
        }
    }

    private void finish(int first, int count, int group, int top, int bottom, int out) {
        if (epilogue.isEmpty()) return;
        for (var i = top; i < bottom; i++) {
            epilogue.apply(y, out + i * pixels + first, count, group * outPerGroup + i);
        }
    }
}

package cahier.array;

/// The forward pass of a convolution by tiles of output channels × output pixels.
final class TapProduct {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int TILE = ROWS * Kernels.TILE_COLUMNS;

    /// Multiply-adds of a sample below which samples are not split.
    private static final long SMALL = 4_000_000;

    private static final long GRAIN = 400_000;
    private static final int ROW_BLOCK = 512;

    /// Elements of the output that are still in the nearest cache when they are finished.
    private static final int NEAR = 8_192;

    private final ConvolutionPlan plan;
    private final float[] x;
    private final float[] weights;
    private final Epilogue epilogue;
    private final float[] y;
    private final boolean accumulate;
    private final int depth;
    private final int outPerGroup;
    private final int pixels;

    TapProduct(
            Convolution shape,
            float[] x,
            float[] weights,
            Epilogue epilogue,
            float[] y,
            boolean accumulate) {
        this.plan = ConvolutionPlan.of(shape);
        this.x = x;
        this.weights = weights;
        this.epilogue = epilogue;
        this.y = y;
        this.accumulate = accumulate;
        this.depth = shape.depth();
        this.outPerGroup = shape.outPerGroup();
        this.pixels = shape.outPixels();
    }

    void compute() {
        var shape = plan.shape;
        var parts = shape.samples() * shape.groups();
        var work = (long) outPerGroup * pixels * depth;
        if (work < SMALL || parts >= 8 * Threads.count()) {
            Threads.split(parts, (int) Math.max(1, GRAIN / work), this::wholeParts);
        } else {
            for (var part = 0; part < parts; part++) splitPart(part, work);
        }
    }

    private void wholeParts(int from, int to) {
        var prepared = plan.inPlace ? x : Scratch.take(plan.preparedSize);
        var scratch = Scratch.take(TILE);
        for (var part = from; part < to; part++) {
            var sample = part / plan.shape.groups();
            var group = part % plan.shape.groups();
            var base = plan.inputOffset(sample, group);
            if (!plan.inPlace) {
                plan.prepare(x, base, prepared);
                base = 0;
            }
            tiles(part, prepared, base, 0, outPerGroup, 0, plan.tiles.list().size(), scratch);
        }
        Scratch.give(scratch);
        if (!plan.inPlace) Scratch.give(prepared);
    }

    private void splitPart(int part, long work) {
        var sample = part / plan.shape.groups();
        var group = part % plan.shape.groups();
        var offset = plan.inputOffset(sample, group);
        var prepared = plan.inPlace ? x : Scratch.take(plan.preparedSize);
        if (!plan.inPlace) plan.prepare(x, offset, prepared);
        var base = plan.inPlace ? offset : 0;
        var count = plan.tiles.list().size();
        var tasks = (int) Math.min(Threads.count() * 4L, work / GRAIN);
        var columns = Math.clamp(tasks, 1, count);
        var strips = Math.ceilDiv(outPerGroup, ROWS);
        var rows = Math.clamp(tasks / columns, 1, Math.ceilDiv(strips, 4));
        Threads.split(
                rows * columns,
                1,
                (from, to) -> {
                    var scratch = Scratch.take(TILE);
                    for (var task = from; task < to; task++) {
                        var row = task / columns;
                        var column = task % columns;
                        tiles(
                                part,
                                prepared,
                                base,
                                strips * row / rows * ROWS,
                                Math.min(outPerGroup, strips * (row + 1) / rows * ROWS),
                                count * column / columns,
                                count * (column + 1) / columns,
                                scratch);
                    }
                    Scratch.give(scratch);
                });
        if (!plan.inPlace) Scratch.give(prepared);
    }

    /// Computes output channels `top` to `bottom` of tiles `from` to `to`.
    private void tiles(
            int part,
            float[] source,
            int base,
            int top,
            int bottom,
            int from,
            int to,
            float[] scratch) {
        var group = part % plan.shape.groups();
        var out = plan.outputOffset(part / plan.shape.groups(), group);
        for (var first = top; first < bottom; first += ROW_BLOCK) {
            var last = Math.min(bottom, first + ROW_BLOCK);
            for (var p = 0; p < depth; p += Gemm.BLOCK) {
                var unfinished = from;
                for (var t = from; t < to; t++) {
                    var tile = plan.tiles.list().get(t);
                    for (var i = first; i < last; i += ROWS) {
                        var rows = Math.min(ROWS, last - i);
                        var at = (group * outPerGroup + i) * depth + p;
                        tile(tile, p, rows, at, source, base, out + i * pixels, scratch);
                    }
                    if (p + Gemm.BLOCK < depth) continue;
                    var size = (t + 1 - unfinished) * Kernels.TILE_COLUMNS * (last - first);
                    if (size >= NEAR || t + 1 == to) {
                        finish(unfinished, t, group, first, last, out);
                        unfinished = t + 1;
                    }
                }
            }
        }
    }

    private void tile(
            Tiles.Tile tile,
            int p,
            int rows,
            int at,
            float[] source,
            int base,
            int out,
            float[] scratch) {
        var terms = Math.min(Gemm.BLOCK, depth - p);
        var add = accumulate || p > 0;
        if (tile.whole() && !(add && tile.overlaps())) {
            KERNELS.taps(
                    terms,
                    rows,
                    tile.width(),
                    weights,
                    at,
                    depth,
                    source,
                    base + tile.first(),
                    base + tile.second(),
                    plan.taps,
                    p,
                    y,
                    out + tile.toFirst(),
                    out + tile.toSecond(),
                    pixels,
                    add);
            return;
        }
        KERNELS.taps(
                terms,
                rows,
                tile.width(),
                weights,
                at,
                depth,
                source,
                base + tile.first(),
                base + tile.second(),
                plan.taps,
                p,
                scratch,
                0,
                Kernels.NARROW,
                Kernels.TILE_COLUMNS,
                false);
        var lanes = tile.lanes();
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < lanes.length; j++) {
                var to = out + i * pixels + tile.pixels()[j];
                var sum = scratch[i * Kernels.TILE_COLUMNS + lanes[j]];
                y[to] = add ? y[to] + sum : sum;
            }
        }
    }

    /// Does the rest for the pixels of some tiles, which follow each other without a gap.
    private void finish(int firstTile, int lastTile, int group, int first, int last, int out) {
        if (epilogue.isEmpty()) return;
        var pixelsOfLast = plan.tiles.list().get(lastTile).pixels();
        var begin = plan.tiles.list().get(firstTile).pixels()[0];
        var end = pixelsOfLast[pixelsOfLast.length - 1] + 1;
        for (var i = first; i < last; i++) {
            epilogue.apply(y, out + i * pixels + begin, end - begin, group * outPerGroup + i);
        }
    }
}

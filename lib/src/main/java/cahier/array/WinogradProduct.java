package cahier.array;

/// The forward pass of a 3×3 convolution by tiles of 2×2 output pixels: for each of the 16 points
/// of transformed tiles a product of output channels × input channels with input channels × tiles,
/// summed in the blocks that [Gemm] states.
final class WinogradProduct {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final TileTransforms TRANSFORMS = KERNELS.transforms();
    private static final int ROWS = Kernels.TILE_ROWS;
    private static final int PANEL = WinogradPlan.PANEL;
    private static final int POINTS = WinogradPlan.POINTS;

    /// Elements of one point's transformed inputs that stay in the second-level cache with a
    /// point's weights and sums.
    private static final int BLOCK = 65_536;

    private static final int MOST_LANES = 512;

    private final WinogradPlan plan;
    private final float[] x;
    private final Epilogue epilogue;
    private final float[] y;
    private final boolean accumulate;
    private final int in;
    private final int out;
    private final float[] u;

    /// Prepares a pass with weights transformed by [WinogradWeights].
    WinogradProduct(
            Convolution shape,
            float[] x,
            float[] u,
            Epilogue epilogue,
            float[] y,
            boolean accumulate) {
        this.plan = new WinogradPlan(shape);
        this.x = x;
        this.epilogue = epilogue;
        this.y = y;
        this.accumulate = accumulate;
        this.in = shape.inChannels();
        this.out = shape.outChannels();
        this.u = u;
    }

    void compute() {
        var panels = Math.ceilDiv(plan.lanes(), PANEL);
        var most = Math.clamp(BLOCK / Math.max(in, out) / PANEL, 1, MOST_LANES / PANEL);
        var blocks = Math.max(Math.ceilDiv(panels, most), Math.min(panels, Threads.count()));
        // as many panels in each, so that no thread waits for a larger one
        var size = Math.ceilDiv(panels, blocks);
        Threads.split(
                Math.ceilDiv(panels, size),
                1,
                (from, to) -> {
                    var lanes = size * PANEL;
                    var v = Scratch.take(POINTS * (in * lanes + WinogradPlan.GAP));
                    var m = Scratch.take(POINTS * (out * lanes + WinogradPlan.GAP));
                    for (var block = from; block < to; block++) {
                        var count = Math.min(size, panels - block * size) * PANEL;
                        var place = new WinogradPlan.Block(block * lanes, count, in, true);
                        var room = plan.takeRoom(place);
                        for (var c = 0; c < in; c++) plan.input(x, c, place, room, v);
                        Scratch.give(room);
                        products(place, v, m);
                        outputs(place, m, v);
                    }
                    Scratch.give(m);
                    Scratch.give(v);
                });
    }

    private void products(WinogradPlan.Block block, float[] v, float[] m) {
        for (var point = 0; point < POINTS; point++) {
            for (var p = 0; p < in; p += Gemm.BLOCK) {
                var terms = Math.min(Gemm.BLOCK, in - p);
                for (var j = 0; j < block.lanes(); j += PANEL) {
                    KERNELS.strips(
                            terms,
                            out,
                            u,
                            point * WinogradWeights.step(plan.shape) + p * ROWS,
                            in * ROWS,
                            v,
                            point * block.step() + block.at(p, j),
                            m,
                            point * (out * block.lanes() + WinogradPlan.GAP) + j,
                            block.lanes(),
                            p > 0);
                }
            }
        }
    }

    /// Transforms the sums and writes them to their pixels.
    private void outputs(WinogradPlan.Block block, float[] m, float[] four) {
        var lanes = block.lanes();
        var end = Math.min(plan.lanes(), block.first() + lanes);
        var pixels = plan.pixels(lanes);
        for (var k = 0; k < out; k++) {
            TRANSFORMS.output(m, k * lanes, out * lanes + WinogradPlan.GAP, four, 0, lanes, lanes);
            // a pixel by itself is changed, so its place among the four does not matter
            if (!epilogue.isEmpty()) epilogue.apply(four, 0, 4 * lanes, k);
            var lane = block.first();
            while (lane < end) {
                var inSample = lane % plan.sampleLanes;
                var plane = (lane / plan.sampleLanes * out + k) * plan.shape.outPixels();
                if (pixels.length > 0 && inSample == 0 && lane + plan.sampleLanes <= end) {
                    var at = lane - block.first();
                    KERNELS.gather(pixels.length, four, at, pixels, y, plane, accumulate);
                    lane += plan.sampleLanes;
                    continue;
                }
                var row = inSample / plan.rowLanes;
                var column = inSample % plan.rowLanes;
                var count = Math.min(plan.rowLanes - column, end - lane);
                count = Math.min(count, plan.sampleLanes - inSample);
                if (row < plan.tilesY) {
                    var tiles = Math.min(count, plan.tilesX - column);
                    write(four, lane - block.first(), lanes, k, plane, row, column, tiles);
                }
                lane += count;
            }
        }
    }

    private void write(
            float[] four, int at, int lanes, int k, int plane, int row, int column, int tiles) {
        var width = plan.shape.outWidth();
        for (var i = 0; i < 2 && 2 * row + i < plan.shape.outHeight(); i++) {
            var left = at + 2 * i * lanes;
            var right = left + lanes;
            var to = plane + (2 * row + i) * width + 2 * column;
            var whole = Math.min(tiles, (width - 2 * column) / 2);
            if (accumulate) {
                for (var j = 0; j < whole; j++) {
                    y[to + 2 * j] += four[left + j];
                    y[to + 2 * j + 1] += four[right + j];
                }
                if (whole < tiles) y[to + 2 * whole] += four[left + whole];
            } else {
                for (var j = 0; j < whole; j++) {
                    y[to + 2 * j] = four[left + j];
                    y[to + 2 * j + 1] = four[right + j];
                }
                if (whole < tiles) y[to + 2 * whole] = four[left + whole];
            }
        }
    }
}

package cahier.array;

import java.util.Arrays;

/// How a 3×3 convolution is cut into tiles of 2×2 output pixels for [TileTransforms]: the tiles of
/// all samples in one sequence of lanes.
///
/// Where rows are long, lanes run over the ends of the rows of tiles, one lane lost a row, so that
/// vectors are whole; a sample begins at a multiple of 16 lanes. Where they are short, each lane is
/// a tile.
final class WinogradPlan {

    /// Elements of a transformed tile.
    static final int POINTS = 16;

    /// Lanes of a panel.
    static final int PANEL = Kernels.TILE_COLUMNS;

    /// Elements between points, so that those of one tile do not share one set of the caches.
    static final int GAP = 16;

    /// Rows of tiles shorter than this have no lanes between them.
    private static final int SHORT = 12;

    /// Least channels, and least tiles, for which the transforms pay.
    private static final int LEAST_CHANNELS = 96;

    private static final int LEAST_TILES = 40;

    private static final TileTransforms TRANSFORMS = Provider.KERNELS.transforms();

    final Convolution shape;
    final int tilesY;
    final int tilesX;

    /// Lanes from one row of tiles to the next.
    final int rowLanes;

    /// Lanes of a sample.
    final int sampleLanes;

    private final int pitch;
    private final int plane;

    WinogradPlan(Convolution shape) {
        this.shape = shape;
        tilesY = (shape.outHeight() + 1) / 2;
        tilesX = (shape.outWidth() + 1) / 2;
        pitch = tilesX + 1;
        var isShort = tilesX < SHORT;
        rowLanes = isShort ? tilesX : pitch;
        sampleLanes = isShort ? tilesY * tilesX : Math.ceilDiv(tilesY * pitch, 16) * 16;
        plane = (tilesY + 2) * pitch + PANEL;
    }

    /// Returns whether a convolution is computed in this way: it depends on the shape alone.
    static boolean fits(Convolution shape) {
        var window = shape.window();
        var isPlain =
                window.height() == 3
                        && window.width() == 3
                        && Math.max(window.strideY(), window.strideX()) == 1
                        && Math.max(window.dilationY(), window.dilationX()) == 1
                        && shape.groups() == 1;
        if (!isPlain || Math.min(shape.inChannels(), shape.outChannels()) < LEAST_CHANNELS) {
            return false;
        }
        var tiles = (long) shape.samples() * shape.outPixels() / 4;
        return tiles >= LEAST_TILES;
    }

    /// Returns the lanes of all samples.
    int lanes() {
        return shape.samples() * sampleLanes;
    }

    /// Returns the size of the buffer that [#input] uses.
    int phasesSize() {
        return 4 * plane;
    }

    /// Where the transformed inputs of a block of lanes go: those of a channel to `channel ·
    /// channelStep + lane`, or, if in panels, panel after panel, each with all channels.
    ///
    /// @param first the first lane of the block
    /// @param lanes of the block, whole panels
    /// @param channels of the input
    /// @param inPanels whether panels hold all channels
    record Block(int first, int lanes, int channels, boolean inPanels) {

        int at(int channel, int lane) {
            if (!inPanels) return channel * lanes + lane;
            return (lane / PANEL * channels + channel) * PANEL + lane % PANEL;
        }

        /// Returns the elements from one point of the transformed tiles to the next.
        int step() {
            return channels * lanes + GAP;
        }
    }

    /// Transforms one channel of a block; lanes behind the last tile become zeros.
    void input(float[] x, int channel, Block block, float[] phases, float[] v) {
        var end = Math.min(lanes(), block.first + block.lanes);
        var lane = block.first;
        while (lane < end) {
            var sample = lane / sampleLanes;
            var last = Math.min(end, (sample + 1) * sampleLanes);
            part(x, sample, channel, lane, last, block, phases, v);
            lane = last;
        }
        var rest = end - block.first;
        if (rest == block.lanes) return;
        for (var point = 0; point < POINTS; point++) {
            for (var j = rest; j < block.lanes; j++)
                v[point * block.step() + block.at(channel, j)] = 0f;
        }
    }

    /// Transforms lanes of one sample.
    private void part(
            float[] x,
            int sample,
            int channel,
            int from,
            int to,
            Block block,
            float[] phases,
            float[] v) {
        var base = sample * sampleLanes;
        var top = Math.min((from - base) / rowLanes, tilesY);
        var bottom = Math.min(Math.ceilDiv(to - base, rowLanes), tilesY);
        prepare(x, sample, channel, top, bottom, phases);
        var lane = from;
        while (lane < to) {
            var inSample = lane - base;
            var row = inSample / rowLanes;
            // up to the end of a panel, and of a row where rows are apart
            var end = Math.min(to, lane + PANEL - (lane - block.first) % PANEL);
            if (rowLanes == tilesX) end = Math.min(end, base + (row + 1) * rowLanes);
            var position = (row - top) * pitch + inSample % rowLanes;
            TRANSFORMS.input(
                    phases,
                    position,
                    plane,
                    pitch,
                    v,
                    block.at(channel, lane - block.first),
                    block.step(),
                    end - lane);
            lane = end;
        }
    }

    /// Copies the rows of the padded input that some rows of tiles see, even and odd rows and even
    /// and odd columns apart, with zeros behind them.
    private void prepare(float[] x, int sample, int channel, int top, int bottom, float[] phases) {
        var window = shape.window();
        var from = (sample * shape.inChannels() + channel) * shape.height() * shape.width();
        var rows = bottom - top + 1;
        for (var r = 0; r < 2 * rows; r++) {
            var y = 2 * top + r - window.top();
            var at = (r & 1) * 2 * plane + (r >> 1) * pitch;
            if (y < 0 || y >= shape.height()) {
                Arrays.fill(phases, at, at + pitch, 0f);
                Arrays.fill(phases, at + plane, at + plane + pitch, 0f);
            } else {
                row(x, from + y * shape.width(), -window.left(), phases, at);
                row(x, from + y * shape.width(), 1 - window.left(), phases, at + plane);
            }
        }
        for (var phase = 0; phase < 4; phase++) {
            var end = phase * plane + rows * pitch;
            Arrays.fill(phases, end, Math.min(end + pitch + PANEL, (phase + 1) * plane), 0f);
        }
    }

    /// Copies every second pixel of a row, the first at column dx.
    private void row(float[] x, int from, int dx, float[] phases, int at) {
        var first = Patches.firstInside(dx, 2, pitch);
        var end = Math.max(first, Patches.endInside(dx, 2, pitch, shape.width()));
        for (var j = 0; j < first; j++) phases[at + j] = 0f;
        var source = from + dx;
        for (var j = first; j < end; j++) phases[at + j] = x[source + 2 * j];
        for (var j = end; j < pitch; j++) phases[at + j] = 0f;
    }
}

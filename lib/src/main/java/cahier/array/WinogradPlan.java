package cahier.array;

import java.util.Arrays;

/// How a 3×3 convolution is cut into tiles of 2×2 output pixels for [TileTransforms]: the tiles of
/// all samples in one sequence of lanes.
///
/// Where rows are long, lanes run over the ends of the rows of tiles, one lane lost a row, so that
/// vectors are whole; a sample begins at a multiple of 16 lanes. Where they are short, each lane is
/// a tile, and its inputs are gathered from samples that are copied with zeros around them.
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

    private static final int[] NONE = {};
    private static final Kernels KERNELS = Provider.KERNELS;
    private static final TileTransforms TRANSFORMS = KERNELS.transforms();

    /// Inputs of a tile in a row.
    private static final int SIDE = 4;

    final Convolution shape;
    final int tilesY;
    final int tilesX;
    private final boolean isShort;

    /// Lanes from one row of tiles to the next.
    final int rowLanes;

    /// Lanes of a sample.
    final int sampleLanes;

    private final int pitch;

    /// Elements of a phase, or of a sample with zeros around it.
    private final int plane;

    /// Where the tile of each lane begins among the samples, if rows are short; the lanes behind
    /// the last tile begin behind the samples.
    private final int[] places;

    WinogradPlan(Convolution shape) {
        this.shape = shape;
        tilesY = (shape.outHeight() + 1) / 2;
        tilesX = (shape.outWidth() + 1) / 2;
        isShort = tilesX < SHORT;
        pitch = isShort ? 2 * tilesX + 2 : tilesX + 1;
        rowLanes = isShort ? tilesX : pitch;
        sampleLanes = isShort ? tilesY * tilesX : Math.ceilDiv(tilesY * pitch, 16) * 16;
        plane = isShort ? (2 * tilesY + 2) * pitch : (tilesY + 2) * pitch + PANEL;
        places = isShort ? places() : NONE;
    }

    private int[] places() {
        var all = new int[Math.ceilDiv(lanes(), PANEL) * PANEL];
        for (var lane = 0; lane < all.length; lane++) {
            var sample = Math.min(lane / sampleLanes, shape.samples());
            var tile = sample < shape.samples() ? lane % sampleLanes : 0;
            all[lane] = sample * plane + tile / tilesX * 2 * pitch + tile % tilesX * 2;
        }
        return all;
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

    /// Returns where the output pixels of a sample lie whose tiles are neighbours, the four pixels
    /// of each `step` apart; none if rows are long.
    int[] pixels(int step) {
        if (!isShort) return NONE;
        var width = shape.outWidth();
        var all = new int[shape.outPixels()];
        for (var pixel = 0; pixel < all.length; pixel++) {
            int i = pixel / width, j = pixel % width;
            all[pixel] = (i % 2 * 2 + j % 2) * step + i / 2 * tilesX + j / 2;
        }
        return all;
    }

    /// Returns a buffer for [#input] of a block's channels.
    float[] takeRoom(Block block) {
        var size = roomSize(block);
        var room = Scratch.take(size);
        if (isShort) Arrays.fill(room, 0, size, 0f);
        return room;
    }

    /// Returns the elements of that buffer: four phases, or the rows that the block's tiles see, so
    /// that no block of a tall map holds and copies all of it.
    int roomSize(Block block) {
        return isShort ? (endRow(block) - firstRow(block)) * pitch : 4 * plane;
    }

    /// Returns the first row that a block's tiles see, counted over all samples with zeros around
    /// them.
    private int firstRow(Block block) {
        return places[block.first] / pitch;
    }

    private int endRow(Block block) {
        return places[block.first + block.lanes - 1] / pitch + SIDE;
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
    ///
    /// @param room a buffer that [#takeRoom] gave for this block
    void input(float[] x, int channel, Block block, float[] room, float[] v) {
        if (isShort) gather(x, channel, block, room, v);
        else runs(x, channel, block, room, v);
    }

    private void gather(float[] x, int channel, Block block, float[] room, float[] v) {
        var height = shape.height();
        var width = shape.width();
        var window = shape.window();
        var first = firstRow(block);
        var end = endRow(block);
        var rows = plane / pitch;
        for (var sample = first / rows; sample < shape.samples(); sample++) {
            var top = sample * rows + window.top();
            if (top >= end) break;
            var from = Math.max(first - top, 0);
            var count = Math.min(end - top, height) - from;
            if (count <= 0) continue;
            var at = ((sample * shape.inChannels() + channel) * height + from) * width;
            var to = (top + from - first) * pitch + window.left();
            KERNELS.copy(count, width, x, at, width, room, to, pitch);
        }
        var most = block.inPanels ? PANEL : block.lanes;
        for (var lane = 0; lane < block.lanes; lane += most) {
            TRANSFORMS.inputAt(
                    room,
                    -first * pitch,
                    places,
                    block.first + lane,
                    pitch,
                    v,
                    block.at(channel, lane),
                    block.step(),
                    most);
        }
    }

    private void runs(float[] x, int channel, Block block, float[] phases, float[] v) {
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
            var end = Math.min(to, lane + PANEL - (lane - block.first) % PANEL);
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

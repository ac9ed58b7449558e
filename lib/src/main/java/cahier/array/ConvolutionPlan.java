package cahier.array;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// How a convolution of one shape reads its input and writes its output.
///
/// The input is copied once into a prepared form, padded and with the rows and columns of each
/// phase of the stride apart: there the taps of the window lie at fixed distances from a pixel's
/// position `row · pitch + column`, so a run of output pixels reads a run of input for each tap,
/// and no patch is ever written out. Where nothing has to be added, the input is read in place.
///
/// Tiles of 16 or 32 output pixels lie within a row where rows are long enough, the last two
/// overlapping; else they run over row ends, and the pixels between rows are dropped.
final class ConvolutionPlan {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int HALF = Kernels.NARROW;
    private static final int KEPT = 256;

    private static final ConcurrentHashMap<Convolution, ConvolutionPlan> PLANS =
            new ConcurrentHashMap<>();

    final Convolution shape;

    /// Positions from one output row to the next.
    final int pitch;

    /// Elements of a prepared channel.
    final int channelSize;

    /// Elements of a prepared group of channels, with zeros behind it that tiles may read.
    final int preparedSize;

    /// Whether the input is read in place.
    final boolean inPlace;

    /// Where each term of the sum lies from an output pixel's position.
    final int[] taps;

    /// Output rows and columns; a window of one pixel makes one long row of the whole plane.
    final int rows;

    final int columns;
    final int phaseRows;
    final int phasesX;
    final Tiles tiles;
    private final ConcurrentHashMap<Integer, PixelRuns[]> runs = new ConcurrentHashMap<>();
    private final int reach;

    private ConvolutionPlan(Convolution shape) {
        this.shape = shape;
        var window = shape.window();
        var pointwise = window.equals(Window.of(1, 1, 0));
        rows = pointwise ? 1 : shape.outHeight();
        columns = pointwise ? shape.outPixels() : shape.outWidth();
        inPlace = columns >= HALF && window.strideX() == 1 && window.strideY() == 1 && !padded();
        phasesX = Math.min(window.strideX(), (window.width() - 1) * window.dilationX() + 1);
        var phasesY = Math.min(window.strideY(), (window.height() - 1) * window.dilationY() + 1);
        var reachX = (window.width() - 1) * window.dilationX() / window.strideX();
        phaseRows = rows + (window.height() - 1) * window.dilationY() / window.strideY();
        // the padding at the end of a row may serve as that at the start of the next
        var shared = window.strideX() == 1 ? Math.min(window.left(), window.right()) : 0;
        pitch = inPlace && !pointwise ? shape.width() : columns + reachX - Math.min(shared, reachX);
        channelSize =
                inPlace ? shape.height() * shape.width() : phasesX * phasesY * phaseRows * pitch;
        preparedSize = shape.inPerGroup() * channelSize + reachX + 2 * Kernels.TILE_COLUMNS;
        taps = taps(window);
        reach = Arrays.stream(taps).max().orElse(0);
        tiles =
                columns >= HALF
                        ? Tiles.inRows(rows, columns, pitch)
                        : Tiles.over(rows, columns, pitch);
    }

    static ConvolutionPlan of(Convolution shape) {
        if (PLANS.size() >= KEPT) PLANS.clear();
        return PLANS.computeIfAbsent(shape, ConvolutionPlan::new);
    }

    /// Returns the output pixels of some samples in tiles of 32, made when first asked for.
    PixelRuns[] runs(int samples) {
        return runs.computeIfAbsent(
                samples, n -> PixelRuns.of(n, rows, columns, pitch, sampleStep()));
    }

    /// Returns the positions from one sample to the next: as they lie, or as they are prepared side
    /// by side.
    int sampleStep() {
        return inPlace ? shape.inChannels() * shape.height() * shape.width() : preparedSize;
    }

    /// Returns the furthest of the taps.
    int reach() {
        return reach;
    }

    private boolean padded() {
        var window = shape.window();
        return (window.top() | window.left() | window.bottom() | window.right()) != 0;
    }

    private int[] taps(Window window) {
        var offsets = new int[shape.depth()];
        var i = 0;
        for (var c = 0; c < shape.inPerGroup(); c++) {
            for (var p = 0; p < window.height(); p++) {
                var y = p * window.dilationY();
                for (var q = 0; q < window.width(); q++) {
                    var x = q * window.dilationX();
                    var phase = y % window.strideY() * phasesX + x % window.strideX();
                    offsets[i++] =
                            c * channelSize
                                    + (phase * phaseRows + y / window.strideY()) * pitch
                                    + x / window.strideX();
                }
            }
        }
        return offsets;
    }

    /// Returns the positions from the first output pixel to the last.
    int positions() {
        return (rows - 1) * pitch + columns;
    }

    /// Returns where a sample's group of channels starts in the input.
    int inputOffset(int sample, int group) {
        return (sample * shape.inChannels() + group * shape.inPerGroup())
                * shape.height()
                * shape.width();
    }

    /// Returns where a sample's group of channels starts in the output.
    int outputOffset(int sample, int group) {
        return (sample * shape.outChannels() + group * shape.outPerGroup()) * shape.outPixels();
    }

    /// Prepares a group of channels of a sample, split over the threads unless this call is itself
    /// a piece.
    void prepare(float[] x, int offset, float[] prepared) {
        prepare(x, offset, prepared, 0);
    }

    /// Prepares it from a place on.
    void prepare(float[] x, int offset, float[] prepared, int to) {
        Threads.split(
                shape.inPerGroup(),
                Math.max(1, Threads.COPY_GRAIN / channelSize),
                (from, end) -> {
                    for (var c = from; c < end; c++) channel(x, offset, c, prepared, to);
                });
    }

    /// Prepares one channel, the last one with the zeros behind it.
    private void channel(float[] x, int offset, int channel, float[] prepared, int to) {
        var window = shape.window();
        var phases = channelSize / (phaseRows * pitch);
        var at = to + channel * channelSize;
        if (phases == 1 && window.strideX() == 1 && window.strideY() == 1) {
            channelAtOnce(x, offset, channel, prepared, to);
            return;
        }
        for (var phase = 0; phase < phases; phase++) {
            var dx = phase % phasesX - window.left();
            var first = Patches.firstInside(dx, window.strideX(), pitch);
            var end = Patches.endInside(dx, window.strideX(), pitch, shape.width());
            for (var r = 0; r < phaseRows; r++, at += pitch) {
                var row = r * window.strideY() + phase / phasesX - window.top();
                if (row < 0 || row >= shape.height()) {
                    Arrays.fill(prepared, at, at + pitch, 0f);
                } else {
                    var from = offset + (channel * shape.height() + row) * shape.width();
                    row(x, from + dx, first, Math.max(first, end), prepared, at);
                }
            }
        }
        if (channel == shape.inPerGroup() - 1) Arrays.fill(prepared, at, to + preparedSize, 0f);
    }

    /// Prepares a channel of a window that moves by one pixel: zeros, and the rows between them.
    private void channelAtOnce(float[] x, int offset, int channel, float[] prepared, int to) {
        var window = shape.window();
        var at = to + channel * channelSize;
        var isLast = channel == shape.inPerGroup() - 1;
        Arrays.fill(prepared, at, isLast ? to + preparedSize : at + channelSize, 0f);
        KERNELS.copy(
                Math.min(shape.height(), phaseRows - window.top()),
                Math.min(shape.width(), pitch - window.left()),
                x,
                offset + channel * shape.height() * shape.width(),
                shape.width(),
                prepared,
                at + window.top() * pitch + window.left(),
                pitch);
    }

    /// Copies a phase of a row: what lies inside from the first position to the end, and zeros.
    private void row(float[] x, int from, int first, int end, float[] prepared, int at) {
        var step = shape.window().strideX();
        for (var j = 0; j < first; j++) prepared[at + j] = 0f;
        if (step == 1) {
            System.arraycopy(x, from + first, prepared, at + first, end - first);
        } else if (step == 2) {
            for (var j = first; j < end; j++) prepared[at + j] = x[from + j * 2];
        } else {
            for (var j = first; j < end; j++) prepared[at + j] = x[from + j * step];
        }
        for (var j = end; j < pitch; j++) prepared[at + j] = 0f;
    }
}

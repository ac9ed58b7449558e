package cahier.array;

/// Pools windows of planes to one number each: their largest or their mean.
///
/// A plane is one channel of one picture, height × width from index 0. A window may hang over the
/// lower or right edge (ceil mode): choose outHeight and outWidth with [Window#outHeightCeil].
///
/// @param planes samples × channels
/// @param height rows of the input
/// @param width columns of the input
/// @param window the window; padding counts as absent for the largest
/// @param outHeight rows of the output
/// @param outWidth columns of the output
public record Pooling(
        int planes, int height, int width, Window window, int outHeight, int outWidth) {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int GRAIN = 8_192;

    /// Checks that the output is not empty and no window lies wholly in padding.
    public Pooling {
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException(
                    "pooling: window is larger than the padded input: got input %d×%d, %s"
                            .formatted(height, width, window));
        }
    }

    /// Returns the pooling of whole windows only (floor mode).
    public static Pooling floor(int planes, int height, int width, Window window) {
        return new Pooling(
                planes, height, width, window, window.outHeight(height), window.outWidth(width));
    }

    /// Returns the pooling that keeps a last window which is partly outside (ceil mode).
    public static Pooling ceil(int planes, int height, int width, Window window) {
        return new Pooling(
                planes,
                height,
                width,
                window,
                window.outHeightCeil(height),
                window.outWidthCeil(width));
    }

    /// Writes the largest of each window, and where in its plane it was found: the first of equals
    /// in row-major order; a NaN counts as largest, and a zero is written as +0. A window wholly in
    /// padding gives -∞ and index -1.
    public void max(float[] x, float[] y, int[] indices) {
        Threads.split(
                planes,
                Math.max(1, GRAIN / (height * width)),
                (from, to) -> {
                    var scratch = Scratch.take(2 * (width + Kernels.TILE_COLUMNS));
                    for (var plane = from; plane < to; plane++) {
                        maxPlane(x, y, indices, plane, scratch);
                    }
                    Scratch.give(scratch);
                });
    }

    /// Writes the largest of each window alone, several times faster.
    public void max(float[] x, float[] y) {
        Threads.split(
                planes,
                Math.max(1, GRAIN / (height * width)),
                (from, to) -> {
                    var room = Scratch.take(MaxValues.size(this));
                    var row = Scratch.take(MaxValues.rowSize(this));
                    var values = new MaxValues(this, x, y, room, row);
                    for (var plane = from; plane < to; plane++) values.plane(plane);
                    Scratch.give(row);
                    Scratch.give(room);
                });
    }

    private void maxPlane(float[] x, float[] y, int[] indices, int plane, float[] scratch) {
        var base = plane * height * width;
        var at = plane * outHeight * outWidth;
        var left = firstInside();
        var right = endInside(left);
        for (var i = 0; i < outHeight; i++, at += outWidth) {
            var row = i * window.strideY() - window.top();
            var fits = row >= 0 && row + (window.height() - 1) * window.dilationY() < height;
            var from = fits ? left : outWidth;
            var end = fits ? right : outWidth;
            for (var j = 0; j < from; j++) maxAtEdge(x, base, row, j, y, indices, at + j);
            for (var j = end; j < outWidth; j++) maxAtEdge(x, base, row, j, y, indices, at + j);
            KERNELS.maxRow(this, x, base, row, from, end, y, indices, at, scratch);
        }
    }

    /// Returns the first output column whose window does not begin in the padding.
    private int firstInside() {
        return Math.min(outWidth, Math.ceilDiv(window.left(), window.strideX()));
    }

    /// Returns the output column after the last whose window does not end in the padding.
    private int endInside(int from) {
        var room = width - 1 - (window.width() - 1) * window.dilationX() + window.left();
        return Math.clamp(Math.floorDiv(room, window.strideX()) + 1, from, outWidth);
    }

    private void maxAtEdge(float[] x, int base, int row, int at, float[] y, int[] indices, int to) {
        var column = at * window.strideX() - window.left();
        var best = -1;
        var most = Float.NEGATIVE_INFINITY;
        for (var p = 0; p < window.height(); p++) {
            var i = row + p * window.dilationY();
            if (i < 0 || i >= height) continue;
            for (var q = 0; q < window.width(); q++) {
                var j = column + q * window.dilationX();
                if (j < 0 || j >= width) continue;
                var value = x[base + i * width + j];
                if (best < 0 || value > most || (value != value && most == most)) {
                    best = i * width + j;
                    most = value;
                }
            }
        }
        y[to] = most + 0f;
        indices[to] = best;
    }

    /// Gives each output's gradient to the input that was its largest, or, if `accumulate`, adds
    /// it.
    public void maxGradient(float[] dy, int[] indices, float[] dx, boolean accumulate) {
        var size = outHeight * outWidth;
        eachPlane(
                plane -> {
                    var base = plane * height * width;
                    if (!accumulate) Elementwise.fill(dx, base, height * width, 0f);
                    for (var at = plane * size; at < (plane + 1) * size; at++) {
                        if (indices[at] >= 0) dx[base + indices[at]] += dy[at];
                    }
                });
    }

    /// Writes the mean of each window.
    ///
    /// @param countPadding whether padding counts, as zeros; what hangs over the padded edge in
    ///   ceil mode never does
    public void average(float[] x, float[] y, boolean countPadding) {
        eachPlane(plane -> averagePlane(x, y, countPadding, plane));
    }

    private void averagePlane(float[] x, float[] y, boolean countPadding, int plane) {
        var base = plane * height * width;
        var at = plane * outHeight * outWidth;
        for (var i = 0; i < outHeight; i++) {
            for (var j = 0; j < outWidth; j++, at++) {
                var sum = 0f;
                for (var p = 0; p < window.height(); p++) {
                    var row = i * window.strideY() - window.top() + p * window.dilationY();
                    if (row < 0 || row >= height) continue;
                    for (var q = 0; q < window.width(); q++) {
                        var column = j * window.strideX() - window.left() + q * window.dilationX();
                        if (column >= 0 && column < width) sum += x[base + row * width + column];
                    }
                }
                y[at] = sum / Math.max(1, count(i, j, countPadding));
            }
        }
    }

    /// Shares each output's gradient among the inputs of its window, or, if `accumulate`, adds it.
    public void averageGradient(float[] dy, float[] dx, boolean countPadding, boolean accumulate) {
        eachPlane(
                plane -> {
                    var base = plane * height * width;
                    if (!accumulate) Elementwise.fill(dx, base, height * width, 0f);
                    averageGradientPlane(dy, dx, countPadding, plane);
                });
    }

    private void averageGradientPlane(float[] dy, float[] dx, boolean countPadding, int plane) {
        var base = plane * height * width;
        var at = plane * outHeight * outWidth;
        for (var i = 0; i < outHeight; i++) {
            for (var j = 0; j < outWidth; j++, at++) {
                var share = dy[at] / Math.max(1, count(i, j, countPadding));
                for (var p = 0; p < window.height(); p++) {
                    var row = i * window.strideY() - window.top() + p * window.dilationY();
                    if (row < 0 || row >= height) continue;
                    for (var q = 0; q < window.width(); q++) {
                        var column = j * window.strideX() - window.left() + q * window.dilationX();
                        if (column >= 0 && column < width) {
                            dx[base + row * width + column] += share;
                        }
                    }
                }
            }
        }
    }

    private int count(int i, int j, boolean countPadding) {
        var y0 = i * window.strideY() - window.top();
        var x0 = j * window.strideX() - window.left();
        return countPadding
                ? taps(
                                y0,
                                window.height(),
                                window.dilationY(),
                                -window.top(),
                                height + window.bottom())
                        * taps(
                                x0,
                                window.width(),
                                window.dilationX(),
                                -window.left(),
                                width + window.right())
                : taps(y0, window.height(), window.dilationY(), 0, height)
                        * taps(x0, window.width(), window.dilationX(), 0, width);
    }

    private static int taps(int first, int size, int dilation, int from, int to) {
        var count = 0;
        for (var p = 0; p < size; p++) {
            var at = first + p * dilation;
            if (at >= from && at < to) count++;
        }
        return count;
    }

    @FunctionalInterface
    private interface Plane {
        void run(int plane);
    }

    private void eachPlane(Plane body) {
        Threads.split(
                planes,
                Math.max(1, GRAIN / (height * width)),
                (from, to) -> {
                    for (var plane = from; plane < to; plane++) body.run(plane);
                });
    }
}

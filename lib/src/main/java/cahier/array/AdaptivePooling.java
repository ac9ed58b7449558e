package cahier.array;

/// Pools planes to a given size: output (i, j) covers the input rows from ⌊i·height / outHeight⌋ to
/// ⌈(i + 1)·height / outHeight⌉, and columns likewise (PyTorch's rule).
///
/// @param planes samples × channels
/// @param height rows of the input
/// @param width columns of the input
/// @param outHeight rows of the output
/// @param outWidth columns of the output
public record AdaptivePooling(int planes, int height, int width, int outHeight, int outWidth) {

    private static final int GRAIN = 8_192;

    /// Checks that no size is empty.
    public AdaptivePooling {
        if (Math.min(height, width) < 1 || Math.min(outHeight, outWidth) < 1) {
            throw new IllegalArgumentException(
                    "adaptive pooling: size is not positive: got %d×%d to %d×%d; expected 1 or more"
                            .formatted(height, width, outHeight, outWidth));
        }
    }

    /// Writes the mean of each region; a region that is the whole plane is summed as a run (see
    /// [Reduce]).
    public void average(float[] x, float[] y) {
        eachCell(
                (plane, cell, top, bottom, left, right) -> {
                    var area = (bottom - top) * (right - left);
                    if (area == height * width) {
                        y[cell] = Reduce.sum(x, plane, area) / area;
                        return;
                    }
                    var sum = 0f;
                    for (var row = top; row < bottom; row++) {
                        for (var column = left; column < right; column++) {
                            sum += x[plane + row * width + column];
                        }
                    }
                    y[cell] = sum / area;
                });
    }

    /// Shares each output's gradient among the inputs of its region, or, if `accumulate`, adds it.
    public void averageGradient(float[] dy, float[] dx, boolean accumulate) {
        if (!accumulate) Elementwise.fill(dx, 0, planes * height * width, 0f);
        eachCell(
                (plane, cell, top, bottom, left, right) -> {
                    var share = dy[cell] / ((bottom - top) * (right - left));
                    for (var row = top; row < bottom; row++) {
                        for (var column = left; column < right; column++) {
                            dx[plane + row * width + column] += share;
                        }
                    }
                });
    }

    /// Writes the largest of each region and where in its plane it was found: the first of equals;
    /// a NaN counts as largest.
    public void max(float[] x, float[] y, int[] indices) {
        eachCell(
                (plane, cell, top, bottom, left, right) -> {
                    var best = top * width + left;
                    for (var row = top; row < bottom; row++) {
                        for (var column = left; column < right; column++) {
                            var value = x[plane + row * width + column];
                            var most = x[plane + best];
                            if (value > most || (value != value && most == most)) {
                                best = row * width + column;
                            }
                        }
                    }
                    y[cell] = x[plane + best];
                    indices[cell] = best;
                });
    }

    /// Gives each output's gradient to the input that was its largest, or, if `accumulate`, adds
    /// it.
    public void maxGradient(float[] dy, int[] indices, float[] dx, boolean accumulate) {
        if (!accumulate) Elementwise.fill(dx, 0, planes * height * width, 0f);
        var size = outHeight * outWidth;
        for (var cell = 0; cell < planes * size; cell++) {
            dx[cell / size * height * width + indices[cell]] += dy[cell];
        }
    }

    @FunctionalInterface
    private interface Cell {
        void run(int plane, int cell, int top, int bottom, int left, int right);
    }

    private void eachCell(Cell body) {
        Threads.split(
                planes,
                Math.max(1, GRAIN / (height * width)),
                (from, to) -> {
                    for (var plane = from; plane < to; plane++) eachCell(plane, body);
                });
    }

    private void eachCell(int plane, Cell body) {
        var cell = plane * outHeight * outWidth;
        for (var i = 0; i < outHeight; i++) {
            var top = i * height / outHeight;
            var bottom = ((i + 1) * height + outHeight - 1) / outHeight;
            for (var j = 0; j < outWidth; j++, cell++) {
                var left = j * width / outWidth;
                var right = ((j + 1) * width + outWidth - 1) / outWidth;
                body.run(plane * height * width, cell, top, bottom, left, right);
            }
        }
    }
}

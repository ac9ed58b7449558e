package cahier.array;

/// Resizes planes, up or down, by copying or by bilinear interpolation.
///
/// @param planes samples × channels, from index 0
/// @param height rows of the input
/// @param width columns of the input
/// @param outHeight rows of the output
/// @param outWidth columns of the output
public record Upsampling(int planes, int height, int width, int outHeight, int outWidth) {

    private static final int GRAIN = 8_192;

    /// Checks that no size is empty.
    public Upsampling {
        if (Math.min(height, width) < 1 || Math.min(outHeight, outWidth) < 1) {
            throw new IllegalArgumentException(
                    "upsampling: size is not positive: got %d×%d to %d×%d; expected 1 or more"
                            .formatted(height, width, outHeight, outWidth));
        }
    }

    /// Copies the input pixel at ⌊i·height / outHeight⌋, and columns likewise.
    public void nearest(float[] x, float[] y) {
        eachPlane(
                plane -> {
                    var at = plane * outHeight * outWidth;
                    for (var i = 0; i < outHeight; i++) {
                        var row = plane * height * width + nearest(i, height, outHeight) * width;
                        for (var j = 0; j < outWidth; j++) {
                            y[at++] = x[row + nearest(j, width, outWidth)];
                        }
                    }
                });
    }

    /// Adds each output's gradient to the pixel that [#nearest] copied, after clearing dx unless
    /// `accumulate`.
    public void nearestGradient(float[] dy, float[] dx, boolean accumulate) {
        eachPlane(
                plane -> {
                    var base = plane * height * width;
                    if (!accumulate) Elementwise.fill(dx, base, height * width, 0f);
                    var at = plane * outHeight * outWidth;
                    for (var i = 0; i < outHeight; i++) {
                        var row = base + nearest(i, height, outHeight) * width;
                        for (var j = 0; j < outWidth; j++) {
                            dx[row + nearest(j, width, outWidth)] += dy[at++];
                        }
                    }
                });
    }

    /// Interpolates between the four nearest pixels (PyTorch's rule).
    ///
    /// @param alignCorners whether the centres of the corner pixels coincide, instead of the
    ///   pictures' edges
    public void bilinear(float[] x, float[] y, boolean alignCorners) {
        var rows = Axis.of(height, outHeight, alignCorners);
        var columns = Axis.of(width, outWidth, alignCorners);
        eachPlane(
                plane -> {
                    var base = plane * height * width;
                    var at = plane * outHeight * outWidth;
                    for (var i = 0; i < outHeight; i++) {
                        var upper = base + rows.first[i] * width;
                        var lower = base + rows.second[i] * width;
                        var v = rows.share[i];
                        for (var j = 0; j < outWidth; j++) {
                            var a = columns.first[j];
                            var b = columns.second[j];
                            var u = columns.share[j];
                            var above = Math.fma(u, x[upper + b], (1f - u) * x[upper + a]);
                            var below = Math.fma(u, x[lower + b], (1f - u) * x[lower + a]);
                            y[at++] = Math.fma(v, below, (1f - v) * above);
                        }
                    }
                });
    }

    /// Shares each output's gradient among the four pixels that [#bilinear] mixed, after clearing
    /// dx unless `accumulate`.
    public void bilinearGradient(float[] dy, float[] dx, boolean alignCorners, boolean accumulate) {
        var rows = Axis.of(height, outHeight, alignCorners);
        var columns = Axis.of(width, outWidth, alignCorners);
        eachPlane(
                plane -> {
                    var base = plane * height * width;
                    if (!accumulate) Elementwise.fill(dx, base, height * width, 0f);
                    var at = plane * outHeight * outWidth;
                    for (var i = 0; i < outHeight; i++) {
                        var upper = base + rows.first[i] * width;
                        var lower = base + rows.second[i] * width;
                        for (var j = 0; j < outWidth; j++) {
                            var above = (1f - rows.share[i]) * dy[at];
                            var below = rows.share[i] * dy[at++];
                            var a = columns.first[j];
                            var b = columns.second[j];
                            var u = columns.share[j];
                            dx[upper + a] = Math.fma(1f - u, above, dx[upper + a]);
                            dx[upper + b] = Math.fma(u, above, dx[upper + b]);
                            dx[lower + a] = Math.fma(1f - u, below, dx[lower + a]);
                            dx[lower + b] = Math.fma(u, below, dx[lower + b]);
                        }
                    }
                });
    }

    /// For each output index the two input indices that it lies between, and the second's share.
    private record Axis(int[] first, int[] second, float[] share) {

        static Axis of(int size, int outSize, boolean alignCorners) {
            var axis = new Axis(new int[outSize], new int[outSize], new float[outSize]);
            for (var i = 0; i < outSize; i++) {
                var at =
                        alignCorners
                                ? (outSize == 1 ? 0.0 : (double) i * (size - 1) / (outSize - 1))
                                : Math.max(0.0, (i + 0.5) * size / outSize - 0.5);
                var first = Math.min((int) at, size - 1);
                axis.first[i] = first;
                axis.second[i] = Math.min(first + 1, size - 1);
                axis.share[i] = (float) (at - first);
            }
            return axis;
        }
    }

    private static int nearest(int i, int size, int outSize) {
        return (int) ((long) i * size / outSize);
    }

    @FunctionalInterface
    private interface Plane {
        void run(int plane);
    }

    private void eachPlane(Plane body) {
        Threads.split(
                planes,
                Math.max(1, GRAIN / (outHeight * outWidth)),
                (from, to) -> {
                    for (var plane = from; plane < to; plane++) body.run(plane);
                });
    }
}

package cahier.array;

import java.util.Arrays;

/// Applies functions element by element, with scalar, row, column and general broadcasting.
///
/// Outputs may be the same array at the same offset as an input (in place); other overlaps are not
/// allowed.
public final class Elementwise {

    private static final int GRAIN = 16_384;
    private static final Kernels KERNELS = Provider.KERNELS;

    private Elementwise() {}

    /// Computes `y[i] = f(x[i])` for n elements.
    public static void apply(Unary f, float[] x, int xOffset, float[] y, int yOffset, int n) {
        apply(f, 0f, x, xOffset, y, yOffset, n);
    }

    /// Computes `y[i] = f(x[i])` with the function's parameter, for n elements.
    public static void apply(
            Unary f, float parameter, float[] x, int xOffset, float[] y, int yOffset, int n) {
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    KERNELS.apply(f, parameter, x, xOffset + from, y, yOffset + from, to - from);
                });
    }

    /// Computes the gradient of [#apply]: `dx[i] = dy[i]·f'(x[i])`, or, if `accumulate`, adds it to
    /// `dx[i]`.
    public static void gradient(
            Unary f,
            float parameter,
            float[] dy,
            int dyOffset,
            float[] x,
            int xOffset,
            float[] dx,
            int dxOffset,
            int n,
            boolean accumulate) {
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    KERNELS.gradient(
                            f,
                            parameter,
                            dy,
                            dyOffset + from,
                            x,
                            xOffset + from,
                            dx,
                            dxOffset + from,
                            to - from,
                            accumulate);
                });
    }

    /// Computes `c[i] = f(a[i], b[i])` for n elements.
    public static void apply(
            Binary f,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int n) {
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    KERNELS.apply(
                            f, a, aOffset + from, b, bOffset + from, c, cOffset + from, to - from);
                });
    }

    /// Computes `c[i] = f(a[i], b)` for n elements.
    public static void withScalar(
            Binary f, float[] a, int aOffset, float b, float[] c, int cOffset, int n) {
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    KERNELS.withScalar(f, a, aOffset + from, b, c, cOffset + from, to - from);
                });
    }

    /// Computes `c[i] = f(a, b[i])` for n elements.
    public static void scalarWith(
            Binary f, float a, float[] b, int bOffset, float[] c, int cOffset, int n) {
        Threads.split(
                n,
                GRAIN,
                (from, to) -> {
                    KERNELS.scalarWith(f, a, b, bOffset + from, c, cOffset + from, to - from);
                });
    }

    /// Computes `c[i, j] = f(a[i, j], b[j])`: one row, such as a bias, for all rows.
    public static void withRow(
            Binary f,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int rows,
            int columns) {
        Threads.split(
                rows,
                Math.max(1, GRAIN / Math.max(columns, 1)),
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var at = i * columns;
                        KERNELS.apply(f, a, aOffset + at, b, bOffset, c, cOffset + at, columns);
                    }
                });
    }

    /// Computes `c[i, j] = f(a[i, j], b[i])`: one number for each row.
    public static void withColumn(
            Binary f,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int rows,
            int columns) {
        withChannel(f, a, aOffset, b, bOffset, c, cOffset, 1, rows, columns);
    }

    /// Computes `c[s, i, j] = f(a[s, i, j], b[i])`: one number for each channel i of each sample s.
    public static void withChannel(
            Binary f,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int samples,
            int channels,
            int size) {
        Threads.split(
                samples * channels,
                Math.max(1, GRAIN / Math.max(size, 1)),
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var at = i * size;
                        KERNELS.withScalar(
                                f,
                                a,
                                aOffset + at,
                                b[bOffset + i % channels],
                                c,
                                cOffset + at,
                                size);
                    }
                });
    }

    /// Computes `c = f(a, b)` over a shape, reading each operand by its own strides; c is
    /// contiguous.
    ///
    /// @param shape sizes of the axes of the result, up to 16 of them
    /// @param aStrides elements of a from one index to the next along each axis; 0 repeats
    /// @param bStrides the same for b
    public static void broadcast(
            Binary f,
            int[] shape,
            float[] a,
            int aOffset,
            int[] aStrides,
            float[] b,
            int bOffset,
            int[] bStrides,
            float[] c,
            int cOffset) {
        Broadcast.apply(f, shape, a, aOffset, aStrides, b, bOffset, bStrides, c, cOffset);
    }

    /// Sets n elements to a value.
    public static void fill(float[] x, int xOffset, int n, float value) {
        Arrays.fill(x, xOffset, xOffset + n, value);
    }
}

package cahier.array;

/// Copies elements from one arrangement to another: transposes, permutations, rows by index.
public final class Layout {

    private static final int TILE = 16;
    private static final int GRAIN = 65_536;

    private Layout() {}

    /// Copies a rows × columns matrix with other distances between its rows.
    public static void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        Threads.split(
                rows,
                Math.max(1, Threads.COPY_GRAIN / Math.max(columns, 1)),
                (from, to) ->
                        Provider.KERNELS.copy(
                                to - from,
                                columns,
                                x,
                                xOffset + from * xRow,
                                xRow,
                                y,
                                yOffset + from * yRow,
                                yRow));
    }

    /// Copies a rows × columns matrix into its columns × rows transpose.
    public static void transpose(
            float[] x, int xOffset, int rows, int columns, float[] y, int yOffset) {
        Threads.split(
                rows,
                Math.max(TILE, GRAIN / Math.max(columns, 1)),
                (from, to) ->
                        Provider.KERNELS.transpose(
                                to - from,
                                columns,
                                x,
                                xOffset + from * columns,
                                columns,
                                y,
                                yOffset + from,
                                rows));
    }

    /// Copies with the axes in another order: axis i of y is axis `axes[i]` of x.
    ///
    /// @param shape sizes of the axes of x
    public static void permute(
            float[] x, int xOffset, int[] shape, int[] axes, float[] y, int yOffset) {
        var strides = new int[shape.length];
        var steps = new int[shape.length];
        var sizes = new int[shape.length];
        var step = 1;
        for (var i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        for (var i = 0; i < axes.length; i++) {
            sizes[i] = shape[axes[i]];
            steps[i] = strides[axes[i]];
        }
        gather(x, xOffset, steps, sizes, y, yOffset);
    }

    /// Copies strided elements to contiguous ones.
    ///
    /// @param xStrides elements of x from one index to the next along each axis; 0 repeats,
    ///   negative runs backwards
    /// @param shape sizes of the axes
    public static void gather(
            float[] x, int xOffset, int[] xStrides, int[] shape, float[] y, int yOffset) {
        var rows = 1;
        for (var i = 0; i < shape.length - 1; i++) rows *= shape[i];
        var width = shape.length == 0 ? 1 : shape[shape.length - 1];
        var step = shape.length == 0 ? 1 : xStrides[shape.length - 1];
        for (var row = 0; row < rows; row++) {
            var at = xOffset + position(row, xStrides, shape);
            var to = yOffset + row * width;
            if (step == 1) {
                System.arraycopy(x, at, y, to, width);
            } else {
                for (var j = 0; j < width; j++) y[to + j] = x[at + j * step];
            }
        }
    }

    /// Writes contiguous elements to strided places, or, if `accumulate`, adds them there in
    /// ascending order; the inverse of [#gather].
    ///
    /// @param yStrides elements of y from one index to the next along each axis
    public static void scatter(
            float[] x,
            int xOffset,
            int[] shape,
            float[] y,
            int yOffset,
            int[] yStrides,
            boolean accumulate) {
        var rows = 1;
        for (var i = 0; i < shape.length - 1; i++) rows *= shape[i];
        var width = shape.length == 0 ? 1 : shape[shape.length - 1];
        var step = shape.length == 0 ? 1 : yStrides[shape.length - 1];
        for (var row = 0; row < rows; row++) {
            var to = yOffset + position(row, yStrides, shape);
            var at = xOffset + row * width;
            for (var j = 0; j < width; j++) {
                var value = x[at + j];
                y[to + j * step] = accumulate ? y[to + j * step] + value : value;
            }
        }
    }

    /// Copies the rows with the given indices: `y[i, :] = x[indices[i], :]`.
    public static void gatherRows(
            float[] x, int xOffset, int width, int[] indices, float[] y, int yOffset) {
        for (var i = 0; i < indices.length; i++) {
            System.arraycopy(x, xOffset + indices[i] * width, y, yOffset + i * width, width);
        }
    }

    /// Adds rows to those with the given indices: `y[indices[i], :] += x[i, :]`, in ascending i.
    public static void scatterRows(
            float[] x, int xOffset, int width, int[] indices, float[] y, int yOffset) {
        for (var i = 0; i < indices.length; i++) {
            var at = xOffset + i * width;
            var to = yOffset + indices[i] * width;
            for (var j = 0; j < width; j++) y[to + j] += x[at + j];
        }
    }

    /// Returns where a row starts, counting rows over all axes but the last.
    private static int position(int row, int[] strides, int[] shape) {
        var at = 0;
        for (var i = shape.length - 2; i >= 0; i--) {
            at += row % shape[i] * strides[i];
            row /= shape[i];
        }
        return at;
    }
}

package cahier.array;

import java.util.Arrays;

/// The largest of each window of one plane after another, without where it was found: first the
/// largest of the rows of a window, column by column, then of the columns.
///
/// Where windows move by one pixel, a whole plane between what stands for its padding is taken at
/// once, over the ends of its rows, so that vectors are long.
final class MaxValues {

    private static final Kernels KERNELS = Provider.KERNELS;

    private final Pooling form;
    private final float[] x;
    private final float[] y;

    /// A row of the plane, or the whole plane, between what stands for its padding.
    private final float[] row;

    private final int left;

    /// Takes a buffer of [#size] elements.
    MaxValues(Pooling form, float[] x, float[] y, float[] row) {
        this.form = form;
        this.x = x;
        this.y = y;
        this.row = row;
        this.left = form.window().left();
        Arrays.fill(row, 0, size(form), Float.NEGATIVE_INFINITY);
    }

    /// Returns the elements of the buffer.
    static int size(Pooling form) {
        var window = form.window();
        if (!isFlat(form)) return rowSize(form);
        var down = (window.height() - 1) * window.dilationY();
        return Math.max(form.outHeight() + down, window.top() + form.height()) * rowSize(form);
    }

    private static boolean isFlat(Pooling form) {
        return form.window().strideX() == 1 && form.window().strideY() == 1;
    }

    private static int rowSize(Pooling form) {
        var window = form.window();
        var reach = (form.outWidth() - 1) * window.strideX() + span(window);
        return Math.max(reach, window.left() + form.width());
    }

    private static int span(Window window) {
        return (window.width() - 1) * window.dilationX() + 1;
    }

    void plane(int plane) {
        if (isFlat(form)) {
            flat(plane);
            return;
        }
        var window = form.window();
        var base = plane * form.height() * form.width();
        for (var i = 0; i < form.outHeight(); i++) {
            var top = i * window.strideY() - window.top();
            var isFirst = true;
            for (var p = 0; p < window.height(); p++) {
                var r = top + p * window.dilationY();
                if (r < 0 || r >= form.height()) continue;
                var at = base + r * form.width();
                if (isFirst) System.arraycopy(x, at, row, left, form.width());
                else KERNELS.apply(Binary.MAX, row, left, x, at, row, left, form.width());
                isFirst = false;
            }
            var to = (plane * form.outHeight() + i) * form.outWidth();
            if (isFirst) Arrays.fill(y, to, to + form.outWidth(), Float.NEGATIVE_INFINITY);
            else columns(to);
        }
    }

    private void flat(int plane) {
        var window = form.window();
        var pitch = rowSize(form);
        var size = size(form);
        // what the last plane left between the rows goes
        Arrays.fill(row, 0, size, Float.NEGATIVE_INFINITY);
        for (var r = 0; r < form.height(); r++) {
            var at = (plane * form.height() + r) * form.width();
            System.arraycopy(x, at, row, (window.top() + r) * pitch + left, form.width());
        }
        // each step reads what it has not written yet
        var across = window.dilationX();
        var most = Scratch.take(size);
        KERNELS.withScalar(Binary.ADD, row, 0, 0f, most, 0, size);
        for (var q = 1; q < window.width(); q++) {
            KERNELS.apply(Binary.MAX, most, 0, row, q * across, most, 0, size - q * across);
        }
        KERNELS.withScalar(Binary.ADD, most, 0, 0f, row, 0, size);
        for (var p = 1; p < window.height(); p++) {
            var down = p * window.dilationY() * pitch;
            KERNELS.apply(Binary.MAX, row, 0, most, down, row, 0, size - down);
        }
        for (var i = 0; i < form.outHeight(); i++) {
            var to = (plane * form.outHeight() + i) * form.outWidth();
            KERNELS.withScalar(Binary.ADD, row, i * pitch, 0f, y, to, form.outWidth());
        }
        Scratch.give(most);
    }

    /// Adding zero makes both zeros the same.
    private void columns(int to) {
        var window = form.window();
        var width = form.outWidth();
        var step = window.dilationX();
        if (window.width() == 2) {
            for (var j = 0; j < width; j++) {
                var at = j * window.strideX();
                y[to + j] = Math.max(row[at], row[at + step]) + 0f;
            }
        } else if (window.width() == 3) {
            for (var j = 0; j < width; j++) {
                var at = j * window.strideX();
                var most = Math.max(row[at], row[at + step]);
                y[to + j] = Math.max(most, row[at + 2 * step]) + 0f;
            }
        } else {
            for (var j = 0; j < width; j++) {
                var most = Float.NEGATIVE_INFINITY;
                for (var q = 0; q < window.width(); q++) {
                    most = Math.max(most, row[j * window.strideX() + q * step]);
                }
                y[to + j] = most + 0f;
            }
        }
    }
}

package cahier.array;

import java.util.Arrays;

/// The largest of each window of one plane after another, without where it was found.
///
/// A plane is copied between what stands for its padding, with room behind it that vectors may
/// read.
final class MaxValues {

    private static final Kernels KERNELS = Provider.KERNELS;

    private final Pooling form;
    private final float[] x;
    private final float[] y;
    private final float[] room;
    private final float[] row;
    private final int pitch;

    /// Takes buffers of [#size] and [#rowSize] elements.
    MaxValues(Pooling form, float[] x, float[] y, float[] room, float[] row) {
        this.form = form;
        this.x = x;
        this.y = y;
        this.room = room;
        this.row = row;
        this.pitch = pitch(form);
        Arrays.fill(room, 0, size(form), Float.NEGATIVE_INFINITY);
    }

    /// Returns the elements of the buffer.
    static int size(Pooling form) {
        var window = form.window();
        var down = (window.height() - 1) * window.dilationY();
        var seen = (form.outHeight() - 1) * window.strideY() + down + 1;
        return Math.max(seen, window.top() + form.height()) * pitch(form) + Kernels.LARGEST_ROOM;
    }

    /// Returns the elements of the buffer for a row.
    static int rowSize(Pooling form) {
        return pitch(form) + Kernels.LARGEST_ROOM;
    }

    private static int pitch(Pooling form) {
        var window = form.window();
        var across = (window.width() - 1) * window.dilationX();
        var seen = (form.outWidth() - 1) * window.strideX() + across + 1;
        return Math.max(seen, window.left() + form.width());
    }

    void plane(int plane) {
        var window = form.window();
        var height = form.height();
        var width = form.width();
        var from = plane * height * width;
        var inside = window.top() * pitch + window.left();
        KERNELS.copy(height, width, x, from, width, room, inside, pitch);
        var to = plane * form.outHeight() * form.outWidth();
        KERNELS.largest(window, form.outHeight(), form.outWidth(), room, pitch, y, to, row);
    }
}

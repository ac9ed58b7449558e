package cahier.array;

/// Adds patches of a picture, as a convolution's window sees it, to the picture: one row for each
/// tap of the window in each channel, one column for each output pixel.
final class Patches {

    private Patches() {}

    /// Adds patches to one sample's group of channels, each input pixel in ascending order of taps.
    static void add(Convolution shape, float[] patches, float[] x, int sample, int group) {
        var window = shape.window();
        var first = sample * shape.inChannels() + group * shape.inPerGroup();
        var taps = window.height() * window.width();
        Threads.split(
                shape.inPerGroup(),
                Math.max(1, 16_384 / (shape.outPixels() * taps)),
                (from, to) -> {
                    for (var row = from * taps; row < to * taps; row++) {
                        var plane = (first + row / taps) * shape.height() * shape.width();
                        var tap = row % taps;
                        addRow(
                                shape,
                                patches,
                                row * shape.outPixels(),
                                x,
                                plane,
                                tap / window.width() * window.dilationY() - window.top(),
                                tap % window.width() * window.dilationX() - window.left());
                    }
                });
    }

    private static void addRow(
            Convolution shape, float[] patches, int at, float[] x, int plane, int dy, int dx) {
        var window = shape.window();
        var width = shape.outWidth();
        var step = window.strideX();
        var from = firstInside(dx, step, width);
        var to = endInside(dx, step, width, shape.width());
        for (var i = 0; i < shape.outHeight(); i++, at += width) {
            var y = i * window.strideY() + dy;
            if (y < 0 || y >= shape.height()) continue;
            var target = plane + y * shape.width() + dx;
            for (var j = from; j < to; j++) x[target + j * step] += patches[at + j];
        }
    }

    /// Returns the first output column whose tap lies inside the picture.
    static int firstInside(int dx, int step, int outWidth) {
        return dx >= 0 ? 0 : Math.min(outWidth, (-dx + step - 1) / step);
    }

    /// Returns the output column after the last whose tap lies inside the picture.
    static int endInside(int dx, int step, int outWidth, int width) {
        return dx >= width ? 0 : Math.min(outWidth, (width - 1 - dx) / step + 1);
    }
}

package cahier.data;

/// Interpolates between the four nearest pixel centres.
final class Bilinear {

    private Bilinear() {}

    static Image resize(Image image, float[] values, int height, int width) {
        var channels = image.channels();
        var rows = Taps.of(image.height(), height);
        var columns = Taps.of(image.width(), width);
        var resized = new float[channels * height * width];
        for (var c = 0; c < channels; c++) {
            var plane = c * image.height() * image.width();
            for (var y = 0; y < height; y++) {
                var upper = plane + rows.first[y] * image.width();
                var lower = plane + rows.second[y] * image.width();
                for (var x = 0; x < width; x++) {
                    int left = columns.first[x], right = columns.second[x];
                    var share = columns.share[x];
                    var above = mix(values[upper + left], values[upper + right], share);
                    var below = mix(values[lower + left], values[lower + right], share);
                    resized[(c * height + y) * width + x] = mix(above, below, rows.share[y]);
                }
            }
        }
        return new Image(channels, height, width, resized);
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }

    /// For each new index the two old ones it lies between, and the second one's share.
    private record Taps(int[] first, int[] second, float[] share) {
        static Taps of(int from, int to) {
            var taps = new Taps(new int[to], new int[to], new float[to]);
            for (var i = 0; i < to; i++) {
                var at = Math.max(0, (i + .5) * from / to - .5);
                taps.first[i] = Math.min((int) at, from - 1);
                taps.second[i] = Math.min(taps.first[i] + 1, from - 1);
                taps.share[i] = (float) (at - taps.first[i]);
            }
            return taps;
        }
    }
}

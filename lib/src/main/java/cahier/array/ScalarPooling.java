package cahier.array;

/// The largest of windows that lie wholly in a plane, and where each was found.
///
/// Which of two numbers is larger cannot be predicted, so the choice is made without a branch.
final class ScalarPooling {

    private ScalarPooling() {}

    static void maxRow(
            Pooling form,
            float[] x,
            int base,
            int row,
            int from,
            int end,
            float[] y,
            int[] indices,
            int at) {
        var window = form.window();
        var rows = window.height();
        var columns = window.width();
        var down = window.dilationY() * form.width();
        var across = window.dilationX();
        var step = window.strideX();
        var first = row * form.width() - window.left();
        for (var j = from; j < end; j++) {
            var most = Long.MIN_VALUE;
            for (var p = 0; p < rows; p++) {
                var place = first + j * step + p * down;
                for (var q = 0; q < columns; q++, place += across) {
                    most = Math.max(most, rank(x[base + place], place));
                }
            }
            var best = Integer.MAX_VALUE - (int) most;
            y[at + j] = x[base + best] + 0f;
            indices[at + j] = best;
        }
    }

    static void largest(
            Window window, int rows, int columns, float[] x, int pitch, float[] y, int to) {
        var down = window.dilationY() * pitch;
        for (var i = 0; i < rows; i++) {
            var row = i * window.strideY() * pitch;
            for (var j = 0; j < columns; j++) {
                var most = Float.NEGATIVE_INFINITY;
                for (var p = 0; p < window.height(); p++) {
                    var at = row + j * window.strideX() + p * down;
                    for (var q = 0; q < window.width(); q++) {
                        most = Math.max(most, x[at + q * window.dilationX()]);
                    }
                }
                y[to + i * columns + j] = most + 0f;
            }
        }
    }

    /// Writes the largest of the columns of each window of a row, with +0 for any zero. Two and
    /// three columns have loops without another inside, which take half the time.
    static void columns(Window window, float[] x, int columns, float[] y, int to) {
        var step = window.strideX();
        var across = window.dilationX();
        switch (window.width()) {
            case 2 -> {
                for (var j = 0; j < columns; j++) {
                    var at = j * step;
                    y[to + j] = Math.max(x[at], x[at + across]) + 0f;
                }
            }
            case 3 -> {
                for (var j = 0; j < columns; j++) {
                    var at = j * step;
                    var most = Math.max(x[at], x[at + across]);
                    y[to + j] = Math.max(most, x[at + 2 * across]) + 0f;
                }
            }
            default -> {
                for (var j = 0; j < columns; j++) {
                    var at = j * step;
                    var most = x[at];
                    for (var q = 1; q < window.width(); q++) {
                        most = Math.max(most, x[at + q * across]);
                    }
                    y[to + j] = most + 0f;
                }
            }
        }
    }

    /// Returns a whole number that orders values, and of equal ones the earlier place first; both
    /// zeros are equal, a NaN is largest.
    private static long rank(float value, int place) {
        var bits = Float.floatToIntBits(value + 0f);
        var order = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) order << 32) | (Integer.MAX_VALUE - place);
    }
}

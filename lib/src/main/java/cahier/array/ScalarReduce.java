package cahier.array;

/// The scalar form of the reductions, which defines their bits.
final class ScalarReduce {

    private ScalarReduce() {}

    /// Returns the sum of n neighbours.
    static float sum(float[] x, int offset, int n) {
        var lanes = new float[Reduce.LANES];
        for (var i = 0; i < n; i++) lanes[i % Reduce.LANES] += x[offset + i];
        return fold(lanes);
    }

    /// Returns the sum of n products.
    static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
        var lanes = new float[Reduce.LANES];
        for (var i = 0; i < n; i++) {
            var lane = i % Reduce.LANES;
            lanes[lane] = Math.fma(x[xOffset + i], y[yOffset + i], lanes[lane]);
        }
        return fold(lanes);
    }

    /// Returns the sum of 16·k products: neighbours of y by runs of x that start at k places.
    static float tapDot(int k, float[] y, int yOffset, float[] x, int[] places, int tap) {
        var lanes = new float[Reduce.LANES];
        for (var p = 0; p < k; p++) {
            var from = places[p] + tap;
            var at = yOffset + p * Reduce.LANES;
            for (var lane = 0; lane < Reduce.LANES; lane++) {
                lanes[lane] = Math.fma(y[at + lane], x[from + lane], lanes[lane]);
            }
        }
        return fold(lanes);
    }

    /// Returns the sum of n squares of differences from a centre.
    static float squaredDeviation(float[] x, int offset, int n, float centre) {
        var lanes = new float[Reduce.LANES];
        for (var i = 0; i < n; i++) {
            var lane = i % Reduce.LANES;
            var d = x[offset + i] - centre;
            lanes[lane] = Math.fma(d, d, lanes[lane]);
        }
        return fold(lanes);
    }

    /// Returns the sum of n products of a number and another's difference from a centre.
    static float dotDeviation(float[] y, float[] x, int offset, int n, float centre) {
        var lanes = new float[Reduce.LANES];
        for (var i = 0; i < n; i++) {
            var lane = i % Reduce.LANES;
            lanes[lane] = Math.fma(y[offset + i], x[offset + i] - centre, lanes[lane]);
        }
        return fold(lanes);
    }

    /// Returns the largest of n neighbours.
    static float max(float[] x, int at, int n) {
        var most = Float.NEGATIVE_INFINITY;
        for (var i = 0; i < n; i++) most = Math.max(most, x[at + i]);
        return most;
    }

    /// Sums columns: rows in blocks of 256, each block summed from zero and then joined to y.
    static void columns(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        for (var j = 0; j < columns; j++) {
            for (var first = 0; first < rows; first += Reduce.BLOCK) {
                var sum = 0f;
                for (var i = first; i < Math.min(rows, first + Reduce.BLOCK); i++) {
                    sum += x[at + j + i * row];
                }
                y[yo + j] = add || first > 0 ? y[yo + j] + sum : sum;
            }
        }
    }

    /// Adds the lanes in halves.
    static float fold(float[] lanes) {
        for (var width = Reduce.LANES / 2; width > 0; width /= 2) {
            for (var i = 0; i < width; i++) lanes[i] += lanes[i + width];
        }
        return lanes[0];
    }
}

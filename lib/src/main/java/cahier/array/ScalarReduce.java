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

    /// Returns the sum of 16·k products: neighbours of y by runs of x that start at k places. Lanes
    /// in variables cost half of what lanes in an array do.
    static float tapDot(int k, float[] y, int yOffset, float[] x, int[] places, int tap) {
        var lanes = new float[Reduce.LANES];
        for (var first = 0; first < Reduce.LANES; first += 8) {
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            for (var p = 0; p < k; p++) {
                var from = places[p] + tap + first;
                var at = yOffset + p * Reduce.LANES + first;
                s0 = Math.fma(y[at], x[from], s0);
                s1 = Math.fma(y[at + 1], x[from + 1], s1);
                s2 = Math.fma(y[at + 2], x[from + 2], s2);
                s3 = Math.fma(y[at + 3], x[from + 3], s3);
                s4 = Math.fma(y[at + 4], x[from + 4], s4);
                s5 = Math.fma(y[at + 5], x[from + 5], s5);
                s6 = Math.fma(y[at + 6], x[from + 6], s6);
                s7 = Math.fma(y[at + 7], x[from + 7], s7);
            }
            lanes[first] = s0;
            lanes[first + 1] = s1;
            lanes[first + 2] = s2;
            lanes[first + 3] = s3;
            lanes[first + 4] = s4;
            lanes[first + 5] = s5;
            lanes[first + 6] = s6;
            lanes[first + 7] = s7;
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

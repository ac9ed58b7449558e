package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The sums of [Reduce] on vectors. The 16 lanes are one vector of 512 bits, or two or four passes
/// over shorter ones; the last, incomplete vector is loaded under a mask, its missing lanes 0.
final class VectorReduce {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final int LANES = Reduce.LANES;
    private static final VectorShuffle<Float> BY_8 = rotation(8);
    private static final VectorShuffle<Float> BY_4 = rotation(4);
    private static final VectorShuffle<Float> BY_2 = rotation(2);
    private static final VectorShuffle<Float> BY_1 = rotation(1);

    private VectorReduce() {}

    static float sum(float[] x, int at, int n) {
        if (L == 16) return sumOfSixteen(x, at, n);
        if (L == 8) return fold(sum(x, at, n, 0).add(sum(x, at, n, 8)));
        return fold(
                sum(x, at, n, 0)
                        .add(sum(x, at, n, 8))
                        .add(sum(x, at, n, 4).add(sum(x, at, n, 12))));
    }

    private static FloatVector sum(float[] x, int at, int n, int lane) {
        var sum = FloatVector.zero(S);
        var i = lane;
        for (; i <= n - L; i += LANES) sum = sum.add(FloatVector.fromArray(S, x, at + i));
        if (i >= n) return sum;
        return sum.add(FloatVector.fromArray(S, x, at + i, S.indexInRange(i, n)));
    }

    static float dot(float[] x, int xo, float[] y, int yo, int n) {
        if (L == 16) return dotOfSixteen(x, xo, y, yo, n);
        if (L == 8) return fold(dot(x, xo, y, yo, n, 0).add(dot(x, xo, y, yo, n, 8)));
        return fold(
                dot(x, xo, y, yo, n, 0)
                        .add(dot(x, xo, y, yo, n, 8))
                        .add(dot(x, xo, y, yo, n, 4).add(dot(x, xo, y, yo, n, 12))));
    }

    private static FloatVector dot(float[] x, int xo, float[] y, int yo, int n, int lane) {
        var sum = FloatVector.zero(S);
        var i = lane;
        for (; i <= n - L; i += LANES) {
            sum = FloatVector.fromArray(S, x, xo + i).fma(FloatVector.fromArray(S, y, yo + i), sum);
        }
        if (i >= n) return sum;
        var mask = S.indexInRange(i, n);
        return FloatVector.fromArray(S, x, xo + i, mask)
                .fma(FloatVector.fromArray(S, y, yo + i, mask), sum);
    }

    static float squaredDeviation(float[] x, int at, int n, float centre) {
        return dotDeviation(x, centre, x, at, n, centre);
    }

    /// Returns the sum of `(y - yCentre)·(x - xCentre)`.
    static float dotDeviation(float[] y, float yCentre, float[] x, int at, int n, float xCentre) {
        if (L == 16) return deviationOfSixteen(y, yCentre, x, at, n, xCentre);
        if (L == 8) {
            return fold(
                    deviation(y, yCentre, x, at, n, xCentre, 0)
                            .add(deviation(y, yCentre, x, at, n, xCentre, 8)));
        }
        return fold(
                deviation(y, yCentre, x, at, n, xCentre, 0)
                        .add(deviation(y, yCentre, x, at, n, xCentre, 8))
                        .add(
                                deviation(y, yCentre, x, at, n, xCentre, 4)
                                        .add(deviation(y, yCentre, x, at, n, xCentre, 12))));
    }

    private static FloatVector deviation(
            float[] y, float yCentre, float[] x, int at, int n, float xCentre, int lane) {
        var sum = FloatVector.zero(S);
        var i = lane;
        for (; i <= n - L; i += LANES) {
            var d = FloatVector.fromArray(S, x, at + i).sub(xCentre);
            sum = FloatVector.fromArray(S, y, at + i).sub(yCentre).fma(d, sum);
        }
        if (i >= n) return sum;
        var mask = S.indexInRange(i, n);
        var d = FloatVector.fromArray(S, x, at + i, mask).sub(xCentre, mask);
        return FloatVector.fromArray(S, y, at + i, mask).sub(yCentre, mask).fma(d, sum);
    }

    /// Sums to the end in one method: a loop whose vector leaves its method may put each one that
    /// it makes on the heap.
    private static float sumOfSixteen(float[] x, int at, int n) {
        var sum = FloatVector.zero(S);
        var i = 0;
        for (; i <= n - LANES; i += LANES) sum = sum.add(FloatVector.fromArray(S, x, at + i));
        if (i < n) sum = sum.add(FloatVector.fromArray(S, x, at + i, S.indexInRange(i, n)));
        sum = sum.add(sum.rearrange(BY_8));
        sum = sum.add(sum.rearrange(BY_4));
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    private static float dotOfSixteen(float[] x, int xo, float[] y, int yo, int n) {
        var sum = FloatVector.zero(S);
        var i = 0;
        for (; i <= n - LANES; i += LANES) {
            sum = FloatVector.fromArray(S, x, xo + i).fma(FloatVector.fromArray(S, y, yo + i), sum);
        }
        if (i < n) {
            var mask = S.indexInRange(i, n);
            sum =
                    FloatVector.fromArray(S, x, xo + i, mask)
                            .fma(FloatVector.fromArray(S, y, yo + i, mask), sum);
        }
        sum = sum.add(sum.rearrange(BY_8));
        sum = sum.add(sum.rearrange(BY_4));
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    private static float deviationOfSixteen(
            float[] y, float yCentre, float[] x, int at, int n, float xCentre) {
        var sum = FloatVector.zero(S);
        var i = 0;
        for (; i <= n - LANES; i += LANES) {
            var d = FloatVector.fromArray(S, x, at + i).sub(xCentre);
            sum = FloatVector.fromArray(S, y, at + i).sub(yCentre).fma(d, sum);
        }
        if (i < n) {
            var mask = S.indexInRange(i, n);
            var d = FloatVector.fromArray(S, x, at + i, mask).sub(xCentre, mask);
            sum = FloatVector.fromArray(S, y, at + i, mask).sub(yCentre, mask).fma(d, sum);
        }
        sum = sum.add(sum.rearrange(BY_8));
        sum = sum.add(sum.rearrange(BY_4));
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    static float max(float[] x, int at, int n) {
        var most = Float.NEGATIVE_INFINITY;
        var i = 0;
        if (n >= L) {
            var lanes = FloatVector.fromArray(S, x, at);
            for (i = L; i <= n - L; i += L) lanes = lanes.max(FloatVector.fromArray(S, x, at + i));
            if (L == 16) lanes = lanes.max(lanes.rearrange(BY_8));
            if (L >= 8) lanes = lanes.max(lanes.rearrange(BY_4));
            lanes = lanes.max(lanes.rearrange(BY_2));
            most = lanes.max(lanes.rearrange(BY_1)).lane(0);
        }
        for (; i < n; i++) most = Math.max(most, x[at + i]);
        return most;
    }

    /// Sums columns, a lane for each: rows in blocks of 256, each block summed from zero.
    static void columns(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        var j = 0;
        for (; j <= columns - L; j += L) {
            for (var first = 0; first < rows; first += Reduce.BLOCK) {
                var sum = FloatVector.zero(S);
                var end = Math.min(rows, first + Reduce.BLOCK);
                for (var i = first; i < end; i++) {
                    sum = sum.add(FloatVector.fromArray(S, x, at + j + i * row));
                }
                if (add || first > 0) {
                    FloatVector.fromArray(S, y, yo + j).add(sum).intoArray(y, yo + j);
                } else {
                    sum.intoArray(y, yo + j);
                }
            }
        }
        if (j < columns) rest(rows, columns - j, x, at + j, row, y, yo + j, add);
    }

    /// Sums less columns than a vector has lanes.
    private static void rest(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        var inside = S.indexInRange(0, columns);
        for (var first = 0; first < rows; first += Reduce.BLOCK) {
            var sum = FloatVector.zero(S);
            var end = Math.min(rows, first + Reduce.BLOCK);
            for (var i = first; i < end; i++) {
                sum = sum.add(FloatVector.fromArray(S, x, at + i * row, inside));
            }
            if (add || first > 0) sum = FloatVector.fromArray(S, y, yo, inside).add(sum);
            sum.intoArray(y, yo, inside);
        }
    }

    /// Adds lane i to lane i + 8, then + 4, + 2, + 1.
    static float fold(FloatVector lanes) {
        var sum = lanes;
        if (L == 16) sum = sum.add(sum.rearrange(BY_8));
        if (L >= 8) sum = sum.add(sum.rearrange(BY_4));
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    private static VectorShuffle<Float> rotation(int by) {
        return VectorShuffle.fromOp(S, lane -> (lane + by) % L);
    }
}

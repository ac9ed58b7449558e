package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Panels of a convolution from the runs of pixels that its windows see. Each vector of a panel is
/// put together in a register, a run laid over the end of the one before it, and stored once:
/// stores that overlap or are masked cost more than all the loads.
///
/// Nothing is factored out of the loops: a call that is not inlined would put its vectors on the
/// heap.
final class VectorRuns {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final int STEP = Kernels.TILE_COLUMNS;

    /// Most runs that are put together at once.
    private static final int TOGETHER = 4;

    private VectorRuns() {}

    static void panel(
            int k,
            float[] x,
            int base,
            int[] lanes,
            int[] places,
            int[] taps,
            int tap,
            float[] panel,
            int to) {
        var first = 0;
        for (var lane = 0; lane < lanes[places.length]; lane += L) {
            while (lanes[first + 1] <= lane) first++;
            var end = first + 1;
            while (end < places.length && lanes[end] < lane + L) end++;
            var source = base + lane;
            if (end - first == 1) {
                one(k, x, source + places[first] - lanes[first], taps, tap, panel, to + lane);
            } else if (end - first == 2) {
                two(k, x, source, lane, lanes, places, first, taps, tap, panel, to + lane);
            } else {
                four(k, x, source, lane, lanes, places, first, end, taps, tap, panel, to + lane);
                for (var r = first + TOGETHER; r < end; r++) {
                    over(k, x, source, lane, lanes, places, r, taps, tap, panel, to + lane);
                }
            }
        }
    }

    private static void one(
            int k, float[] x, int source, int[] taps, int tap, float[] panel, int to) {
        for (var p = 0; p < k; p++) {
            FloatVector.fromArray(S, x, source + taps[tap + p]).intoArray(panel, to + STEP * p);
        }
    }

    private static void two(
            int k,
            float[] x,
            int source,
            int lane,
            int[] lanes,
            int[] places,
            int first,
            int[] taps,
            int tap,
            float[] panel,
            int to) {
        var s0 = source + places[first] - lanes[first];
        var s1 = source + places[first + 1] - lanes[first + 1];
        var m1 = VectorMask.fromLong(S, -1L << lanes[first + 1] - lane);
        for (var p = 0; p < k; p++) {
            var at = taps[tap + p];
            FloatVector.fromArray(S, x, s0 + at)
                    .blend(FloatVector.fromArray(S, x, s1 + at), m1)
                    .intoArray(panel, to + STEP * p);
        }
    }

    /// Three runs are four of which the last comes twice.
    private static void four(
            int k,
            float[] x,
            int source,
            int lane,
            int[] lanes,
            int[] places,
            int first,
            int end,
            int[] taps,
            int tap,
            float[] panel,
            int to) {
        var last = Math.min(first + TOGETHER, end) - 1;
        var s0 = source + places[first] - lanes[first];
        var s1 = source + places[first + 1] - lanes[first + 1];
        var s2 = source + places[first + 2] - lanes[first + 2];
        var s3 = source + places[last] - lanes[last];
        var m1 = VectorMask.fromLong(S, -1L << lanes[first + 1] - lane);
        var m2 = VectorMask.fromLong(S, -1L << lanes[first + 2] - lane);
        var m3 = VectorMask.fromLong(S, -1L << lanes[last] - lane);
        for (var p = 0; p < k; p++) {
            var at = taps[tap + p];
            FloatVector.fromArray(S, x, s0 + at)
                    .blend(FloatVector.fromArray(S, x, s1 + at), m1)
                    .blend(FloatVector.fromArray(S, x, s2 + at), m2)
                    .blend(FloatVector.fromArray(S, x, s3 + at), m3)
                    .intoArray(panel, to + STEP * p);
        }
    }

    /// Lays one more run over what the panel holds.
    private static void over(
            int k,
            float[] x,
            int source,
            int lane,
            int[] lanes,
            int[] places,
            int run,
            int[] taps,
            int tap,
            float[] panel,
            int to) {
        var from = source + places[run] - lanes[run];
        var mask = VectorMask.fromLong(S, -1L << lanes[run] - lane);
        for (var p = 0; p < k; p++) {
            FloatVector.fromArray(S, panel, to + STEP * p)
                    .blend(FloatVector.fromArray(S, x, from + taps[tap + p]), mask)
                    .intoArray(panel, to + STEP * p);
        }
    }
}

package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Dot products of several rows with several others on vectors of 16 lanes: four by two at a time,
/// so that their sums do not wait for each other and what is loaded serves more than once. Each has
/// the bits of [VectorReduce#dot].
final class VectorDots {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = 16;
    private static final int ROWS = 4;

    private VectorDots() {}

    static void dots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            boolean add) {
        for (var i = 0; i < rows; i += ROWS) {
            for (var j = 0; j < columns; j += 2) {
                fourByTwo(
                        k,
                        Math.min(ROWS, rows - i),
                        Math.min(2, columns - j),
                        a,
                        aOffset + i * aRow,
                        aRow,
                        b,
                        bOffset + j * bRow,
                        bRow,
                        c,
                        cOffset + i * cRow + j * cColumn,
                        cRow,
                        cColumn,
                        add);
            }
        }
    }

    /// Rows that are not there repeat the last one and are not stored.
    private static void fourByTwo(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            boolean add) {
        var a1 = aOffset + Math.min(1, rows - 1) * aRow;
        var a2 = aOffset + Math.min(2, rows - 1) * aRow;
        var a3 = aOffset + Math.min(3, rows - 1) * aRow;
        var b1 = bOffset + (columns - 1) * bRow;
        var s00 = FloatVector.zero(S);
        var s01 = FloatVector.zero(S);
        var s10 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s21 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        var s31 = FloatVector.zero(S);
        var p = 0;
        for (; p <= k - L; p += L) {
            var y0 = FloatVector.fromArray(S, b, bOffset + p);
            var y1 = FloatVector.fromArray(S, b, b1 + p);
            var x = FloatVector.fromArray(S, a, aOffset + p);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = FloatVector.fromArray(S, a, a1 + p);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = FloatVector.fromArray(S, a, a2 + p);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = FloatVector.fromArray(S, a, a3 + p);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
        }
        if (p < k) {
            var mask = S.indexInRange(p, k);
            var y0 = FloatVector.fromArray(S, b, bOffset + p, mask);
            var y1 = FloatVector.fromArray(S, b, b1 + p, mask);
            var x = FloatVector.fromArray(S, a, aOffset + p, mask);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = FloatVector.fromArray(S, a, a1 + p, mask);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = FloatVector.fromArray(S, a, a2 + p, mask);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = FloatVector.fromArray(S, a, a3 + p, mask);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
        }
        store(s00, c, cOffset, add);
        if (columns > 1) store(s01, c, cOffset + cColumn, add);
        if (rows <= 1) return;
        store(s10, c, cOffset + cRow, add);
        if (columns > 1) store(s11, c, cOffset + cRow + cColumn, add);
        if (rows <= 2) return;
        store(s20, c, cOffset + 2 * cRow, add);
        if (columns > 1) store(s21, c, cOffset + 2 * cRow + cColumn, add);
        if (rows <= 3) return;
        store(s30, c, cOffset + 3 * cRow, add);
        if (columns > 1) store(s31, c, cOffset + 3 * cRow + cColumn, add);
    }

    private static void store(FloatVector lanes, float[] c, int at, boolean add) {
        var sum = VectorReduce.fold(lanes);
        c[at] = add ? c[at] + sum : sum;
    }
}

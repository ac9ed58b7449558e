package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Dot products of rows with the runs of positions that the taps of a window see, 16 lanes each,
/// which are added up at the end. Rows and taps that are not there repeat the last one and are not
/// stored.
///
/// Nothing is factored out of the loops: a call that is not inlined would put its vectors on the
/// heap.
final class VectorTapDots {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final int LANES = Reduce.LANES;
    private static final int COLUMNS = Kernels.DOT_COLUMNS;

    private VectorTapDots() {}

    static void dots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int[] places,
            int[] taps,
            int tap,
            float[] lanes,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        if (L == 16 && rows > 2) {
            fourByFive(k, rows, columns, a, aOffset, aRow, b, places, taps, tap, lanes);
        } else {
            for (var i = 0; i < rows; i += 2) {
                for (var lane = 0; lane < LANES; lane += L) {
                    twoByFive(
                            k,
                            rows - i,
                            columns,
                            a,
                            aOffset + i * aRow,
                            aRow,
                            b,
                            places,
                            lane,
                            taps,
                            tap,
                            lanes,
                            i * COLUMNS * LANES + lane);
                }
            }
        }
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                var sum = fold(lanes, (i * COLUMNS + j) * LANES);
                var at = cOffset + i * cRow + j;
                c[at] = add ? c[at] + sum : sum;
            }
        }
    }

    private static float fold(float[] lanes, int at) {
        var sum = FloatVector.fromArray(S, lanes, at);
        if (L == 8) sum = sum.add(FloatVector.fromArray(S, lanes, at + 8));
        if (L == 4) {
            sum =
                    sum.add(FloatVector.fromArray(S, lanes, at + 8))
                            .add(
                                    FloatVector.fromArray(S, lanes, at + 4)
                                            .add(FloatVector.fromArray(S, lanes, at + 12)));
        }
        return VectorReduce.fold(sum);
    }

    /// Four rows by five taps: twenty sums, five runs and a row fill the registers best.
    private static void fourByFive(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int[] places,
            int[] taps,
            int tap,
            float[] lanes) {
        var a1 = aOffset + Math.min(1, rows - 1) * aRow;
        var a2 = aOffset + Math.min(2, rows - 1) * aRow;
        var a3 = aOffset + Math.min(3, rows - 1) * aRow;
        var t0 = taps[tap];
        var t1 = taps[tap + Math.min(1, columns - 1)];
        var t2 = taps[tap + Math.min(2, columns - 1)];
        var t3 = taps[tap + Math.min(3, columns - 1)];
        var t4 = taps[tap + Math.min(4, columns - 1)];
        var s00 = FloatVector.zero(S);
        var s01 = FloatVector.zero(S);
        var s02 = FloatVector.zero(S);
        var s03 = FloatVector.zero(S);
        var s04 = FloatVector.zero(S);
        var s10 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s12 = FloatVector.zero(S);
        var s13 = FloatVector.zero(S);
        var s14 = FloatVector.zero(S);
        var s20 = FloatVector.zero(S);
        var s21 = FloatVector.zero(S);
        var s22 = FloatVector.zero(S);
        var s23 = FloatVector.zero(S);
        var s24 = FloatVector.zero(S);
        var s30 = FloatVector.zero(S);
        var s31 = FloatVector.zero(S);
        var s32 = FloatVector.zero(S);
        var s33 = FloatVector.zero(S);
        var s34 = FloatVector.zero(S);
        for (var p = 0; p < k; p++) {
            var from = places[p];
            var at = p * LANES;
            var y0 = FloatVector.fromArray(S, b, from + t0);
            var y1 = FloatVector.fromArray(S, b, from + t1);
            var y2 = FloatVector.fromArray(S, b, from + t2);
            var y3 = FloatVector.fromArray(S, b, from + t3);
            var y4 = FloatVector.fromArray(S, b, from + t4);
            var x = FloatVector.fromArray(S, a, aOffset + at);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            s04 = x.fma(y4, s04);
            x = FloatVector.fromArray(S, a, a1 + at);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            s14 = x.fma(y4, s14);
            x = FloatVector.fromArray(S, a, a2 + at);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            s24 = x.fma(y4, s24);
            x = FloatVector.fromArray(S, a, a3 + at);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
            s34 = x.fma(y4, s34);
        }
        s00.intoArray(lanes, 0);
        s01.intoArray(lanes, LANES);
        s02.intoArray(lanes, 2 * LANES);
        s03.intoArray(lanes, 3 * LANES);
        s04.intoArray(lanes, 4 * LANES);
        s10.intoArray(lanes, 5 * LANES);
        s11.intoArray(lanes, 6 * LANES);
        s12.intoArray(lanes, 7 * LANES);
        s13.intoArray(lanes, 8 * LANES);
        s14.intoArray(lanes, 9 * LANES);
        s20.intoArray(lanes, 10 * LANES);
        s21.intoArray(lanes, 11 * LANES);
        s22.intoArray(lanes, 12 * LANES);
        s23.intoArray(lanes, 13 * LANES);
        s24.intoArray(lanes, 14 * LANES);
        s30.intoArray(lanes, 15 * LANES);
        s31.intoArray(lanes, 16 * LANES);
        s32.intoArray(lanes, 17 * LANES);
        s33.intoArray(lanes, 18 * LANES);
        s34.intoArray(lanes, 19 * LANES);
    }

    /// Two rows by five taps, for few rows and for processors with sixteen registers.
    private static void twoByFive(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int[] places,
            int lane,
            int[] taps,
            int tap,
            float[] lanes,
            int to) {
        var a1 = aOffset + Math.min(1, rows - 1) * aRow;
        var t0 = taps[tap] + lane;
        var t1 = taps[tap + Math.min(1, columns - 1)] + lane;
        var t2 = taps[tap + Math.min(2, columns - 1)] + lane;
        var t3 = taps[tap + Math.min(3, columns - 1)] + lane;
        var t4 = taps[tap + Math.min(4, columns - 1)] + lane;
        var s00 = FloatVector.zero(S);
        var s01 = FloatVector.zero(S);
        var s02 = FloatVector.zero(S);
        var s03 = FloatVector.zero(S);
        var s04 = FloatVector.zero(S);
        var s10 = FloatVector.zero(S);
        var s11 = FloatVector.zero(S);
        var s12 = FloatVector.zero(S);
        var s13 = FloatVector.zero(S);
        var s14 = FloatVector.zero(S);
        for (var p = 0; p < k; p++) {
            var from = places[p];
            var at = p * LANES + lane;
            var y0 = FloatVector.fromArray(S, b, from + t0);
            var y1 = FloatVector.fromArray(S, b, from + t1);
            var y2 = FloatVector.fromArray(S, b, from + t2);
            var y3 = FloatVector.fromArray(S, b, from + t3);
            var y4 = FloatVector.fromArray(S, b, from + t4);
            var x = FloatVector.fromArray(S, a, aOffset + at);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            s04 = x.fma(y4, s04);
            x = FloatVector.fromArray(S, a, a1 + at);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            s14 = x.fma(y4, s14);
        }
        s00.intoArray(lanes, to);
        s01.intoArray(lanes, to + LANES);
        s02.intoArray(lanes, to + 2 * LANES);
        s03.intoArray(lanes, to + 3 * LANES);
        s04.intoArray(lanes, to + 4 * LANES);
        s10.intoArray(lanes, to + 5 * LANES);
        s11.intoArray(lanes, to + 6 * LANES);
        s12.intoArray(lanes, to + 7 * LANES);
        s13.intoArray(lanes, to + 8 * LANES);
        s14.intoArray(lanes, to + 9 * LANES);
    }
}

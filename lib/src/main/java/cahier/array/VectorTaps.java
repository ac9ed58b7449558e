package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of convolutions in registers: rows are output channels, lanes are output pixels, and the
/// terms of the sum are read where the taps of the window lie.
///
/// Nothing is factored out of these methods: a call that is not inlined would put its vectors on
/// the heap.
final class VectorTaps {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorTaps() {}

    static void tile(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int bSecond,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cSecond,
            int cRow,
            boolean add) {
        if (L == 16) {
            if (width == L) {
                eightByOne(k, rows, a, aOffset, aRow, b, bFirst, taps, tap, c, cFirst, cRow, add);
            } else if (rows > 4) {
                eightByTwo(
                        k, rows, a, aOffset, aRow, b, bFirst, bSecond, taps, tap, c, cFirst,
                        cSecond, cRow, add);
            } else {
                fourByTwo(
                        k, rows, a, aOffset, aRow, b, bFirst, bSecond, taps, tap, c, cFirst,
                        cSecond, cRow, add);
            }
            return;
        }
        for (var i = 0; i < rows; i += 4) {
            var at = aOffset + i * aRow;
            for (var j = 0; j < width; j += 2 * L) {
                var from = j < 16 ? bFirst + j : bSecond + j - 16;
                var to = i * cRow + (j < 16 ? cFirst + j : cSecond + j - 16);
                fourByTwo(
                        k, rows - i, a, at, aRow, b, from, from + L, taps, tap, c, to, to + L, cRow,
                        add);
            }
        }
    }

    /// Eight rows by two vectors: sixteen sums, two columns and a broadcast fill the registers
    /// best.
    private static void eightByTwo(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int bSecond,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cSecond,
            int cRow,
            boolean add) {
        var r1 = Math.min(1, rows - 1) * aRow;
        var r2 = Math.min(2, rows - 1) * aRow;
        var r3 = Math.min(3, rows - 1) * aRow;
        var r4 = Math.min(4, rows - 1) * aRow;
        var r5 = Math.min(5, rows - 1) * aRow;
        var r6 = Math.min(6, rows - 1) * aRow;
        var r7 = Math.min(7, rows - 1) * aRow;
        var c0a = FloatVector.zero(S);
        var c0b = FloatVector.zero(S);
        var c1a = FloatVector.zero(S);
        var c1b = FloatVector.zero(S);
        var c2a = FloatVector.zero(S);
        var c2b = FloatVector.zero(S);
        var c3a = FloatVector.zero(S);
        var c3b = FloatVector.zero(S);
        var c4a = FloatVector.zero(S);
        var c4b = FloatVector.zero(S);
        var c5a = FloatVector.zero(S);
        var c5b = FloatVector.zero(S);
        var c6a = FloatVector.zero(S);
        var c6b = FloatVector.zero(S);
        var c7a = FloatVector.zero(S);
        var c7b = FloatVector.zero(S);
        var at = aOffset;
        for (var p = 0; p < k; p++) {
            var from = taps[tap + p];
            var ba = FloatVector.fromArray(S, b, from + bFirst);
            var bb = FloatVector.fromArray(S, b, from + bSecond);
            var x = FloatVector.broadcast(S, a[at]);
            c0a = x.fma(ba, c0a);
            c0b = x.fma(bb, c0b);
            x = FloatVector.broadcast(S, a[at + r1]);
            c1a = x.fma(ba, c1a);
            c1b = x.fma(bb, c1b);
            x = FloatVector.broadcast(S, a[at + r2]);
            c2a = x.fma(ba, c2a);
            c2b = x.fma(bb, c2b);
            x = FloatVector.broadcast(S, a[at + r3]);
            c3a = x.fma(ba, c3a);
            c3b = x.fma(bb, c3b);
            x = FloatVector.broadcast(S, a[at + r4]);
            c4a = x.fma(ba, c4a);
            c4b = x.fma(bb, c4b);
            x = FloatVector.broadcast(S, a[at + r5]);
            c5a = x.fma(ba, c5a);
            c5b = x.fma(bb, c5b);
            x = FloatVector.broadcast(S, a[at + r6]);
            c6a = x.fma(ba, c6a);
            c6b = x.fma(bb, c6b);
            x = FloatVector.broadcast(S, a[at + r7]);
            c7a = x.fma(ba, c7a);
            c7b = x.fma(bb, c7b);
            at++;
        }
        if (add) {
            c0a = c0a.add(FloatVector.fromArray(S, c, cFirst));
            c0b = c0b.add(FloatVector.fromArray(S, c, cSecond));
            c1a = c1a.add(FloatVector.fromArray(S, c, cFirst + Math.min(1, rows - 1) * cRow));
            c1b = c1b.add(FloatVector.fromArray(S, c, cSecond + Math.min(1, rows - 1) * cRow));
            c2a = c2a.add(FloatVector.fromArray(S, c, cFirst + Math.min(2, rows - 1) * cRow));
            c2b = c2b.add(FloatVector.fromArray(S, c, cSecond + Math.min(2, rows - 1) * cRow));
            c3a = c3a.add(FloatVector.fromArray(S, c, cFirst + Math.min(3, rows - 1) * cRow));
            c3b = c3b.add(FloatVector.fromArray(S, c, cSecond + Math.min(3, rows - 1) * cRow));
            c4a = c4a.add(FloatVector.fromArray(S, c, cFirst + Math.min(4, rows - 1) * cRow));
            c4b = c4b.add(FloatVector.fromArray(S, c, cSecond + Math.min(4, rows - 1) * cRow));
            c5a = c5a.add(FloatVector.fromArray(S, c, cFirst + Math.min(5, rows - 1) * cRow));
            c5b = c5b.add(FloatVector.fromArray(S, c, cSecond + Math.min(5, rows - 1) * cRow));
            c6a = c6a.add(FloatVector.fromArray(S, c, cFirst + Math.min(6, rows - 1) * cRow));
            c6b = c6b.add(FloatVector.fromArray(S, c, cSecond + Math.min(6, rows - 1) * cRow));
            c7a = c7a.add(FloatVector.fromArray(S, c, cFirst + Math.min(7, rows - 1) * cRow));
            c7b = c7b.add(FloatVector.fromArray(S, c, cSecond + Math.min(7, rows - 1) * cRow));
        }
        c0a.intoArray(c, cFirst);
        c0b.intoArray(c, cSecond);
        if (rows <= 1) return;
        c1a.intoArray(c, cFirst + cRow);
        c1b.intoArray(c, cSecond + cRow);
        if (rows <= 2) return;
        c2a.intoArray(c, cFirst + 2 * cRow);
        c2b.intoArray(c, cSecond + 2 * cRow);
        if (rows <= 3) return;
        c3a.intoArray(c, cFirst + 3 * cRow);
        c3b.intoArray(c, cSecond + 3 * cRow);
        if (rows <= 4) return;
        c4a.intoArray(c, cFirst + 4 * cRow);
        c4b.intoArray(c, cSecond + 4 * cRow);
        if (rows <= 5) return;
        c5a.intoArray(c, cFirst + 5 * cRow);
        c5b.intoArray(c, cSecond + 5 * cRow);
        if (rows <= 6) return;
        c6a.intoArray(c, cFirst + 6 * cRow);
        c6b.intoArray(c, cSecond + 6 * cRow);
        if (rows <= 7) return;
        c7a.intoArray(c, cFirst + 7 * cRow);
        c7b.intoArray(c, cSecond + 7 * cRow);
    }

    /// Eight rows by one vector.
    private static void eightByOne(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cRow,
            boolean add) {
        var r1 = Math.min(1, rows - 1) * aRow;
        var r2 = Math.min(2, rows - 1) * aRow;
        var r3 = Math.min(3, rows - 1) * aRow;
        var r4 = Math.min(4, rows - 1) * aRow;
        var r5 = Math.min(5, rows - 1) * aRow;
        var r6 = Math.min(6, rows - 1) * aRow;
        var r7 = Math.min(7, rows - 1) * aRow;
        var c0a = FloatVector.zero(S);
        var c1a = FloatVector.zero(S);
        var c2a = FloatVector.zero(S);
        var c3a = FloatVector.zero(S);
        var c4a = FloatVector.zero(S);
        var c5a = FloatVector.zero(S);
        var c6a = FloatVector.zero(S);
        var c7a = FloatVector.zero(S);
        var at = aOffset;
        for (var p = 0; p < k; p++) {
            var from = taps[tap + p];
            var ba = FloatVector.fromArray(S, b, from + bFirst);
            var x = FloatVector.broadcast(S, a[at]);
            c0a = x.fma(ba, c0a);
            x = FloatVector.broadcast(S, a[at + r1]);
            c1a = x.fma(ba, c1a);
            x = FloatVector.broadcast(S, a[at + r2]);
            c2a = x.fma(ba, c2a);
            x = FloatVector.broadcast(S, a[at + r3]);
            c3a = x.fma(ba, c3a);
            x = FloatVector.broadcast(S, a[at + r4]);
            c4a = x.fma(ba, c4a);
            x = FloatVector.broadcast(S, a[at + r5]);
            c5a = x.fma(ba, c5a);
            x = FloatVector.broadcast(S, a[at + r6]);
            c6a = x.fma(ba, c6a);
            x = FloatVector.broadcast(S, a[at + r7]);
            c7a = x.fma(ba, c7a);
            at++;
        }
        if (add) {
            c0a = c0a.add(FloatVector.fromArray(S, c, cFirst));
            c1a = c1a.add(FloatVector.fromArray(S, c, cFirst + Math.min(1, rows - 1) * cRow));
            c2a = c2a.add(FloatVector.fromArray(S, c, cFirst + Math.min(2, rows - 1) * cRow));
            c3a = c3a.add(FloatVector.fromArray(S, c, cFirst + Math.min(3, rows - 1) * cRow));
            c4a = c4a.add(FloatVector.fromArray(S, c, cFirst + Math.min(4, rows - 1) * cRow));
            c5a = c5a.add(FloatVector.fromArray(S, c, cFirst + Math.min(5, rows - 1) * cRow));
            c6a = c6a.add(FloatVector.fromArray(S, c, cFirst + Math.min(6, rows - 1) * cRow));
            c7a = c7a.add(FloatVector.fromArray(S, c, cFirst + Math.min(7, rows - 1) * cRow));
        }
        c0a.intoArray(c, cFirst);
        if (rows <= 1) return;
        c1a.intoArray(c, cFirst + cRow);
        if (rows <= 2) return;
        c2a.intoArray(c, cFirst + 2 * cRow);
        if (rows <= 3) return;
        c3a.intoArray(c, cFirst + 3 * cRow);
        if (rows <= 4) return;
        c4a.intoArray(c, cFirst + 4 * cRow);
        if (rows <= 5) return;
        c5a.intoArray(c, cFirst + 5 * cRow);
        if (rows <= 6) return;
        c6a.intoArray(c, cFirst + 6 * cRow);
        if (rows <= 7) return;
        c7a.intoArray(c, cFirst + 7 * cRow);
    }

    /// Four rows by two vectors, for processors with sixteen registers and for few rows.
    private static void fourByTwo(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int bSecond,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cSecond,
            int cRow,
            boolean add) {
        var r1 = Math.min(1, rows - 1) * aRow;
        var r2 = Math.min(2, rows - 1) * aRow;
        var r3 = Math.min(3, rows - 1) * aRow;
        var c0a = FloatVector.zero(S);
        var c0b = FloatVector.zero(S);
        var c1a = FloatVector.zero(S);
        var c1b = FloatVector.zero(S);
        var c2a = FloatVector.zero(S);
        var c2b = FloatVector.zero(S);
        var c3a = FloatVector.zero(S);
        var c3b = FloatVector.zero(S);
        var at = aOffset;
        for (var p = 0; p < k; p++) {
            var from = taps[tap + p];
            var ba = FloatVector.fromArray(S, b, from + bFirst);
            var bb = FloatVector.fromArray(S, b, from + bSecond);
            var x = FloatVector.broadcast(S, a[at]);
            c0a = x.fma(ba, c0a);
            c0b = x.fma(bb, c0b);
            x = FloatVector.broadcast(S, a[at + r1]);
            c1a = x.fma(ba, c1a);
            c1b = x.fma(bb, c1b);
            x = FloatVector.broadcast(S, a[at + r2]);
            c2a = x.fma(ba, c2a);
            c2b = x.fma(bb, c2b);
            x = FloatVector.broadcast(S, a[at + r3]);
            c3a = x.fma(ba, c3a);
            c3b = x.fma(bb, c3b);
            at++;
        }
        if (add) {
            c0a = c0a.add(FloatVector.fromArray(S, c, cFirst));
            c0b = c0b.add(FloatVector.fromArray(S, c, cSecond));
            c1a = c1a.add(FloatVector.fromArray(S, c, cFirst + Math.min(1, rows - 1) * cRow));
            c1b = c1b.add(FloatVector.fromArray(S, c, cSecond + Math.min(1, rows - 1) * cRow));
            c2a = c2a.add(FloatVector.fromArray(S, c, cFirst + Math.min(2, rows - 1) * cRow));
            c2b = c2b.add(FloatVector.fromArray(S, c, cSecond + Math.min(2, rows - 1) * cRow));
            c3a = c3a.add(FloatVector.fromArray(S, c, cFirst + Math.min(3, rows - 1) * cRow));
            c3b = c3b.add(FloatVector.fromArray(S, c, cSecond + Math.min(3, rows - 1) * cRow));
        }
        c0a.intoArray(c, cFirst);
        c0b.intoArray(c, cSecond);
        if (rows <= 1) return;
        c1a.intoArray(c, cFirst + cRow);
        c1b.intoArray(c, cSecond + cRow);
        if (rows <= 2) return;
        c2a.intoArray(c, cFirst + 2 * cRow);
        c2b.intoArray(c, cSecond + 2 * cRow);
        if (rows <= 3) return;
        c3a.intoArray(c, cFirst + 3 * cRow);
        c3b.intoArray(c, cSecond + 3 * cRow);
    }
}

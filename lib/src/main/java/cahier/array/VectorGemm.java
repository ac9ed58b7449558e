package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.jspecify.annotations.Nullable;

/// Tiles of products in registers. A lane is a column, so each element's sum has the same order
/// whatever the width of a vector. Rows that are not there repeat the last one and are not stored.
///
/// Nothing is factored out of these methods: a call that is not inlined would put its vectors on
/// the heap.
final class VectorGemm {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorGemm() {}

    static void tile(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            int @Nullable [] aRows,
            int aFrom,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        if (L == 16) {
            if (width == L) {
                VectorNarrow.eightByOne(
                        k, rows, a, aOffset, aRow, aRows, aFrom, aStep, b, bOffset, bStep, c,
                        cOffset, cRow, add);
            } else if (rows > 4) {
                eightByTwo(
                        k, rows, a, aOffset, aRow, aRows, aFrom, aStep, b, bOffset, bStep, c,
                        cOffset, cRow, add);
            } else {
                VectorFlat.fourByTwo(
                        k, rows, a, aOffset, aRow, aRows, aFrom, aStep, b, bOffset, bStep, c,
                        cOffset, cRow, add);
            }
            return;
        }
        for (var i = 0; i < rows; i += 4) {
            var at = aRows == null ? aOffset + i * aRow : aOffset;
            for (var j = 0; j < width; j += 2 * L) {
                VectorFlat.fourByTwo(
                        k,
                        rows - i,
                        a,
                        at,
                        aRow,
                        aRows,
                        aFrom + i,
                        aStep,
                        b,
                        bOffset + j,
                        bStep,
                        c,
                        cOffset + i * cRow + j,
                        cRow,
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
            int @Nullable [] aRows,
            int aFrom,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        var r1 =
                aRows == null ? Math.min(1, rows - 1) * aRow : aRows[aFrom + Math.min(1, rows - 1)];
        var r2 =
                aRows == null ? Math.min(2, rows - 1) * aRow : aRows[aFrom + Math.min(2, rows - 1)];
        var r3 =
                aRows == null ? Math.min(3, rows - 1) * aRow : aRows[aFrom + Math.min(3, rows - 1)];
        var r4 =
                aRows == null ? Math.min(4, rows - 1) * aRow : aRows[aFrom + Math.min(4, rows - 1)];
        var r5 =
                aRows == null ? Math.min(5, rows - 1) * aRow : aRows[aFrom + Math.min(5, rows - 1)];
        var r6 =
                aRows == null ? Math.min(6, rows - 1) * aRow : aRows[aFrom + Math.min(6, rows - 1)];
        var r7 =
                aRows == null ? Math.min(7, rows - 1) * aRow : aRows[aFrom + Math.min(7, rows - 1)];
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
        var r0 = aRows == null ? 0 : aRows[aFrom];
        var at = aOffset;
        var from = bOffset;
        for (var p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(S, b, from);
            var bb = FloatVector.fromArray(S, b, from + L);
            var x = FloatVector.broadcast(S, a[at + r0]);
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
            at += aStep;
            from += bStep;
        }
        if (add) {
            c0a = c0a.add(FloatVector.fromArray(S, c, cOffset));
            c0b = c0b.add(FloatVector.fromArray(S, c, cOffset + L));
            c1a = c1a.add(FloatVector.fromArray(S, c, cOffset + Math.min(1, rows - 1) * cRow));
            c1b = c1b.add(FloatVector.fromArray(S, c, cOffset + Math.min(1, rows - 1) * cRow + L));
            c2a = c2a.add(FloatVector.fromArray(S, c, cOffset + Math.min(2, rows - 1) * cRow));
            c2b = c2b.add(FloatVector.fromArray(S, c, cOffset + Math.min(2, rows - 1) * cRow + L));
            c3a = c3a.add(FloatVector.fromArray(S, c, cOffset + Math.min(3, rows - 1) * cRow));
            c3b = c3b.add(FloatVector.fromArray(S, c, cOffset + Math.min(3, rows - 1) * cRow + L));
            c4a = c4a.add(FloatVector.fromArray(S, c, cOffset + Math.min(4, rows - 1) * cRow));
            c4b = c4b.add(FloatVector.fromArray(S, c, cOffset + Math.min(4, rows - 1) * cRow + L));
            c5a = c5a.add(FloatVector.fromArray(S, c, cOffset + Math.min(5, rows - 1) * cRow));
            c5b = c5b.add(FloatVector.fromArray(S, c, cOffset + Math.min(5, rows - 1) * cRow + L));
            c6a = c6a.add(FloatVector.fromArray(S, c, cOffset + Math.min(6, rows - 1) * cRow));
            c6b = c6b.add(FloatVector.fromArray(S, c, cOffset + Math.min(6, rows - 1) * cRow + L));
            c7a = c7a.add(FloatVector.fromArray(S, c, cOffset + Math.min(7, rows - 1) * cRow));
            c7b = c7b.add(FloatVector.fromArray(S, c, cOffset + Math.min(7, rows - 1) * cRow + L));
        }
        c0a.intoArray(c, cOffset);
        c0b.intoArray(c, cOffset + L);
        if (rows <= 1) return;
        c1a.intoArray(c, cOffset + cRow);
        c1b.intoArray(c, cOffset + cRow + L);
        if (rows <= 2) return;
        c2a.intoArray(c, cOffset + 2 * cRow);
        c2b.intoArray(c, cOffset + 2 * cRow + L);
        if (rows <= 3) return;
        c3a.intoArray(c, cOffset + 3 * cRow);
        c3b.intoArray(c, cOffset + 3 * cRow + L);
        if (rows <= 4) return;
        c4a.intoArray(c, cOffset + 4 * cRow);
        c4b.intoArray(c, cOffset + 4 * cRow + L);
        if (rows <= 5) return;
        c5a.intoArray(c, cOffset + 5 * cRow);
        c5b.intoArray(c, cOffset + 5 * cRow + L);
        if (rows <= 6) return;
        c6a.intoArray(c, cOffset + 6 * cRow);
        c6b.intoArray(c, cOffset + 6 * cRow + L);
        if (rows <= 7) return;
        c7a.intoArray(c, cOffset + 7 * cRow);
        c7b.intoArray(c, cOffset + 7 * cRow + L);
    }
}

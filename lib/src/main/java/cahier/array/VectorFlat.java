package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.jspecify.annotations.Nullable;

/// Tiles of four rows by two vectors, for processors with sixteen registers and for few rows.
/// Otherwise as [VectorGemm].
final class VectorFlat {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorFlat() {}

    static void fourByTwo(
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
        var c0a = FloatVector.zero(S);
        var c0b = FloatVector.zero(S);
        var c1a = FloatVector.zero(S);
        var c1b = FloatVector.zero(S);
        var c2a = FloatVector.zero(S);
        var c2b = FloatVector.zero(S);
        var c3a = FloatVector.zero(S);
        var c3b = FloatVector.zero(S);
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
    }
}

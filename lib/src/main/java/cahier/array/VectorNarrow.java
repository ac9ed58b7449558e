package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.jspecify.annotations.Nullable;

/// Tiles of eight rows by one vector, for vectors of 16 lanes. Otherwise as [VectorGemm].
final class VectorNarrow {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorNarrow() {}

    static void eightByOne(
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
        var c1a = FloatVector.zero(S);
        var c2a = FloatVector.zero(S);
        var c3a = FloatVector.zero(S);
        var c4a = FloatVector.zero(S);
        var c5a = FloatVector.zero(S);
        var c6a = FloatVector.zero(S);
        var c7a = FloatVector.zero(S);
        var r0 = aRows == null ? 0 : aRows[aFrom];
        var at = aOffset;
        var from = bOffset;
        for (var p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(S, b, from);
            var x = FloatVector.broadcast(S, a[at + r0]);
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
            at += aStep;
            from += bStep;
        }
        if (add) {
            c0a = c0a.add(FloatVector.fromArray(S, c, cOffset));
            c1a = c1a.add(FloatVector.fromArray(S, c, cOffset + Math.min(1, rows - 1) * cRow));
            c2a = c2a.add(FloatVector.fromArray(S, c, cOffset + Math.min(2, rows - 1) * cRow));
            c3a = c3a.add(FloatVector.fromArray(S, c, cOffset + Math.min(3, rows - 1) * cRow));
            c4a = c4a.add(FloatVector.fromArray(S, c, cOffset + Math.min(4, rows - 1) * cRow));
            c5a = c5a.add(FloatVector.fromArray(S, c, cOffset + Math.min(5, rows - 1) * cRow));
            c6a = c6a.add(FloatVector.fromArray(S, c, cOffset + Math.min(6, rows - 1) * cRow));
            c7a = c7a.add(FloatVector.fromArray(S, c, cOffset + Math.min(7, rows - 1) * cRow));
        }
        c0a.intoArray(c, cOffset);
        if (rows <= 1) return;
        c1a.intoArray(c, cOffset + cRow);
        if (rows <= 2) return;
        c2a.intoArray(c, cOffset + 2 * cRow);
        if (rows <= 3) return;
        c3a.intoArray(c, cOffset + 3 * cRow);
        if (rows <= 4) return;
        c4a.intoArray(c, cOffset + 4 * cRow);
        if (rows <= 5) return;
        c5a.intoArray(c, cOffset + 5 * cRow);
        if (rows <= 6) return;
        c6a.intoArray(c, cOffset + 6 * cRow);
        if (rows <= 7) return;
        c7a.intoArray(c, cOffset + 7 * cRow);
    }
}

package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import org.jspecify.annotations.Nullable;

/// Tiles of eight rows that lie side by side in a strip, eight to a term, by two vectors of 16
/// lanes whose columns lie in a panel, 32 to a term: the distances are constants, so that no index
/// is checked or computed inside the loop, and the loop is as fast as its multiply-adds.
///
/// Nothing is factored out of these methods: a call that is not inlined would put its vectors on
/// the heap.
final class VectorPanel {

    /// Elements from one term of a panel to the next.
    private static final int STEP = 32;

    /// Elements from one term of a strip to the next.
    private static final int STRIP = 8;

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = 16;

    private VectorPanel() {}

    static void eightByTwo(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
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
        for (var p = 0; p < k; p++) {
            var at = aOffset + STRIP * p;
            var from = bOffset + STEP * p;
            var ba = FloatVector.fromArray(S, b, from);
            var bb = FloatVector.fromArray(S, b, from + L);
            var x = FloatVector.broadcast(S, a[at]);
            c0a = x.fma(ba, c0a);
            c0b = x.fma(bb, c0b);
            x = FloatVector.broadcast(S, a[at + 1]);
            c1a = x.fma(ba, c1a);
            c1b = x.fma(bb, c1b);
            x = FloatVector.broadcast(S, a[at + 2]);
            c2a = x.fma(ba, c2a);
            c2b = x.fma(bb, c2b);
            x = FloatVector.broadcast(S, a[at + 3]);
            c3a = x.fma(ba, c3a);
            c3b = x.fma(bb, c3b);
            x = FloatVector.broadcast(S, a[at + 4]);
            c4a = x.fma(ba, c4a);
            c4b = x.fma(bb, c4b);
            x = FloatVector.broadcast(S, a[at + 5]);
            c5a = x.fma(ba, c5a);
            c5b = x.fma(bb, c5b);
            x = FloatVector.broadcast(S, a[at + 6]);
            c6a = x.fma(ba, c6a);
            c6b = x.fma(bb, c6b);
            x = FloatVector.broadcast(S, a[at + 7]);
            c7a = x.fma(ba, c7a);
            c7b = x.fma(bb, c7b);
        }
        if (add) {
            var at = cOffset;
            c0a = c0a.add(FloatVector.fromArray(S, c, at));
            c0b = c0b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(1, rows - 1) * cRow;
            c1a = c1a.add(FloatVector.fromArray(S, c, at));
            c1b = c1b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(2, rows - 1) * cRow;
            c2a = c2a.add(FloatVector.fromArray(S, c, at));
            c2b = c2b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(3, rows - 1) * cRow;
            c3a = c3a.add(FloatVector.fromArray(S, c, at));
            c3b = c3b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(4, rows - 1) * cRow;
            c4a = c4a.add(FloatVector.fromArray(S, c, at));
            c4b = c4b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(5, rows - 1) * cRow;
            c5a = c5a.add(FloatVector.fromArray(S, c, at));
            c5b = c5b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(6, rows - 1) * cRow;
            c6a = c6a.add(FloatVector.fromArray(S, c, at));
            c6b = c6b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(7, rows - 1) * cRow;
            c7a = c7a.add(FloatVector.fromArray(S, c, at));
            c7b = c7b.add(FloatVector.fromArray(S, c, at + L));
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

    /// Rows of a where they lie: at equal distances or, if there are `aRows`, at these.
    static void rowsByTwo(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            int @Nullable [] aRows,
            int aFrom,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        var r0 = aOffset + (aRows == null ? 0 : aRows[aFrom]);
        var i1 = Math.min(1, rows - 1);
        var r1 = aOffset + (aRows == null ? i1 * aRow : aRows[aFrom + i1]);
        var i2 = Math.min(2, rows - 1);
        var r2 = aOffset + (aRows == null ? i2 * aRow : aRows[aFrom + i2]);
        var i3 = Math.min(3, rows - 1);
        var r3 = aOffset + (aRows == null ? i3 * aRow : aRows[aFrom + i3]);
        var i4 = Math.min(4, rows - 1);
        var r4 = aOffset + (aRows == null ? i4 * aRow : aRows[aFrom + i4]);
        var i5 = Math.min(5, rows - 1);
        var r5 = aOffset + (aRows == null ? i5 * aRow : aRows[aFrom + i5]);
        var i6 = Math.min(6, rows - 1);
        var r6 = aOffset + (aRows == null ? i6 * aRow : aRows[aFrom + i6]);
        var i7 = Math.min(7, rows - 1);
        var r7 = aOffset + (aRows == null ? i7 * aRow : aRows[aFrom + i7]);
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
        for (var p = 0; p < k; p++) {
            var from = bOffset + STEP * p;
            var ba = FloatVector.fromArray(S, b, from);
            var bb = FloatVector.fromArray(S, b, from + L);
            var x = FloatVector.broadcast(S, a[r0 + p]);
            c0a = x.fma(ba, c0a);
            c0b = x.fma(bb, c0b);
            x = FloatVector.broadcast(S, a[r1 + p]);
            c1a = x.fma(ba, c1a);
            c1b = x.fma(bb, c1b);
            x = FloatVector.broadcast(S, a[r2 + p]);
            c2a = x.fma(ba, c2a);
            c2b = x.fma(bb, c2b);
            x = FloatVector.broadcast(S, a[r3 + p]);
            c3a = x.fma(ba, c3a);
            c3b = x.fma(bb, c3b);
            x = FloatVector.broadcast(S, a[r4 + p]);
            c4a = x.fma(ba, c4a);
            c4b = x.fma(bb, c4b);
            x = FloatVector.broadcast(S, a[r5 + p]);
            c5a = x.fma(ba, c5a);
            c5b = x.fma(bb, c5b);
            x = FloatVector.broadcast(S, a[r6 + p]);
            c6a = x.fma(ba, c6a);
            c6b = x.fma(bb, c6b);
            x = FloatVector.broadcast(S, a[r7 + p]);
            c7a = x.fma(ba, c7a);
            c7b = x.fma(bb, c7b);
        }
        if (add) {
            var at = cOffset;
            c0a = c0a.add(FloatVector.fromArray(S, c, at));
            c0b = c0b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(1, rows - 1) * cRow;
            c1a = c1a.add(FloatVector.fromArray(S, c, at));
            c1b = c1b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(2, rows - 1) * cRow;
            c2a = c2a.add(FloatVector.fromArray(S, c, at));
            c2b = c2b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(3, rows - 1) * cRow;
            c3a = c3a.add(FloatVector.fromArray(S, c, at));
            c3b = c3b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(4, rows - 1) * cRow;
            c4a = c4a.add(FloatVector.fromArray(S, c, at));
            c4b = c4b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(5, rows - 1) * cRow;
            c5a = c5a.add(FloatVector.fromArray(S, c, at));
            c5b = c5b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(6, rows - 1) * cRow;
            c6a = c6a.add(FloatVector.fromArray(S, c, at));
            c6b = c6b.add(FloatVector.fromArray(S, c, at + L));
            at = cOffset + Math.min(7, rows - 1) * cRow;
            c7a = c7a.add(FloatVector.fromArray(S, c, at));
            c7b = c7b.add(FloatVector.fromArray(S, c, at + L));
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

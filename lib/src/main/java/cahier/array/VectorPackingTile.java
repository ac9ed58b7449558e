package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The first tile under a panel, which packs the panel on its way: the loop has stores to spare.
/// Otherwise as [VectorPanel#eightByTwo].
final class VectorPackingTile {

    /// Elements from one term of a panel to the next.
    private static final int STEP = 32;

    /// Elements from one term of a strip to the next.
    private static final int STRIP = 8;

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = 16;

    private VectorPackingTile() {}

    static void eightByTwo(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int bStep,
            float[] panel,
            int to,
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
            var from = bOffset + bStep * p;
            var ba = FloatVector.fromArray(S, b, from);
            var bb = FloatVector.fromArray(S, b, from + L);
            ba.intoArray(panel, to + STEP * p);
            bb.intoArray(panel, to + STEP * p + L);
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
}

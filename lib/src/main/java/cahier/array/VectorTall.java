package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of twelve rows of packed strips under a packed panel, for vectors of 16 lanes: 24 sums,
/// two columns and broadcasts leave few of 32 registers idle, and a panel is loaded a third less
/// often than by eight rows. Otherwise as [VectorPanel].
final class VectorTall {

    /// Elements from one term of a panel to the next.
    private static final int STEP = 32;

    /// Elements from one term of a strip to the next.
    private static final int STRIP = 8;

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = 16;

    private VectorTall() {}

    static void twelveByTwo(
            int k,
            float[] a,
            int eight,
            int four,
            float[] b,
            int bOffset,
            float[] c,
            int cEight,
            int cFour,
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
        var c8a = FloatVector.zero(S);
        var c8b = FloatVector.zero(S);
        var c9a = FloatVector.zero(S);
        var c9b = FloatVector.zero(S);
        var c10a = FloatVector.zero(S);
        var c10b = FloatVector.zero(S);
        var c11a = FloatVector.zero(S);
        var c11b = FloatVector.zero(S);
        for (var p = 0; p < k; p++) {
            var from = bOffset + STEP * p;
            var ba = FloatVector.fromArray(S, b, from);
            var bb = FloatVector.fromArray(S, b, from + L);
            var at = eight + STRIP * p;
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
            at = four + STRIP * p;
            x = FloatVector.broadcast(S, a[at]);
            c8a = x.fma(ba, c8a);
            c8b = x.fma(bb, c8b);
            x = FloatVector.broadcast(S, a[at + 1]);
            c9a = x.fma(ba, c9a);
            c9b = x.fma(bb, c9b);
            x = FloatVector.broadcast(S, a[at + 2]);
            c10a = x.fma(ba, c10a);
            c10b = x.fma(bb, c10b);
            x = FloatVector.broadcast(S, a[at + 3]);
            c11a = x.fma(ba, c11a);
            c11b = x.fma(bb, c11b);
        }
        if (add) {
            var at = cEight;
            c0a = c0a.add(FloatVector.fromArray(S, c, at));
            c0b = c0b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c1a = c1a.add(FloatVector.fromArray(S, c, at));
            c1b = c1b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c2a = c2a.add(FloatVector.fromArray(S, c, at));
            c2b = c2b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c3a = c3a.add(FloatVector.fromArray(S, c, at));
            c3b = c3b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c4a = c4a.add(FloatVector.fromArray(S, c, at));
            c4b = c4b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c5a = c5a.add(FloatVector.fromArray(S, c, at));
            c5b = c5b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c6a = c6a.add(FloatVector.fromArray(S, c, at));
            c6b = c6b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c7a = c7a.add(FloatVector.fromArray(S, c, at));
            c7b = c7b.add(FloatVector.fromArray(S, c, at + L));
            at = cFour;
            c8a = c8a.add(FloatVector.fromArray(S, c, at));
            c8b = c8b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c9a = c9a.add(FloatVector.fromArray(S, c, at));
            c9b = c9b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c10a = c10a.add(FloatVector.fromArray(S, c, at));
            c10b = c10b.add(FloatVector.fromArray(S, c, at + L));
            at += cRow;
            c11a = c11a.add(FloatVector.fromArray(S, c, at));
            c11b = c11b.add(FloatVector.fromArray(S, c, at + L));
        }
        var to = cEight;
        c0a.intoArray(c, to);
        c0b.intoArray(c, to + L);
        to += cRow;
        c1a.intoArray(c, to);
        c1b.intoArray(c, to + L);
        to += cRow;
        c2a.intoArray(c, to);
        c2b.intoArray(c, to + L);
        to += cRow;
        c3a.intoArray(c, to);
        c3b.intoArray(c, to + L);
        to += cRow;
        c4a.intoArray(c, to);
        c4b.intoArray(c, to + L);
        to += cRow;
        c5a.intoArray(c, to);
        c5b.intoArray(c, to + L);
        to += cRow;
        c6a.intoArray(c, to);
        c6b.intoArray(c, to + L);
        to += cRow;
        c7a.intoArray(c, to);
        c7b.intoArray(c, to + L);
        to = cFour;
        c8a.intoArray(c, to);
        c8b.intoArray(c, to + L);
        to += cRow;
        c9a.intoArray(c, to);
        c9b.intoArray(c, to + L);
        to += cRow;
        c10a.intoArray(c, to);
        c10b.intoArray(c, to + L);
        to += cRow;
        c11a.intoArray(c, to);
        c11b.intoArray(c, to + L);
    }
}

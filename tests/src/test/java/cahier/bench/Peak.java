package cahier.bench;

import jdk.incubator.vector.FloatVector;

/// Measures the fused multiply-adds that one thread can do in registers alone: twenty sums, more
/// than two units that take four or five cycles for each need.
final class Peak {

    private static final int SUMS = 20;
    private static final int CALLS = 500;
    private static final int STEPS = 1_000;
    private static final int ROUNDS = 200;

    private Peak() {}

    /// Returns the best of some rounds, in GFLOP/s.
    static double measure() {
        var out = new float[FloatVector.SPECIES_PREFERRED.length()];
        for (var i = 0; i < CALLS * 20; i++) run(out);
        var best = Double.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            for (var i = 0; i < CALLS; i++) run(out);
            best = Math.min(best, System.nanoTime() - start);
        }
        return 2.0 * SUMS * STEPS * CALLS * out.length / best;
    }

    private static void run(float[] out) {
        var species = FloatVector.SPECIES_PREFERRED;
        var x = FloatVector.broadcast(species, 0.5f);
        var y = FloatVector.broadcast(species, 0.25f);
        FloatVector a = y, b = y, c = y, d = y, e = y;
        FloatVector f = y, g = y, h = y, i = y, j = y;
        FloatVector k = y, l = y, m = y, n = y, o = y;
        FloatVector p = y, q = y, r = y, s = y, t = y;
        for (var step = 0; step < STEPS; step++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
            m = m.fma(x, y);
            n = n.fma(x, y);
            o = o.fma(x, y);
            p = p.fma(x, y);
            q = q.fma(x, y);
            r = r.fma(x, y);
            s = s.fma(x, y);
            t = t.fma(x, y);
        }
        var sum0 = a.add(b).add(c).add(d).add(e);
        var sum1 = f.add(g).add(h).add(i).add(j);
        var sum2 = k.add(l).add(m).add(n).add(o);
        var sum3 = p.add(q).add(r).add(s).add(t);
        sum0.add(sum1).add(sum2).add(sum3).intoArray(out, 0);
    }
}

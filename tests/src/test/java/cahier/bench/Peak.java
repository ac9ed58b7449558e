package cahier.bench;

import jdk.incubator.vector.FloatVector;

/// Measures the fused multiply-adds that one thread can do in registers alone.
final class Peak {

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
        return 2.0 * 12 * STEPS * CALLS * out.length / best;
    }

    private static void run(float[] out) {
        var species = FloatVector.SPECIES_PREFERRED;
        var x = FloatVector.broadcast(species, 0.5f);
        var y = FloatVector.broadcast(species, 0.25f);
        FloatVector a = y, b = y, c = y, d = y, e = y, f = y;
        FloatVector g = y, h = y, i = y, j = y, k = y, l = y;
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
        }
        a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .intoArray(out, 0);
    }
}

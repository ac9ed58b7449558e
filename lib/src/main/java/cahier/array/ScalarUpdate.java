package cahier.array;

/// The scalar form of updates and normalisation, which defines their bits.
final class ScalarUpdate {

    /// A running mean of gradients that is nearer to zero is zero. Where no gradient comes any
    /// more, it would shrink to a subnormal number and stay one, and processors compute with those
    /// a hundred times as slowly.
    static final float LEAST = 0x1p-100f;

    private ScalarUpdate() {}

    static void normalize(
            float[] x, float[] y, int at, int n, float mean, float scale, float shift) {
        for (var i = at; i < at + n; i++) y[i] = Math.fma(x[i] - mean, scale, shift);
    }

    static void normalizeGradient(
            float[] dy,
            float[] x,
            float[] dx,
            int at,
            int n,
            float mean,
            float scale,
            float slope,
            float shift,
            boolean add) {
        for (var i = at; i < at + n; i++) {
            var d = Math.fma(scale, dy[i], Math.fma(slope, x[i] - mean, shift));
            dx[i] = add ? dx[i] + d : d;
        }
    }

    static void addScaled(float alpha, float[] x, float[] y, int from, int to) {
        for (var i = from; i < to; i++) y[i] = Math.fma(alpha, x[i], y[i]);
    }

    static void blend(float alpha, float[] x, float[] y, int from, int to) {
        for (var i = from; i < to; i++) y[i] = Math.fma(alpha, x[i] - y[i], y[i]);
    }

    static void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        for (var i = from; i < to; i++) {
            w[i] = Math.fma(-rate, Math.fma(decay, w[i], g[i]), w[i]);
        }
    }

    static void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov) {
        for (var i = from; i < to; i++) {
            var d = Math.fma(decay, w[i], g[i]);
            v[i] = settled(Math.fma(momentum, v[i], d));
            w[i] = Math.fma(-rate, nesterov ? Math.fma(momentum, v[i], d) : v[i], w[i]);
        }
    }

    static void rmsprop(
            float[] w,
            float[] g,
            float[] s,
            int from,
            int to,
            float rate,
            float keep,
            float fresh,
            float epsilon,
            float decay) {
        for (var i = from; i < to; i++) {
            var d = Math.fma(decay, w[i], g[i]);
            s[i] = Math.fma(keep, s[i], fresh * d * d);
            w[i] = Math.fma(-rate, d / ((float) Math.sqrt(s[i]) + epsilon), w[i]);
        }
    }

    static void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step) {
        for (var i = from; i < to; i++) {
            var d = Math.fma(step.pull(), w[i], g[i]);
            m[i] = settled(Math.fma(step.beta1(), m[i], step.fresh1() * d));
            v[i] = Math.fma(step.beta2(), v[i], step.fresh2() * d * d);
            var divisor = Math.fma((float) Math.sqrt(v[i]), step.correction(), step.epsilon());
            w[i] = Math.fma(-step.rate(), m[i] / divisor, step.keep() * w[i]);
        }
    }

    private static float settled(float mean) {
        return Math.abs(mean) < LEAST ? 0f : mean;
    }
}

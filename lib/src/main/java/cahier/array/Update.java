package cahier.array;

/// Updates arrays in place, one fused loop for each optimizer's rule.
///
/// Weights w, gradients g and the optimizer's state are read and written once; nothing is
/// allocated. These loops run to their end even if the calling thread is interrupted.
public final class Update {

    private static final int GRAIN = 16_384;

    private Update() {}

    /// Adds a multiple: `y += alpha·x`.
    public static void addScaled(float alpha, float[] x, float[] y, int n) {
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) y[i] = Math.fma(alpha, x[i], y[i]);
                });
    }

    /// Moves towards a value: `y += alpha·(x - y)`, as running averages do.
    public static void blend(float alpha, float[] x, float[] y, int n) {
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) y[i] = Math.fma(alpha, x[i] - y[i], y[i]);
                });
    }

    /// Multiplies: `y *= alpha`.
    public static void scale(float alpha, float[] y, int n) {
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) y[i] *= alpha;
                });
    }

    /// Takes a step of gradient descent: `w -= rate·(g + decay·w)`.
    public static void sgd(float[] w, float[] g, int n, double rate, double decay) {
        var size = (float) rate;
        var pull = (float) decay;
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        w[i] = Math.fma(-size, Math.fma(pull, w[i], g[i]), w[i]);
                    }
                });
    }

    /// Takes a step of gradient descent with momentum, PyTorch's form: `v = momentum·v + (g +
    /// decay·w); w -= rate·v`, or with Nesterov's correction `w -= rate·(g + decay·w +
    /// momentum·v)`. With v = 0 at first, v becomes g in the first step.
    public static void momentum(
            float[] w,
            float[] g,
            float[] v,
            int n,
            double rate,
            double momentum,
            double decay,
            boolean nesterov) {
        var size = (float) rate;
        var keep = (float) momentum;
        var pull = (float) decay;
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var d = Math.fma(pull, w[i], g[i]);
                        v[i] = Math.fma(keep, v[i], d);
                        w[i] = Math.fma(-size, nesterov ? Math.fma(keep, v[i], d) : v[i], w[i]);
                    }
                });
    }

    /// Takes a step of Adagrad: `s += d²; w -= rate·d / (√s + epsilon)` with d = g + decay·w.
    public static void adagrad(
            float[] w, float[] g, float[] s, int n, double rate, double epsilon, double decay) {
        var size = (float) rate;
        var e = (float) epsilon;
        var pull = (float) decay;
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var d = Math.fma(pull, w[i], g[i]);
                        s[i] = Math.fma(d, d, s[i]);
                        w[i] = Math.fma(-size, d / ((float) Math.sqrt(s[i]) + e), w[i]);
                    }
                });
    }

    /// Takes a step of RMSProp: `s = smoothing·s + (1 - smoothing)·d²; w -= rate·d / (√s +
    /// epsilon)` with d = g + decay·w.
    public static void rmsprop(
            float[] w,
            float[] g,
            float[] s,
            int n,
            double rate,
            double smoothing,
            double epsilon,
            double decay) {
        var size = (float) rate;
        var keep = (float) smoothing;
        var fresh = (float) (1 - smoothing);
        var e = (float) epsilon;
        var pull = (float) decay;
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var d = Math.fma(pull, w[i], g[i]);
                        s[i] = Math.fma(keep, s[i], fresh * d * d);
                        w[i] = Math.fma(-size, d / ((float) Math.sqrt(s[i]) + e), w[i]);
                    }
                });
    }

    /// Takes a step of Adam (Kingma and Ba, 2015) or AdamW (Loshchilov and Hutter, 2019): `m =
    /// beta1·m + (1 - beta1)·d; v = beta2·v + (1 - beta2)·d²; w -= rate·m̂ / (√v̂ + epsilon)` with
    /// `m̂ = m / (1 - beta1ᵗ)`, `v̂ = v / (1 - beta2ᵗ)`.
    ///
    /// @param step t, 1 in the first step
    /// @param decay weight decay: joins the gradient (d = g + decay·w), or, if `decoupled` (AdamW),
    ///   shrinks the weight by rate·decay before the step
    public static void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int n,
            int step,
            double rate,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decoupled) {
        var size = (float) (rate / (1 - StrictMath.pow(beta1, step)));
        var correction = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, step)));
        var keep = decoupled ? (float) (1 - rate * decay) : 1f;
        var pull = decoupled ? 0f : (float) decay;
        var b1 = (float) beta1;
        var b2 = (float) beta2;
        var fresh1 = (float) (1 - beta1);
        var fresh2 = (float) (1 - beta2);
        var e = (float) epsilon;
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) -> {
                    for (var i = from; i < to; i++) {
                        var d = Math.fma(pull, w[i], g[i]);
                        m[i] = Math.fma(b1, m[i], fresh1 * d);
                        v[i] = Math.fma(b2, v[i], fresh2 * d * d);
                        var divisor = Math.fma((float) Math.sqrt(v[i]), correction, e);
                        w[i] = Math.fma(-size, m[i] / divisor, keep * w[i]);
                    }
                });
    }
}

package cahier.array;

/// Updates arrays in place, one fused loop for each optimizer's rule.
///
/// Weights w, gradients g and the optimizer's state are read and written once; nothing is
/// allocated. These loops run to their end even if the calling thread is interrupted. Running means
/// of gradients (velocities, first moments) below 2⁻¹⁰⁰ become 0.
public final class Update {

    private static final int GRAIN = 16_384;
    private static final Kernels KERNELS = Provider.KERNELS;

    private Update() {}

    /// Adds a multiple: `y += alpha·x`.
    public static void addScaled(float alpha, float[] x, float[] y, int n) {
        Threads.splitWhole(n, GRAIN, (from, to) -> KERNELS.addScaled(alpha, x, y, from, to));
    }

    /// Moves towards a value: `y += alpha·(x - y)`, as running averages do.
    public static void blend(float alpha, float[] x, float[] y, int n) {
        Threads.splitWhole(n, GRAIN, (from, to) -> KERNELS.blend(alpha, x, y, from, to));
    }

    /// Multiplies: `y *= alpha`.
    public static void scale(float alpha, float[] y, int n) {
        Threads.splitWhole(
                n,
                GRAIN,
                (from, to) ->
                        KERNELS.withScalar(Binary.MULTIPLY, y, from, alpha, y, from, to - from));
    }

    /// Takes a step of gradient descent: `w -= rate·(g + decay·w)`.
    public static void sgd(float[] w, float[] g, int n, double rate, double decay) {
        var size = (float) rate;
        var pull = (float) decay;
        Threads.splitWhole(n, GRAIN, (from, to) -> KERNELS.sgd(w, g, from, to, size, pull));
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
                (from, to) -> KERNELS.momentum(w, g, v, from, to, size, keep, pull, nesterov));
    }

    /// Takes a step of Adagrad: `s += d²; w -= rate·d / (√s + epsilon)` with d = g + decay·w.
    public static void adagrad(
            float[] w, float[] g, float[] s, int n, double rate, double epsilon, double decay) {
        var size = (float) rate;
        var e = (float) epsilon;
        var pull = (float) decay;
        Threads.splitWhole(
                n, GRAIN, (from, to) -> KERNELS.rmsprop(w, g, s, from, to, size, 1f, 1f, e, pull));
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
                (from, to) -> KERNELS.rmsprop(w, g, s, from, to, size, keep, fresh, e, pull));
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
        var factors = AdamStep.of(step, rate, beta1, beta2, epsilon, decay, decoupled);
        Threads.splitWhole(n, GRAIN, (from, to) -> KERNELS.adam(w, g, m, v, from, to, factors));
    }
}

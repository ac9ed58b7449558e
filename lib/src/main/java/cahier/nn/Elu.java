package cahier.nn;

import cahier.tensor.Tensor;

/// Passes what is positive and `α(exp(x) - 1)` of the rest (Clevert et al., 2015).
public final class Elu extends Layer {

    private final double alpha;

    /// Makes a layer with this limit below 0.
    public Elu(double alpha) {
        this.alpha = Options.finite("Elu", "alpha", alpha);
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return x.elu(alpha);
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }

    @Override
    public String toString() {
        return "Elu(" + alpha + ")";
    }
}

package cahier.nn;

import cahier.tensor.Tensor;

/// Passes what is positive and a share of the rest (Maas et al., 2013).
public final class LeakyRelu extends Layer {

    private final double slope;

    /// Makes a layer with this slope below 0.
    public LeakyRelu(double slope) {
        this.slope = Options.finite("LeakyRelu", "slope", slope);
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return x.leakyRelu(slope);
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }

    @Override
    public String toString() {
        return "LeakyRelu(" + slope + ")";
    }
}

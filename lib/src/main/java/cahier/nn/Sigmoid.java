package cahier.nn;

import cahier.tensor.Tensor;

/// Squeezes each value between 0 and 1: `1 / (1 + e⁻ˣ)`.
public final class Sigmoid extends Layer {

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return x.sigmoid();
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }
}

package cahier.nn;

import cahier.tensor.Tensor;

/// Weighs each value by its sigmoid: `x · σ(x)` (Elfwing et al., 2017).
public final class Silu extends Layer {

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return x.silu();
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }
}

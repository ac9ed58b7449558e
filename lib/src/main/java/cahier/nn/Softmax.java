package cahier.nn;

import cahier.tensor.Tensor;

/// Makes the values of the last axis probabilities: `exp(x) / Σ exp(x)`.
public final class Softmax extends Layer {

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return x.softmax();
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }
}

package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Brings the values of the last axes of each sample to mean 0 and variance 1, then scales and
/// shifts them (Ba, Kiros and Hinton, 2016, "Layer Normalization").
public final class LayerNorm extends Layer {

    private final Tensor weight;
    private final Tensor bias;
    private double epsilon = 1e-5;

    /// Makes a layer for inputs whose shape ends with this one.
    public LayerNorm(int... shape) {
        if (shape.length == 0) {
            throw Options.failure("LayerNorm", "no axes", "no lengths", "one or more");
        }
        for (var length : shape) {
            if (length >= 1) continue;
            throw Options.failure(
                    "LayerNorm", "length not positive", Arrays.toString(shape), "1 or more");
        }
        weight = Tensor.ones(shape).withGrad();
        bias = Tensor.zeros(shape).withGrad();
    }

    /// Adds this to the variance, 1e-5 unless set.
    public LayerNorm epsilon(double epsilon) {
        this.epsilon = Options.notNegative("LayerNorm", "epsilon", epsilon);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return Fused.layerNorm(x, weight, bias, epsilon);
    }

    @Override
    protected void initialise(Generator random) {
        Defaults.fill(weight, 1f);
        Defaults.fill(bias, 0f);
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }

    @Override
    public String toString() {
        var shape = Arrays.toString(weight.shape());
        return "LayerNorm(" + shape.substring(1, shape.length() - 1) + ")";
    }
}

package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

/// Connects every input with every output: `y = x · weightᵀ + bias`.
///
/// Input [..., in], output [..., out]; weight [out, in], bias [out]. Weights start by He's
/// initialiser, biases at 0.
public final class Linear extends Layer {

    private final Tensor weight;
    private @Nullable Tensor bias;
    private Initialiser initialiser = Initialiser.he();

    /// Makes a layer of `in` inputs and `out` outputs.
    ///
    /// @throws IllegalArgumentException if a number is not positive
    public Linear(int in, int out) {
        if (in < 1 || out < 1) {
            throw Options.failure("Linear", "size not positive", in + " and " + out, "1 or more");
        }
        weight = Tensor.zeros(out, in).withGrad();
        bias = Tensor.zeros(out).withGrad();
        initialise(Defaults.next());
    }

    /// Leaves the bias out.
    public Linear noBias() {
        bias = null;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        draw();
        return Fused.linear(x, weight, bias);
    }

    /// Returns the weight, [out, in].
    public Tensor weight() {
        draw();
        return weight;
    }

    /// Returns the bias, [out], or null if there is none.
    public @Nullable Tensor bias() {
        draw();
        return bias;
    }

    @Override
    protected void initialise(Generator random) {
        drawLater(random);
    }

    @Override
    void drawFrom(Generator random) {
        initialiser.fill(weight, weight.size(1), weight.size(0), random);
        if (bias != null) Defaults.fill(bias, 0f);
    }

    @Override
    protected void use(Initialiser initialiser) {
        this.initialiser = initialiser;
    }

    @Override
    public int[] outputShape(int... input) {
        Options.last("Linear", input, weight.size(1));
        var output = input.clone();
        output[output.length - 1] = weight.size(0);
        return output;
    }

    @Override
    public long multiplyAdds(int... input) {
        var samples = 1L;
        for (var i = 0; i < input.length - 1; i++) samples *= input[i];
        return samples * weight.size();
    }

    @Override
    public String toString() {
        var text = "Linear(" + weight.size(1) + ", " + weight.size(0) + ")";
        return bias == null ? text + ".noBias()" : text;
    }
}

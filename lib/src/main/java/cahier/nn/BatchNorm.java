package cahier.nn;

import cahier.array.Epilogue;
import cahier.array.Generator;
import cahier.array.Update;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What [BatchNorm1d] and [BatchNorm2d] have in common.
public abstract sealed class BatchNorm extends Layer permits BatchNorm1d, BatchNorm2d {

    private final Tensor weight;
    private final Tensor bias;
    private final Tensor runningMean;
    private final Tensor runningVar;
    private double epsilon = 1e-5;
    private double momentum = .1;

    BatchNorm(int channels) {
        if (channels < 1) {
            throw Options.failure(
                    getClass().getSimpleName(), "number of channels", "" + channels, "1 or more");
        }
        weight = Tensor.ones(channels).withGrad();
        bias = Tensor.zeros(channels).withGrad();
        runningMean = Tensor.zeros(channels);
        runningVar = Tensor.ones(channels);
    }

    /// Adds this to the variance, 1e-5 unless set.
    public BatchNorm epsilon(double epsilon) {
        this.epsilon = Options.notNegative(getClass().getSimpleName(), "epsilon", epsilon);
        return this;
    }

    /// Takes this share of each batch's mean and variance into the running ones, .1 unless set.
    public BatchNorm momentum(double momentum) {
        this.momentum = Options.share(getClass().getSimpleName(), "momentum", momentum);
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        check(x);
        if (!isTraining()) {
            return Fused.batchNorm(
                    x, weight, bias, runningMean.data(), runningVar.data(), epsilon, true);
        }
        var channels = weight.size();
        var count = x.size() / channels;
        if (count < 2) {
            throw Options.failure(
                    getClass().getSimpleName(),
                    "one value a channel has no variance to train with",
                    Arrays.toString(x.shape()),
                    "two values or more for each channel, or eval()");
        }
        var mean = new float[channels];
        var variance = new float[channels];
        var y = Fused.batchNorm(x, weight, bias, mean, variance, epsilon, false);
        // the running variance is the unbiased one
        for (var c = 0; c < channels; c++) variance[c] *= count / (count - 1f);
        Update.blend((float) momentum, mean, runningMean.data(), channels);
        Update.blend((float) momentum, variance, runningVar.data(), channels);
        return y;
    }

    abstract void check(Tensor x);

    /// Returns the scale γ, [channels].
    public Tensor weight() {
        return weight;
    }

    /// Returns the shift β, [channels].
    public Tensor bias() {
        return bias;
    }

    /// Returns the mean that evaluation uses, [channels].
    public Tensor runningMean() {
        return runningMean;
    }

    /// Returns the variance that evaluation uses, [channels].
    public Tensor runningVar() {
        return runningVar;
    }

    /// Returns what evaluation does to a convolution's output, behind its bias.
    Epilogue epilogue(float @Nullable [] convolutionBias, boolean relu) {
        var scale = new float[channels()];
        for (var c = 0; c < scale.length; c++) {
            var inverse = (float) (1 / Math.sqrt(runningVar.data()[c] + epsilon));
            scale[c] = weight.data()[c] * inverse;
        }
        return new Epilogue(convolutionBias, runningMean.data(), scale, bias.data(), relu);
    }

    int channels() {
        return weight.size();
    }

    @Override
    protected void initialise(Generator random) {
        Defaults.fill(weight, 1f);
        Defaults.fill(bias, 0f);
        Defaults.fill(runningMean, 0f);
        Defaults.fill(runningVar, 1f);
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length == 0 || input[0] != channels()) {
            throw Options.failure(
                    getClass().getSimpleName(),
                    "number of channels differs",
                    Arrays.toString(input),
                    "a shape that starts with " + channels());
        }
        return input.clone();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + channels() + ")";
    }
}

package cahier.tensor;

import cahier.array.BatchNorm;
import cahier.array.Epilogue;
import cahier.array.LayerNorm;
import cahier.array.Window;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Operations in one step that layers and losses are built on.
public final class Fused {

    private Fused() {}

    /// Returns `x · weightᵀ + bias`.
    ///
    /// @param x [..., in]
    /// @param weight [out, in]
    /// @param bias [out], or null for none
    /// @return [..., out]
    /// @throws IllegalArgumentException if the lengths do not fit
    public static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() != 2 || x.rank() == 0 || x.size(-1) != weight.size(1)) {
            throw Shapes.failure(
                    "linear",
                    "number of inputs differs",
                    Shapes.text(x.shape) + " for weight " + Shapes.text(weight.shape),
                    "an input of shape [..., "
                            + (weight.rank() == 2 ? weight.size(1) : "in")
                            + "]");
        }
        if (bias != null && (bias.rank() != 1 || bias.size() != weight.size(0))) {
            throw Shapes.failure(
                    "linear",
                    "bias does not fit the weight",
                    Shapes.text(bias.shape),
                    "[" + weight.size(0) + "]");
        }
        var biases = bias == null ? List.<Tensor>of() : List.of(bias);
        return Tensor.computed(new Product.Affine(x, weight, biases));
    }

    /// Returns the mean cross-entropy of rows of logits with the class of each row, from softmax in
    /// one step.
    ///
    /// @param logits [n, classes]
    /// @param labels n classes; negative ones are left out
    /// @param smoothing share of the target spread evenly over all classes, 0 for none
    /// @param weights one for each class, or none for equal weights; the mean is weighted with them
    /// @return a single value; NaN if every label is left out
    /// @throws IllegalArgumentException if shapes, labels or weights do not fit
    public static Tensor crossEntropy(
            Tensor logits, int[] labels, double smoothing, float... weights) {
        if (logits.rank() != 2 || logits.size(0) != labels.length) {
            throw Shapes.failure(
                    "crossEntropy",
                    "one row of logits for each label is needed",
                    Shapes.text(logits.shape) + " for " + labels.length + " labels",
                    "[" + labels.length + ", classes]");
        }
        var classes = logits.size(1);
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] >= classes) {
                throw Shapes.failure(
                        "crossEntropy",
                        "label out of range",
                        labels[i] + " at " + i,
                        "0 to " + (classes - 1) + ", or a negative number to leave it out");
            }
        }
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw Shapes.failure(
                    "crossEntropy", "smoothing out of range", "" + smoothing, "0 ≤ smoothing < 1");
        }
        if (weights.length != 0 && weights.length != classes) {
            throw Shapes.failure(
                    "crossEntropy",
                    "one weight for each class is needed",
                    weights.length + " weights",
                    classes + " weights");
        }
        return Tensor.computed(
                Softened.CrossEntropy.of(
                        logits, labels.clone(), (float) smoothing, weights.clone()));
    }

    /// Tells that a layer computed y from x, and that nothing else wants x nor has seen it: its
    /// storage is used again when backward is through with it, or at once where nothing is
    /// recorded. A tensor that was [#shown] keeps its storage all the same.
    public static void passed(Tensor x, Tensor y) {
        Recycling.passed(x, y);
    }

    /// Tells that somebody may keep a tensor, so that its storage stays what it is.
    public static void shown(Tensor x) {
        Recycling.hold(x);
    }

    /// Returns the storage of what [Tensor#grad()] returns, for who does not keep it: the next pass
    /// after [Tensor#zeroGrad()] writes to it again. Null if no pass has added to it since.
    public static float @Nullable [] gradient(Tensor parameter) {
        return parameter.summed();
    }

    /// Does in place to a gradient what [#update] does to values; nothing where there is none yet.
    public static void updateGradient(Tensor parameter, String by, Consumer<float[]> change) {
        var values = parameter.summed();
        if (values == null) return;
        change.accept(values);
        parameter.gradientChanges(by);
    }

    /// Changes values in place as [Tensor#update] does, and tells by whom.
    ///
    /// @param by what a message of [Tensor#backward()] shall say of it: `load()`
    public static void update(Tensor tensor, String by, Consumer<float[]> change) {
        tensor.storage.update(by, change);
    }

    /// Returns the multiplications with addition that the products and convolutions of a
    /// computation take on this thread.
    public static long multiplyAdds(Runnable computation) {
        return Count.of(computation);
    }

    /// Returns whether an operation on these tensors would be recorded; nulls do not count.
    public static boolean records(@Nullable Tensor... inputs) {
        if (!Tape.records()) return false;
        for (var input : inputs) if (input != null && input.tracks()) return true;
        return false;
    }

    /// Returns the cross-correlation of x with kernels as [Spatial#conv2d] does, and does more to
    /// it in the same pass; it is not recorded.
    ///
    /// @param x [samples, channels, height, width]
    /// @param weight [maps, channels / groups, rows, columns] of the kernels
    /// @param epilogue what is done to each map, its bias too
    /// @throws IllegalArgumentException if shapes do not fit
    /// @throws IllegalStateException if it would have to be recorded
    public static Tensor conv2d(
            Tensor x, Tensor weight, Window window, int groups, Epilogue epilogue) {
        if (records(x, weight)) {
            throw new IllegalStateException(
                    "conv2d: more in the same pass has no gradient; expected Tensor.noGrad()");
        }
        var form = Spatial.convolution(x, weight, window, groups);
        var shape =
                Shapes.checked(
                        "conv2d", x.size(0), weight.size(0), form.outHeight(), form.outWidth());
        var y = Recycling.take(Shapes.size(shape), false);
        if (x.size(0) > 0) {
            form.forward(x.values(), weight.values(), weight.storage.packed(form), epilogue, y);
        }
        Count.add(form::multiplyAdds);
        return Tensor.own(y, shape);
    }

    /// Returns x with mean 0 and variance 1 over samples and pixels for each channel, then scaled
    /// and shifted (Ioffe and Szegedy, 2015, "Batch Normalization").
    ///
    /// @param x [samples, channels, ...]
    /// @param gamma [channels], the scale
    /// @param beta [channels], the shift
    /// @param mean of each channel: what to use if `fixed`, else it is filled with x's own
    /// @param variance of each channel, by the number of values: the same
    /// @param epsilon what is added to the variance
    /// @param fixed whether mean and variance are given, as in evaluation
    public static Tensor batchNorm(
            Tensor x,
            Tensor gamma,
            Tensor beta,
            float[] mean,
            float[] variance,
            double epsilon,
            boolean fixed) {
        if (x.rank() < 2 || x.size(1) != gamma.size()) {
            throw Shapes.failure(
                    "batchNorm",
                    "number of channels differs",
                    Shapes.text(x.shape),
                    "[samples, " + gamma.size() + ", ...]");
        }
        var form = new BatchNorm(x.size(0), x.size(1), Shapes.inner(x.shape, 1));
        if (!fixed) form.statistics(x.values(), mean, variance);
        var inverse = new float[variance.length];
        for (var c = 0; c < inverse.length; c++) {
            inverse[c] = (float) (1 / Math.sqrt(variance[c] + epsilon));
        }
        return Tensor.computed(
                new Normalised.Channels(x, gamma, beta, form, mean.clone(), inverse, fixed));
    }

    /// Returns x with mean 0 and variance 1 over the last axes for each row before them, then
    /// scaled and shifted (Ba, Kiros and Hinton, 2016, "Layer Normalization").
    ///
    /// @param gamma of the shape of the last axes, the scale
    /// @param beta of the same shape, the shift
    /// @param epsilon what is added to the variance
    public static Tensor layerNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon) {
        var first = x.rank() - gamma.rank();
        if (first < 0
                || !Arrays.equals(Arrays.copyOfRange(x.shape, first, x.rank()), gamma.shape)) {
            throw Shapes.failure(
                    "layerNorm",
                    "last axes differ",
                    Shapes.text(x.shape),
                    "a shape that ends with " + Shapes.text(gamma.shape));
        }
        var rows = gamma.size() == 0 ? 0 : x.size() / gamma.size();
        var form = new LayerNorm(rows, gamma.size());
        var mean = new float[rows];
        var inverse = new float[rows];
        form.statistics(x.values(), (float) epsilon, mean, inverse);
        return Tensor.computed(new Normalised.Rows(x, gamma, beta, form, mean, inverse));
    }
}

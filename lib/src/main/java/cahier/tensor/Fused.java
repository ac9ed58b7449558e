package cahier.tensor;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
}

package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Cross-entropy with options; [Loss#crossEntropy] is the one without.
///
/// ```java
/// var loss = new CrossEntropy().smoothing(.1).weights(1, 1, 5);
/// loss.apply(net.forward(x), labels).backward();
/// ```
public final class CrossEntropy implements BiFunction<Tensor, int[], Tensor> {

    private double smoothing;
    private double[] weights = {};

    /// Spreads this share of each target evenly over all classes (Szegedy et al., 2015, "Rethinking
    /// the Inception architecture").
    public CrossEntropy smoothing(double share) {
        if (!(share >= 0 && share < 1)) {
            throw Options.failure(
                    "CrossEntropy", "smoothing out of range", "" + share, "0 to below 1");
        }
        smoothing = share;
        return this;
    }

    /// Weighs each class; the mean is weighted too, by the weights of the labels. With smoothing,
    /// each class's share of the target has its own weight.
    public CrossEntropy weights(double... weights) {
        for (var weight : weights) Options.notNegative("CrossEntropy", "weight", weight);
        this.weights = weights.clone();
        return this;
    }

    /// Returns the mean loss.
    ///
    /// @param logits [n, classes], or [n, classes, height, width] with a label for each pixel
    /// @param labels classes from 0; what has a negative label is left out
    @Override
    public Tensor apply(Tensor logits, int[] labels) {
        var rows = logits;
        if (logits.rank() == 4) {
            rows = logits.permute(0, 2, 3, 1).reshape(-1, logits.size(1));
        }
        var floats = new float[weights.length];
        for (var i = 0; i < floats.length; i++) floats[i] = (float) weights[i];
        if (smoothing == 0 || floats.length == 0) {
            return Fused.crossEntropy(rows, labels, smoothing, floats);
        }
        var ofLabels = Fused.crossEntropy(rows, labels, 0, floats);
        return ofLabels.mul(1 - smoothing).add(ofAll(rows, labels, floats).mul(smoothing));
    }

    /// Returns the part of the loss that is spread over all classes: the weighted mean of each
    /// row's `-Σ weight · ln softmax / classes`.
    private static Tensor ofAll(Tensor rows, int[] labels, float[] weights) {
        var kept = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
        var total = 0.0;
        for (var i : kept) total += weights[labels[i]];
        var classes = weights.length;
        var logarithms = rows.rows(kept).logSoftmax();
        return logarithms.mul(Tensor.of(weights)).sum().mul(-1 / (total * classes));
    }

    @Override
    public String toString() {
        var text = "CrossEntropy()";
        if (smoothing != 0) text += ".smoothing(" + smoothing + ")";
        if (weights.length == 0) return text;
        var list = Arrays.toString(weights);
        return text + ".weights(" + list.substring(1, list.length() - 1) + ")";
    }
}

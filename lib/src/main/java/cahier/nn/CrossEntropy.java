package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.function.BiFunction;

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
        smoothing = share;
        return this;
    }

    /// Weighs each class; the mean is weighted too.
    public CrossEntropy weights(double... weights) {
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
        return Fused.crossEntropy(rows, labels, smoothing, floats);
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

package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

/// Measures how far outputs are from what is expected: one number, the smaller the better.
public final class Loss {

    private Loss() {}

    /// Returns the mean cross-entropy of softmax(logits) with one class of many, by the natural
    /// logarithm: `-mean ln softmax(logits)[label]`.
    ///
    /// Computed from the logits in one step, shifted by the largest, so that nothing overflows.
    ///
    /// @param logits [n, classes]
    /// @param labels n classes from 0; rows of a negative label are left out
    /// @throws IllegalArgumentException if the shapes differ or a label is out of range
    public static Tensor crossEntropy(Tensor logits, int[] labels) {
        return Fused.crossEntropy(logits, labels, 0);
    }

    /// Returns the mean binary cross-entropy of σ(logits) with targets from 0 to 1, every output by
    /// itself: `mean(-t ln σ(x) - (1 - t) ln(1 - σ(x)))`, as `ln(1 + eˣ) - t·x`.
    ///
    /// @param targets of the logits' shape
    /// @throws IllegalArgumentException if the shapes differ
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
        sameShape("binaryCrossEntropy", logits, targets);
        return logits.softplus().sub(logits.mul(targets)).mean();
    }

    /// Returns the mean squared difference.
    ///
    /// @param targets of the outputs' shape
    /// @throws IllegalArgumentException if the shapes differ
    public static Tensor mse(Tensor outputs, Tensor targets) {
        sameShape("mse", outputs, targets);
        return outputs.sub(targets).square().mean();
    }

    private static void sameShape(String loss, Tensor outputs, Tensor targets) {
        if (!java.util.Arrays.equals(outputs.shape(), targets.shape())) {
            throw Options.failure(
                    loss,
                    "shapes differ",
                    java.util.Arrays.toString(outputs.shape())
                            + " and "
                            + java.util.Arrays.toString(targets.shape()),
                    "equal shapes");
        }
    }
}

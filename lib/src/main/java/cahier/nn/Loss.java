package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Measures how far outputs are from what is expected: one number, the smaller the better.
public final class Loss {

    private Loss() {}

    /// Returns the mean cross-entropy of softmax(logits) with one class of many, by the natural
    /// logarithm: `-mean ln softmax(logits)[label]`.
    ///
    /// Computed from the logits in one step, shifted by the largest, so that nothing overflows.
    ///
    /// @param logits [n, classes], or [n, classes, height, width] with a label for each pixel
    /// @param labels classes from 0; what has a negative label is left out
    /// @throws IllegalArgumentException if the shapes differ or a label is out of range
    public static Tensor crossEntropy(Tensor logits, int[] labels) {
        return new CrossEntropy().apply(logits, labels);
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

    /// Returns the mean absolute difference.
    ///
    /// @param targets of the outputs' shape
    public static Tensor l1(Tensor outputs, Tensor targets) {
        sameShape("l1", outputs, targets);
        return outputs.sub(targets).abs().mean();
    }

    /// Returns the mean of `d² / 2` for differences below 1 and `|d| - ½` for larger ones
    /// (Girshick, 2015, "Fast R-CNN").
    ///
    /// @param targets of the outputs' shape
    public static Tensor smoothL1(Tensor outputs, Tensor targets) {
        sameShape("smoothL1", outputs, targets);
        var distance = outputs.sub(targets).abs();
        var near = distance.minimum(Tensor.scalar(1));
        return near.square().mul(.5).add(distance).sub(near).mean();
    }

    /// Returns one less the mean Dice coefficient of the classes: `1 - mean (2 Σ p·t + 1) / (Σ p +
    /// Σ t
    /// + 1)` (Milletari et al., 2016, "V-Net").
    ///
    /// @param probabilities [n, classes, height, width] from 0 to 1
    /// @param targets of the same shape, 1 where a pixel is of a class
    public static Tensor dice(Tensor probabilities, Tensor targets) {
        sameShape("dice", probabilities, targets);
        if (probabilities.rank() != 4) {
            throw Options.failure(
                    "dice",
                    "not the shape of maps",
                    Arrays.toString(probabilities.shape()),
                    "[n, classes, height, width]");
        }
        var both = probabilities.mul(targets).sum(0, 2, 3).mul(2).add(1);
        var sum = probabilities.sum(0, 2, 3).add(targets.sum(0, 2, 3)).add(1);
        return Tensor.scalar(1).sub(both.div(sum).mean());
    }

    /// Returns binary cross-entropy with easy cases made light: the mean of `-α (1 - q)^γ ln q`, q
    /// being the probability of what is right and α `alpha` for targets of 1 and 1 - alpha for 0
    /// (Lin et al., 2017, "Focal loss for dense object detection").
    ///
    /// @param targets of the logits' shape, 0 or 1
    public static Tensor focal(Tensor logits, Tensor targets, double gamma, double alpha) {
        sameShape("focal", logits, targets);
        Options.notNegative("focal", "gamma", gamma);
        Options.share("focal", "alpha", alpha);
        // signed: positive where right
        var signed = logits.mul(targets.mul(2).sub(1));
        var weight = targets.mul(2 * alpha - 1).add(1 - alpha);
        // (1 - q)^γ by its logarithm: 1 - q itself has no slope to speak of where it becomes 0
        return signed.softplus().mul(-gamma).exp().mul(weight).mul(signed.neg().softplus()).mean();
    }

    /// Returns one less the mean intersection over union of boxes.
    ///
    /// @param boxes [n, 4]: left, top, right, bottom
    /// @param targets of the same shape
    public static Tensor iou(Tensor boxes, Tensor targets) {
        return Overlap.of("iou", boxes, targets).iou().neg().add(1).mean();
    }

    /// Returns one less the mean generalised intersection over union of boxes, which also pulls
    /// boxes that do not touch (Rezatofighi et al., 2019).
    ///
    /// @param boxes [n, 4]: left, top, right, bottom
    /// @param targets of the same shape
    public static Tensor giou(Tensor boxes, Tensor targets) {
        return Overlap.of("giou", boxes, targets).giou().neg().add(1).mean();
    }

    static void sameShape(String loss, Tensor outputs, Tensor targets) {
        if (!Arrays.equals(outputs.shape(), targets.shape())) {
            throw Options.failure(
                    loss,
                    "shapes differ",
                    Arrays.toString(outputs.shape()) + " and " + Arrays.toString(targets.shape()),
                    "equal shapes");
        }
    }
}

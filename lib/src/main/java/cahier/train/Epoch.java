package cahier.train;

import java.util.Locale;

/// What one pass over the data has reached.
///
/// @param number counted from 1
/// @param loss mean loss over the training samples, while they were learned
/// @param accuracy share of training samples with a label of 0 or more whose class was guessed, or
///   NaN where outputs are not rows of logits
/// @param validationLoss mean loss over the validation samples, or NaN without
/// @param validationAccuracy share of validation samples whose class was guessed, or NaN
public record Epoch(
        int number,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy) {

    /// Returns the loss that tells how good the network is: on new samples if there are any.
    public double score() {
        return Double.isNaN(validationLoss) ? loss : validationLoss;
    }

    /// Returns a line of the numbers that there are.
    @Override
    public String toString() {
        var text = "epoch " + number + ": loss " + number(loss);
        if (!Double.isNaN(accuracy)) text += ", accuracy " + number(accuracy);
        if (!Double.isNaN(validationLoss)) text += ", validation loss " + number(validationLoss);
        if (!Double.isNaN(validationAccuracy)) {
            text += ", validation accuracy " + number(validationAccuracy);
        }
        return text;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1e6 ? "%.4f" : "%.4e", value);
    }
}

package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Counts right guesses.
public final class Metrics {

    private Metrics() {}

    /// Returns the share of rows whose largest logit stands at their label.
    ///
    /// @param logits [n, classes]
    public static double accuracy(Tensor logits, int[] labels) {
        return topK(logits, labels, 1);
    }

    /// Returns the share of rows whose label is among the k largest logits; of equal ones the first
    /// counts.
    ///
    /// @param logits [n, classes]
    /// @throws IllegalArgumentException if there are no rows or not one for each label
    public static double topK(Tensor logits, int[] labels, int k) {
        if (logits.rank() != 2 || logits.size(0) != labels.length || labels.length == 0 || k < 1) {
            throw new IllegalArgumentException(
                    "topK: one row of logits for each label is needed: got "
                            + Arrays.toString(logits.shape())
                            + " for "
                            + labels.length
                            + " labels and k "
                            + k
                            + "; expected [n, classes] and k of 1 or more");
        }
        var classes = logits.size(1);
        var right = 0;
        for (var i = 0; i < labels.length; i++) {
            if (before(logits.data(), i * classes, classes, labels[i]) < k) right++;
        }
        return right / (double) labels.length;
    }

    /// Returns how many logits of a row come before that of a label.
    private static int before(float[] logits, int row, int classes, int label) {
        var own = logits[row + label];
        var before = 0;
        for (var c = 0; c < classes; c++) {
            var other = logits[row + c];
            if (other > own || (other == own && c < label)) before++;
        }
        return before;
    }
}

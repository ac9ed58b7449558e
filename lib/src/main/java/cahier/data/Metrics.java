package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Counts right guesses.
public final class Metrics {

    private Metrics() {}

    /// Returns the share of rows whose largest logit stands at their label; rows with a label below
    /// 0 are left out.
    ///
    /// @param logits [n, classes]
    /// @throws IllegalArgumentException as [#topK] does
    public static double accuracy(Tensor logits, int[] labels) {
        return share("accuracy", logits, labels, 1);
    }

    /// Returns the share of rows whose label is among the k largest logits; of equal ones the first
    /// counts, and NaN counts as larger than every number, as in `argmax`. Rows with a label below
    /// 0 are left out.
    ///
    /// @param logits [n, classes]
    /// @throws IllegalArgumentException if there are no rows or not one for each label, or a label
    ///   is out of range
    public static double topK(Tensor logits, int[] labels, int k) {
        return share("topK", logits, labels, k);
    }

    private static double share(String metric, Tensor logits, int[] labels, int k) {
        if (logits.rank() != 2 || logits.size(0) != labels.length || k < 1) {
            throw failure(
                    metric,
                    "one row of logits for each label is needed",
                    Arrays.toString(logits.shape())
                            + " for "
                            + labels.length
                            + " labels and k "
                            + k,
                    "[n, classes] and k of 1 or more");
        }
        var classes = logits.size(1);
        int right = 0, judged = 0;
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] < 0) continue;
            if (labels[i] >= classes) {
                throw failure(
                        metric,
                        "label out of range",
                        labels[i] + " at " + i,
                        "0 to " + (classes - 1) + ", or a negative number to leave it out");
            }
            judged++;
            if (before(logits.data(), i * classes, classes, labels[i]) < k) right++;
        }
        if (judged > 0) return right / (double) judged;
        throw failure(
                metric, "nothing to judge", labels.length + " labels, none of 0 or more", "one");
    }

    private static IllegalArgumentException failure(
            String metric, String problem, String got, String expected) {
        return new IllegalArgumentException(
                metric + ": " + problem + ": got " + got + "; expected " + expected);
    }

    /// Returns how many logits of a row come before that of a label.
    private static int before(float[] logits, int row, int classes, int label) {
        // adding 0 makes -0 equal to 0 for the comparison that orders NaN too
        var own = logits[row + label] + 0f;
        var before = 0;
        for (var c = 0; c < classes; c++) {
            var other = logits[row + c] + 0f;
            var order = Float.compare(other, own);
            if (order > 0 || (order == 0 && c < label)) before++;
        }
        return before;
    }
}

package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Counts which class was guessed for which: of pictures, or of pixels for a segmentation.
///
/// A share whose divisor is 0 (a class that was never guessed, say) is NaN; means leave it out.
///
/// @param counts `counts[truth][guess]`
public record ConfusionMatrix(int[][] counts) {

    /// Checks that there are as many guesses as truths.
    public ConfusionMatrix {
        for (var row : counts) {
            if (row.length == counts.length) continue;
            throw new IllegalArgumentException(
                    "ConfusionMatrix: not square: got a row of "
                            + row.length
                            + " counts for "
                            + counts.length
                            + " classes; expected equal numbers");
        }
    }

    /// Counts guesses; labels below 0 are left out.
    ///
    /// @throws IllegalArgumentException if the numbers differ or a class is out of range
    public static ConfusionMatrix of(int[] guesses, int[] labels, int classes) {
        if (guesses.length != labels.length) {
            throw new IllegalArgumentException(
                    "ConfusionMatrix: one guess for each label is needed: got "
                            + guesses.length
                            + " guesses and "
                            + labels.length
                            + " labels; expected equal numbers");
        }
        var counts = new int[classes][classes];
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] < 0) continue;
            if (labels[i] >= classes || guesses[i] < 0 || guesses[i] >= classes) {
                throw new IllegalArgumentException(
                        "ConfusionMatrix: class out of range: got guess "
                                + guesses[i]
                                + " and label "
                                + labels[i]
                                + " at "
                                + i
                                + "; expected 0 to "
                                + (classes - 1));
            }
            counts[labels[i]][guesses[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /// Counts the largest logits over axis 1: [n, classes], or [n, classes, height, width] with a
    /// label for each pixel.
    public static ConfusionMatrix of(Tensor logits, int[] labels) {
        return of(logits.argmax(1).toInts(), labels, logits.size(1));
    }

    /// Returns the number of classes.
    public int classes() {
        return counts.length;
    }

    /// Returns how many were counted.
    public int total() {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    /// Returns the share of right guesses.
    public double accuracy() {
        var right = IntStream.range(0, classes()).map(c -> counts[c][c]).sum();
        return right / (double) total();
    }

    /// Returns the share of guesses of a class that were right.
    public double precision(int c) {
        return right(c) / (double) guessed(c);
    }

    /// Returns the share of a class that was found: sensitivity.
    public double recall(int c) {
        return right(c) / (double) actual(c);
    }

    /// Returns the share of what is not of a class and was not guessed to be.
    public double specificity(int c) {
        var right = right(c);
        var others = total() - actual(c);
        return (others - (guessed(c) - right)) / (double) others;
    }

    /// Returns the harmonic mean of precision and recall of a class: also its Dice coefficient.
    public double f1(int c) {
        return 2.0 * right(c) / (guessed(c) + actual(c));
    }

    /// Returns intersection over union of a class.
    public double iou(int c) {
        return right(c) / (double) (guessed(c) + actual(c) - right(c));
    }

    /// Returns the mean of intersection over union over the classes that occur.
    public double meanIou() {
        return mean(this::iou);
    }

    /// Returns the mean of F1 over the classes that occur.
    public double meanF1() {
        return mean(this::f1);
    }

    private double mean(IntToDoubleFunction value) {
        return IntStream.range(0, classes())
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    private int right(int c) {
        if (c < 0 || c >= classes()) {
            throw new IllegalArgumentException(
                    "ConfusionMatrix: no such class: got "
                            + c
                            + "; expected 0 to "
                            + (classes() - 1));
        }
        return counts[c][c];
    }

    private int actual(int c) {
        return Arrays.stream(counts[c]).sum();
    }

    private int guessed(int c) {
        return Arrays.stream(counts).mapToInt(row -> row[c]).sum();
    }

    /// Returns the counts as a tensor, [truth, guess].
    public Tensor toTensor() {
        var tensor = Tensor.zeros(classes(), classes());
        for (var i = 0; i < tensor.size(); i++) {
            tensor.data()[i] = counts[i / classes()][i % classes()];
        }
        return tensor;
    }

    /// Returns a row for each class: its counts, precision, recall, specificity and F1.
    @Override
    public String toString() {
        var width = Integer.toString(total()).length();
        var text = new StringBuilder("truth ↓ guess →");
        for (var c = 0; c < classes(); c++) {
            text.append('\n').append(c).append(':');
            for (var count : counts[c]) text.append(String.format(" %" + width + "d", count));
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  precision %.3f recall %.3f specificity %.3f F1 %.3f",
                            precision(c),
                            recall(c),
                            specificity(c),
                            f1(c)));
        }
        return text.append(String.format(Locale.ROOT, "\naccuracy %.4f", accuracy())).toString();
    }
}

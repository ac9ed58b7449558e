package cahier.train;

import cahier.tensor.Tensor;

/// Adds up losses and right guesses over batches of different sizes.
final class Tally {

    private double losses;
    private int samples;
    private int judged;
    private int right;
    private boolean guesses = true;

    void add(double loss, Tensor outputs, int[] labels) {
        losses += loss * labels.length;
        samples += labels.length;
        guesses &= outputs.rank() == 2 && outputs.size(1) > 1;
        if (!guesses) return;
        var guessed = outputs.argmax(1);
        for (var i = 0; i < labels.length; i++) {
            // what cross-entropy leaves out is no wrong guess
            if (labels[i] < 0) continue;
            judged++;
            if (guessed.data()[i] == labels[i]) right++;
        }
    }

    double loss() {
        return losses / samples;
    }

    double accuracy() {
        return guesses ? right / (double) judged : Double.NaN;
    }
}

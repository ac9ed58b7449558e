package cahier.optim;

/// Lowers an optimizer's learning rate when a loss has stopped falling.
public final class Plateau {

    private final Optimizer optimizer;
    private final double factor;
    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    /// Makes a watcher that multiplies the rate by a factor after so many observations without a
    /// new best one in a row.
    public Plateau(Optimizer optimizer, double factor, int patience) {
        this.optimizer = optimizer;
        this.factor = Range.share("Plateau", "factor", factor);
        if (patience < 1) {
            throw new IllegalArgumentException(
                    "Plateau: patience not positive: got " + patience + "; expected 1 or more");
        }
        this.patience = patience;
    }

    /// Takes the loss of an epoch; returns whether the rate was lowered.
    public boolean observe(double loss) {
        if (loss < best) {
            best = loss;
            waited = 0;
            return false;
        }
        if (++waited < patience) return false;
        optimizer.learningRate(optimizer.learningRate() * factor);
        waited = 0;
        return true;
    }
}

package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Subtracts a mean from each channel and divides by a deviation.
public final class Normalise implements UnaryOperator<Tensor> {

    private final Tensor mean;
    private final Tensor deviation;

    /// Takes one mean and one deviation for each channel.
    public Normalise(double[] mean, double[] deviation) {
        if (mean.length != deviation.length) {
            throw new IllegalArgumentException(
                    "Normalise: one deviation for each mean is needed: got "
                            + mean.length
                            + " and "
                            + deviation.length
                            + "; expected equal numbers");
        }
        for (var d : deviation) {
            if (d > 0) continue;
            throw new IllegalArgumentException(
                    "Normalise: deviation not positive: got " + d + "; expected more than 0");
        }
        this.mean = Tensor.of(mean).reshape(mean.length, 1, 1);
        this.deviation = Tensor.of(deviation).reshape(mean.length, 1, 1);
    }

    /// Returns the numbers that networks trained on ImageNet expect.
    public static Normalise imageNet() {
        return new Normalise(new double[] {.485, .456, .406}, new double[] {.229, .224, .225});
    }

    /// Returns [..., channels, height, width] normalised.
    @Override
    public Tensor apply(Tensor x) {
        return checked(x).sub(mean).div(deviation);
    }

    /// Returns what was normalised as it was.
    public Tensor undo(Tensor x) {
        return checked(x).mul(deviation).add(mean);
    }

    /// Checks the number of channels: one would be broadcast to several.
    private Tensor checked(Tensor x) {
        if (x.rank() >= 3 && x.size(-3) == mean.size()) return x;
        throw new IllegalArgumentException(
                "Normalise: number of channels differs: got "
                        + Arrays.toString(x.shape())
                        + "; expected [..., "
                        + mean.size()
                        + ", height, width]");
    }

    /// Returns the means and the deviations.
    @Override
    public String toString() {
        return "Normalise("
                + Arrays.toString(mean.toArray())
                + ", "
                + Arrays.toString(deviation.toArray())
                + ")";
    }
}

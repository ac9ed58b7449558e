package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Tensor;

/// Makes each value 0 with a probability while training, and the others larger, so that the mean
/// stays; passes everything in evaluation (Srivastava et al., 2014, "Dropout").
public final class Dropout extends Layer {

    private final double probability;
    private Generator random = Defaults.next();

    /// Makes a layer that drops each value with a probability from 0 to below 1.
    public Dropout(double probability) {
        if (!(probability >= 0 && probability < 1)) {
            throw Options.failure("Dropout", "probability", "" + probability, "0 to below 1");
        }
        this.probability = probability;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        if (!isTraining() || probability == 0) return x;
        var keep = (float) (1 - probability);
        var mask = Tensor.zeros(x.shape());
        random.mask(mask.data(), 0, mask.size(), keep);
        return x.mul(mask.div(keep));
    }

    @Override
    protected void initialise(Generator random) {
        this.random = random;
    }

    @Override
    public int[] outputShape(int... input) {
        return input.clone();
    }

    @Override
    public String toString() {
        return "Dropout(" + probability + ")";
    }
}

package cahier.nn;

import cahier.array.Generator;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// The random numbers of layers whose network is not given a seed: one sequence a JVM, so that the
/// same program gets the same weights each time.
final class Defaults {

    private static final Generator RANDOM = new Generator(0);

    private Defaults() {}

    static Generator next() {
        synchronized (RANDOM) {
            return RANDOM.split();
        }
    }

    /// Makes all values of a new layer's parameter or state one number.
    static void fill(Tensor tensor, float value) {
        Fused.update(tensor, "init()", values -> Arrays.fill(values, value));
    }
}

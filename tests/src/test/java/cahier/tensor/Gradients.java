package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;

/// Holds gradients against central differences of the function itself.
public final class Gradients {

    private static final float STEP = 0x1p-7f;

    private Gradients() {}

    /// Checks the gradient of `Σ weight · f(inputs)` with respect to every element of every input,
    /// within a share of the largest element.
    public static void check(Function<Tensor[], Tensor> function, Tensor... inputs) {
        check(2e-3, function, inputs);
    }

    public static void check(
            double tolerance, Function<Tensor[], Tensor> function, Tensor... inputs) {
        var leaves = new Tensor[inputs.length];
        for (var i = 0; i < inputs.length; i++) leaves[i] = inputs[i].copy().withGrad();
        var output = function.apply(leaves);
        output.backward(weights(output.shape()));
        for (var leaf : leaves) {
            assertThat(leaf.grad()).as("gradient").isNotNull();
            var numeric = new double[leaf.size()];
            var largest = 0.0;
            for (var i = 0; i < numeric.length; i++) {
                numeric[i] = difference(function, leaves, leaf, i);
                largest = Math.max(largest, Math.abs(numeric[i]));
            }
            for (var i = 0; i < numeric.length; i++) {
                assertThat((double) leaf.grad().data()[i])
                        .as("element %d of input of shape %s", i, Shapes.text(leaf.shape()))
                        .isCloseTo(numeric[i], within(tolerance * Math.max(largest, 0.1)));
            }
        }
    }

    private static double difference(
            Function<Tensor[], Tensor> function, Tensor[] leaves, Tensor leaf, int index) {
        var value = leaf.data()[index];
        leaf.data()[index] = value + STEP;
        var above = weighted(function.apply(leaves));
        leaf.data()[index] = value - STEP;
        var below = weighted(function.apply(leaves));
        leaf.data()[index] = value;
        return (above - below) / (2.0 * STEP);
    }

    private static double weighted(Tensor y) {
        var weights = weights(y.shape());
        var sum = 0.0;
        for (var i = 0; i < y.size(); i++) sum += (double) y.data()[i] * weights.data()[i];
        return sum;
    }

    /// Different for each output, so that no two errors cancel.
    private static Tensor weights(int... shape) {
        var weights = Tensor.zeros(shape);
        for (var i = 0; i < weights.size(); i++) weights.data()[i] = 0.5f + (i * 7 % 11) / 8f;
        return weights;
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Holds gradients against central differences of the function itself.
public final class Gradients {

    private static final float STEP = 0x1p-7f;
    private static final double TOLERANCE = 2e-3;

    private Gradients() {}

    /// Checks the gradient of `Σ weight · f(inputs)` with respect to every element of every input,
    /// within a share of the largest element.
    public static void check(Function<Tensor[], Tensor> function, Tensor... inputs) {
        var leaves = Arrays.stream(inputs).map(x -> x.copy().withGrad()).toArray(Tensor[]::new);
        check(() -> function.apply(leaves), List.of(leaves));
    }

    /// Does the same for leaves that a function uses by itself.
    public static void check(Supplier<Tensor> function, List<Tensor> leaves) {
        var output = function.get();
        output.backward(weights(output.shape()));
        for (var leaf : leaves) {
            assertThat(leaf.grad()).as("gradient").isNotNull();
            var numeric = new double[leaf.size()];
            for (var i = 0; i < numeric.length; i++) numeric[i] = difference(function, leaf, i);
            var largest = Arrays.stream(numeric).map(Math::abs).max().orElse(0);
            for (var i = 0; i < numeric.length; i++) {
                assertThat((double) leaf.grad().data()[i])
                        .as("element %d of input of shape %s", i, Arrays.toString(leaf.shape()))
                        .isCloseTo(numeric[i], within(TOLERANCE * Math.max(largest, 0.1)));
            }
        }
    }

    private static double difference(Supplier<Tensor> function, Tensor leaf, int index) {
        var value = leaf.data()[index];
        leaf.data()[index] = value + STEP;
        var above = weighted(function.get());
        leaf.data()[index] = value - STEP;
        var below = weighted(function.get());
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

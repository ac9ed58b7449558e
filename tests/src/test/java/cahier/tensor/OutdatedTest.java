package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.nn.Initialiser;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.optim.Clip;
import cahier.optim.Sgd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Holds backward to the values that forward has read, as PyTorch's version counters do.
class OutdatedTest {

    private static final Consumer<float[]> OTHER =
            values -> {
                for (var i = 0; i < values.length; i++) values[i] = 7 - 1.5f * values[i];
            };

    static Stream<DerivativeTest.Case> cases() {
        return DerivativeTest.cases();
    }

    /// Changes each tensor of the record in turn, with each choice of one leaf or all leaves
    /// tracked: unseen, to learn whether the gradient depends on it, and then seen.
    @ParameterizedTest
    @MethodSource("cases")
    void aChangeIsRefusedWhereTheGradientDependsOnIt(DerivativeTest.Case operation) {
        for (var tracked = -1; tracked < operation.inputs().length; tracked++) {
            var first = new Pass(operation, tracked);
            var right = first.gradients();
            for (var place = 0; place < first.tensors.size(); place++) {
                var unseen = new Pass(operation, tracked);
                OTHER.accept(unseen.tensors.get(place).data());
                var matters = !Arrays.deepEquals(unseen.gradients(), right);
                var seen = new Pass(operation, tracked);
                seen.tensors.get(place).update(OTHER);
                if (matters) {
                    assertThatIllegalStateException()
                            .as("leaf %d, tensor %d", tracked, place)
                            .isThrownBy(seen::gradients)
                            .withMessageContaining("changed by update()");
                } else {
                    assertThat(seen.gradients())
                            .as("leaf %d, tensor %d", tracked, place)
                            .isDeepEqualTo(right);
                }
            }
        }
    }

    /// A computation anew, and all tensors of its record.
    private static final class Pass {
        final List<Tensor> tensors = new ArrayList<>();
        private final Tensor[] leaves;
        private final Tensor result;

        Pass(DerivativeTest.Case operation, int tracked) {
            leaves =
                    Arrays.stream(operation.inputs())
                            .map(x -> x.copy().withGrad())
                            .toArray(Tensor[]::new);
            for (var i = 0; i < leaves.length; i++) leaves[i].frozen(tracked >= 0 && tracked != i);
            result = operation.function().apply(leaves);
            collect(result);
        }

        private void collect(Tensor tensor) {
            if (tensors.contains(tensor)) return;
            tensors.add(tensor);
            tensor.inputs().forEach(this::collect);
        }

        float[][] gradients() {
            result.backward(Tensor.ones(result.shape()).mul(.75));
            return Arrays.stream(leaves)
                    .map(leaf -> leaf.grad() == null ? new float[0] : leaf.grad().toArray())
                    .toArray(float[][]::new);
        }
    }

    private final Tensor x = Tensor.of(1, 2).withGrad();
    private final Tensor w = Tensor.of(3, 4).withGrad();

    @Test
    void theMessageNamesOperationTensorAndChange() {
        var net = new Linear(2, 1);
        var input = Tensor.of(new float[][] {{1, 2}}).withGrad();
        var loss = net.forward(input).sum();
        loss.backward();
        var late = net.forward(input).sum();
        new Sgd(net.parameters(), .1).step();
        assertThatThrownBy(late::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward: values that a derivative needs were changed after they were"
                                + " recorded: got the weight [1, 2] of x · wᵀ + b, changed by an"
                                + " optimizer's step(); expected them as they were: call"
                                + " backward() before what changes them, or compute the result"
                                + " anew afterwards");
    }

    @Test
    void nothingIsAddedBeforeARefusal() {
        var y = x.add(w).add(x.mul(w)).sum();
        w.update(values -> values[0] = 5);
        assertThatIllegalStateException().isThrownBy(y::backward);
        assertThat(x.grad()).isNull();
        assertThat(w.grad()).isNull();
    }

    @Test
    void aLayerThatOnlyPassesAGradientOnMayNotChangeEither() {
        // the generator's loss goes through a discriminator that has stepped since
        Linear generator = new Linear(1, 1), discriminator = new Linear(1, 1);
        var fake = generator.forward(Tensor.of(new float[][] {{1}}));
        var generatorLoss = discriminator.forward(fake).sum();
        discriminator.forward(fake.detach()).sum().backward();
        new Sgd(discriminator.parameters(), .1).step();
        assertThatIllegalStateException().isThrownBy(generatorLoss::backward);
        discriminator.forward(generator.forward(Tensor.of(new float[][] {{1}}))).sum().backward();
        assertThat(generator.weight().grad()).isNotNull();
    }

    @Test
    void viewsAndDetachedTensorsChangeWithWhatTheyAreOf() {
        for (var change :
                List.<Consumer<Tensor>>of(
                        t -> t.reshape(2, 1).update(OTHER),
                        t -> t.detach().update(OTHER),
                        t -> t.detach().reshape(1, 2).detach().update(OTHER))) {
            var leaf = Tensor.of(1, 2).withGrad();
            var y = leaf.square().sum();
            change.accept(leaf);
            assertThat(leaf.toArray()).containsExactly(5.5f, 4);
            assertThatIllegalStateException().isThrownBy(y::backward);
        }
    }

    @Test
    void aCopyMayChange() {
        var y = x.mul(w).sum();
        w.copy().update(OTHER);
        y.backward();
        assertThat(x.grad().toArray()).containsExactly(3, 4);
    }

    @Test
    void whatWasChangedBeforeItIsReadCounts() {
        var h = x.mul(3);
        h.update(values -> values[0] = 10);
        h.square().sum().backward();
        assertThat(x.grad().toArray()).containsExactly(60, 36);
    }

    @Test
    void aGradientThatGrowsOrIsClippedIsAChangeToo() {
        x.mul(2).sum().backward();
        var grown = w.mul(x.grad()).sum();
        x.mul(3).sum().backward();
        assertThatIllegalStateException()
                .isThrownBy(grown::backward)
                .withMessageContaining("changed by backward()");
        var clipped = w.mul(x.grad()).sum();
        Clip.norm(List.of(x), 1);
        assertThatIllegalStateException()
                .isThrownBy(clipped::backward)
                .withMessageContaining("changed by Clip.norm()");
        var held = w.mul(x.grad()).sum();
        x.zeroGrad();
        x.mul(4).sum().backward();
        held.backward();
        assertThat(w.grad().toArray()).containsExactly(.7071068f, .7071068f);
    }

    @Test
    void initialisingAndLoadingAreChangesToo(@TempDir Path folder) {
        var file = folder.resolve("net.safetensors");
        var net = new Linear(2, 2);
        net.save(file);
        var input = Tensor.of(new float[][] {{1, 2}}).withGrad();
        var labels = new int[] {1};
        var loss = Loss.crossEntropy(net.forward(input), labels);
        net.load(file);
        assertThatIllegalStateException()
                .isThrownBy(loss::backward)
                .withMessageContaining("changed by load()");
        var again = Loss.crossEntropy(net.forward(input), labels);
        net.init(Initialiser.he(), 1).parameters();
        assertThatIllegalStateException()
                .isThrownBy(again::backward)
                .withMessageContaining("changed by init()");
    }
}

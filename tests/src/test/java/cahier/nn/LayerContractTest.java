package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.array.Generator;
import cahier.optim.Sgd;
import cahier.tensor.Fused;
import cahier.tensor.Gradients;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every layer keeps: its output shape, its gradients, its file, and that a step helps.
class LayerContractTest {

    record Case(Supplier<Layer> layer, Tensor input) {
        @Override
        public String toString() {
            return layer.get().toString();
        }
    }

    /// A new layer gets a row here.
    static Stream<Case> layers() {
        var row = new int[] {3, 6};
        var map = new int[] {2, 4, 5, 6};
        return Stream.of(
                of(() -> new Linear(6, 4), row),
                of(() -> new Linear(6, 4).noBias(), 2, 3, 6),
                of(() -> new Conv2d(4, 3, 3).padding(1), map),
                of(() -> new Conv2d(4, 6, 2, 3).stride(2, 1).padding(0, 1, 1, 0).groups(2), map),
                of(() -> new Conv2d(4, 4, 2).dilation(2).groups(4).noBias(), map),
                of(() -> new ConvTranspose2d(4, 2, 2).stride(2), map),
                of(() -> new ConvTranspose2d(4, 2, 3).stride(2).padding(1).extra(1).groups(2), map),
                of(() -> new MaxPool2d(2), map),
                of(() -> new MaxPool2d(3).stride(2).padding(1).ceil(), map),
                of(() -> new AvgPool2d(2).ceil(), map),
                of(() -> new AvgPool2d(3).stride(2).padding(1).excludePadding(), map),
                of(() -> new AdaptiveAvgPool2d(3, 2), map),
                of(() -> new AdaptiveMaxPool2d(1), map),
                of(() -> new BatchNorm1d(6), row),
                of(() -> new BatchNorm2d(4).momentum(.2).epsilon(1e-3), map),
                of(() -> new LayerNorm(6), row),
                of(() -> new LayerNorm(5, 6), map),
                of(() -> new LocalResponseNorm(3).alpha(1).beta(.75).k(2), map),
                of(() -> new Dropout(.4), row),
                of(() -> new Flatten(), map),
                of(() -> new Upsample(2), map),
                of(() -> new Upsample(3).bilinear(), map),
                of(() -> new Upsample(2).bilinear().alignCorners(), map),
                new Case(
                        () -> new Embedding(5, 3), Tensor.of(new float[][] {{0, 4, 2}, {1, 1, 0}})),
                of(() -> new Relu(), row),
                of(() -> new LeakyRelu(.1), row),
                of(() -> new Elu(1), row),
                of(() -> new Gelu(), row),
                of(() -> new Silu(), row),
                of(() -> new Sigmoid(), row),
                of(() -> new Tanh(), row),
                of(() -> new Softmax(), row),
                of(() -> new Sequential(new Linear(6, 5), new Tanh(), new Linear(5, 2)), row),
                of(() -> new Residual(new Linear(6, 6)), row),
                of(
                        () ->
                                new Residual(
                                        new Conv2d(4, 2, 3).stride(2).padding(1),
                                        new Conv2d(4, 2, 1).stride(2)),
                        map),
                of(
                        () ->
                                new Parallel(
                                        new Conv2d(4, 2, 1),
                                        new Sequential(
                                                new MaxPool2d(3).stride(1).padding(1),
                                                new Conv2d(4, 3, 1))),
                        map));
    }

    private static Case of(Supplier<Layer> layer, int... shape) {
        // values at least .1 apart, so that no difference crosses a kink or a tie
        var input = Tensor.zeros(shape);
        var order = new Generator(7).permutation(input.size());
        for (var i = 0; i < order.length; i++) {
            input.data()[i] =
                    (order[i] - order.length / 2 + .5f) / Math.min(10f, order.length / 4f);
        }
        return new Case(layer, input);
    }

    @Test
    void everyLayerHasARow() throws Exception {
        var folder =
                Path.of(System.getProperty("cahier.root", ".."), "lib/src/main/java/cahier/nn");
        var rows =
                layers().flatMap(c -> withChildren(c.layer().get()))
                        .map(l -> l.getClass().getSimpleName())
                        .collect(Collectors.toSet());
        try (var files = Files.list(folder)) {
            var names =
                    files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
            for (var name : names) {
                if (name.equals("package-info") || name.equals("models")) continue;
                var type = Class.forName("cahier.nn." + name);
                var isLayer =
                        Layer.class.isAssignableFrom(type)
                                && !java.lang.reflect.Modifier.isAbstract(type.getModifiers());
                if (isLayer) assertThat(rows).contains(name);
            }
        }
    }

    private static Stream<Layer> withChildren(Layer layer) {
        return Stream.concat(
                Stream.of(layer),
                layer.children().values().stream().flatMap(LayerContractTest::withChildren));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void refusesNull(Case c) {
        assertThatThrownBy(() -> c.layer().get().forward(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("input: got null; expected a tensor");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void whatItSaysToTakeIsWhatItTakes(Case c) {
        var layer = c.layer().get();
        var sample = Arrays.copyOfRange(c.input().shape(), 1, c.input().rank());
        var counted = Fused.multiplyAdds(() -> layer.forward(c.input()));
        assertThat(c.input().size(0) * layer.multiplyAdds(sample)).isEqualTo(counted);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void outputHasTheShapeThatWasPromised(Case c) {
        var layer = c.layer().get();
        var sample = Arrays.copyOfRange(c.input().shape(), 1, c.input().rank());
        var output = layer.forward(c.input()).shape();
        assertThat(layer.outputShape(sample))
                .isEqualTo(Arrays.copyOfRange(output, 1, output.length));
        assertThat(output[0]).isEqualTo(c.input().size(0));
        var summary = layer.summary(sample);
        assertThat(summary.parameters()).isEqualTo(layer.parameterCount());
        assertThat(summary.toString()).contains("total");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsAreTheLimitOfDifferences(Case c) {
        var layer = c.layer().get().init(3);
        if (layer instanceof Dropout) layer.eval();
        var leaves = new ArrayList<>(layer.parameters());
        var input = c.input().copy();
        if (!(layer instanceof Embedding)) leaves.add(input.withGrad());
        Gradients.check(() -> layer.forward(input), leaves);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void filesKeepParametersAndState(Case c, @TempDir Path folder) {
        var layer = c.layer().get().init(3);
        layer.forward(c.input());
        var file = folder.resolve("layer.safetensors");
        layer.save(file);
        var other = c.layer().get().init(4);
        other.load(file);
        layer.eval();
        other.eval();
        assertThat(other.state().keySet()).isEqualTo(layer.state().keySet());
        assertThat(other.forward(c.input()).sameAs(layer.forward(c.input()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStepAlongTheGradientHelps(Case c) {
        var layer = c.layer().get().init(3);
        if (layer.parameters().isEmpty()) {
            assertThat(layer.parameterCount()).isZero();
            return;
        }
        var target = Tensor.zeros(layer.forward(c.input()).shape()).add(.3);
        var optimizer = new Sgd(layer.parameters(), 1e-3);
        var before = Loss.mse(layer.forward(c.input()), target);
        before.backward();
        optimizer.step();
        assertThat(Loss.mse(layer.forward(c.input()), target).item()).isLessThan(before.item());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void anEmptyBatchGoesThroughAndBack(Case c) {
        // no sample, no variance
        var layer = c.layer().get().init(3).eval();
        var input = Tensor.zeros(emptied(c.input().shape()));
        if (!(layer instanceof Embedding)) input.withGrad();
        var output = layer.forward(input);
        assertThat(output.shape()).isEqualTo(emptied(layer.forward(c.input()).shape()));
        if (layer instanceof Embedding || layer.parameters().isEmpty()) return;
        output.sum().backward();
        assertThat(input.grad().shape()).isEqualTo(input.shape());
        for (var parameter : layer.parameters()) {
            assertThat(parameter.grad().toArray()).containsOnly(0f);
        }
        assertThat(Tensor.noGrad(() -> layer.forward(input)).size()).isZero();
    }

    private static int[] emptied(int... shape) {
        shape[0] = 0;
        return shape;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aSeedDeterminesTheWeights(Case c) {
        var first = c.layer().get().init(5).state();
        var again = c.layer().get().init(5).state();
        first.forEach(
                (name, tensor) -> assertThat(again.get(name).sameAs(tensor)).as(name).isTrue());
    }
}

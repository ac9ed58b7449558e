package cahier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.array.Generator;
import cahier.data.Samples;
import cahier.nn.BatchNorm1d;
import cahier.nn.Dropout;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.nn.Relu;
import cahier.nn.Safetensors;
import cahier.nn.Sequential;
import cahier.optim.Adagrad;
import cahier.optim.Adam;
import cahier.optim.AdamW;
import cahier.optim.Optimizer;
import cahier.optim.RmsProp;
import cahier.optim.Schedule;
import cahier.optim.Sgd;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Holds a training that went through a file to the bits of one that did not.
class SavedTrainingTest {

    record Case(
            String name,
            Function<List<Tensor>, Optimizer> optimizer,
            UnaryOperator<Training> options) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        UnaryOperator<Training> none = training -> training;
        var optimizers =
                Stream.of(
                        new Case("Sgd", p -> new Sgd(p, .1), none),
                        new Case("momentum", p -> new Sgd(p, .1).momentum(.9), none),
                        new Case("Nesterov", p -> new Sgd(p, .1).momentum(.9).nesterov(), none),
                        new Case("Adagrad", p -> new Adagrad(p, .1), none),
                        new Case("RmsProp", p -> new RmsProp(p, .01), none),
                        new Case("Adam", p -> new Adam(p, .01), none),
                        new Case("AdamW", p -> new AdamW(p, .01), none));
        Function<List<Tensor>, Optimizer> adam = p -> new Adam(p, .01);
        var options =
                Stream.of(
                        new Case("steps", adam, t -> t.schedule(Schedule.steps(.05, 4, .5))),
                        new Case("cosine", adam, t -> t.schedule(Schedule.cosine(.05, 15, 0))),
                        new Case(
                                "warm-up",
                                adam,
                                t -> t.schedule(Schedule.warmUp(8, Schedule.constant(.1)))),
                        new Case("one cycle", adam, t -> t.schedule(Schedule.oneCycle(.1, 15))),
                        new Case("plateau", p -> new Adam(p, 2), t -> t.plateau(.3, 1)),
                        new Case("clipped, seeded", adam, t -> t.clip(.5).seed(7).batch(48)));
        return Stream.concat(optimizers, options);
    }

    private static final Samples DATA = samples(1, 300);
    private static final Samples VALIDATION = samples(2, 100);

    @TempDir Path folder;

    private static Samples samples(long seed, int count) {
        var points = Tensor.rand(new Generator(seed), count, 2).mul(2).sub(1);
        return new Samples(points, points.square().sum(1).lt(.6).toInts());
    }

    private static Sequential net(long seed) {
        var hidden = new Sequential(new Linear(2, 12), new BatchNorm1d(12), new Relu());
        return new Sequential(hidden, new Dropout(.2), new Linear(12, 2)).init(seed);
    }

    private static Training training(Layer net, Case kind) {
        var optimizer = kind.optimizer().apply(net.parameters());
        return kind.options().apply(new Training(net, Loss::crossEntropy, optimizer));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneEpochAndTwoAfterLoadingAreThree(Case kind) throws IOException {
        var once = net(1);
        var three = training(once, kind);
        three.fit(DATA, VALIDATION, 3);

        var first = training(net(1), kind);
        first.fit(DATA, VALIDATION, 1);
        var file = folder.resolve("training.safetensors");
        first.save(file);
        var other = net(99);
        var resumed = training(other, kind).load(file);
        assertThat(resumed.history()).isEqualTo(first.history());
        assertThat(resumed.fit(DATA, VALIDATION, 2)).isEqualTo(three.history());

        once.state().forEach((name, t) -> assertThat(other.state().get(name).sameAs(t)).isTrue());
        // and so does whatever else a further epoch depends on
        three.save(folder.resolve("a"));
        resumed.save(folder.resolve("b"));
        assertThat(folder.resolve("b")).hasSameBinaryContentAs(folder.resolve("a"));
    }

    @Test
    void aPlateauLowersTheRateAndGoesOnWaiting() {
        var net = new Linear(2, 2);
        // changes no weight, so that no epoch is better than the first
        var optimizer = new Sgd(net.parameters(), 0x1p-80);
        var training = new Training(net, Loss::crossEntropy, optimizer).plateau(.5, 2);
        var rates = new double[6];
        for (var i = 0; i < rates.length; i++) {
            training.fit(DATA, VALIDATION, 1);
            rates[i] = optimizer.learningRate() * 0x1p80;
        }
        assertThat(rates).containsExactly(1, 1, .5, .5, .25, .25);
        training.schedule(Schedule.constant(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> training.fit(DATA, 1))
                .withMessageContaining("got schedule and plateau");
    }

    @Test
    void theBestEpochGoesThroughTheFile() {
        Function<List<Tensor>, Optimizer> jumpy = p -> new Adam(p, .5);
        var kind = new Case("best", jumpy, Training::keepBest);
        var net = net(1);
        var training = training(net, kind);
        training.fit(DATA, VALIDATION, 1);
        var best = net.state().get("2.weight").copy();
        var file = folder.resolve("training.safetensors");
        training.save(file);
        var other = net(1);
        var labels = VALIDATION.all().labels();
        // the other class each: no later epoch can be better
        var wrong = Arrays.stream(labels).map(label -> 1 - label).toArray();
        var worse = new Samples(VALIDATION.all().images(), wrong);
        training(other, kind).load(file).fit(DATA, worse, 2);
        assertThat(other.state().get("2.weight").sameAs(best)).isTrue();
    }

    @Test
    void anOptimizersStateServesTheVisibleLoop() throws IOException {
        var w = Tensor.of(1, 2).withGrad();
        var optimizer = new Adam(List.of(w), .1);
        w.square().sum().backward();
        optimizer.step();
        assertThat(optimizer.state().keySet()).containsExactly("means.0", "squares.0", "steps");
        assertThat(optimizer.state().get("steps").toArray()).containsExactly(1);
        var file = folder.resolve("adam.safetensors");
        Safetensors.write(file, optimizer.state());
        var copy = w.copy().withGrad();
        var other = new Adam(List.of(copy), .1);
        other.load(Safetensors.read(file));
        for (var each : List.of(w, copy)) {
            each.zeroGrad();
            each.square().sum().backward();
        }
        optimizer.step();
        other.step();
        assertThat(copy.sameAs(w)).isTrue();
    }

    @Test
    void whatDoesNotFitChangesNothing() throws IOException {
        var kind = cases().filter(c -> c.name().equals("momentum")).findFirst().orElseThrow();
        var training = training(net(1), kind);
        training.fit(DATA, 1);
        var file = folder.resolve("training.safetensors");
        training.save(file);

        var wide = new Sequential(new Linear(2, 3), new Linear(3, 2)).init(1);
        var before = wide.state().get("0.weight").copy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(wide, kind).load(file))
                .withMessageStartingWith("load: the state does not fit: 0 loaded");
        assertThat(wide.state().get("0.weight").sameAs(before)).isTrue();

        var hidden = new Sequential(new Linear(2, 12), new BatchNorm1d(12), new Relu());
        var dry = new Sequential(hidden, new Relu(), new Linear(12, 2)).init(1);
        var last = dry.state().get("2.weight").copy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(dry, kind).load(file))
                .withMessageContaining("random generators differ: got [1.random]")
                .withMessageContaining("expected []");
        assertThat(dry.state().get("2.weight").sameAs(last)).isTrue();

        var net = net(2);
        var adam = new Adam(net.parameters(), .1);
        var first = net.state().get("2.weight").copy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(net, Loss::crossEntropy, adam).load(file))
                .withMessage(
                        "load: an optimizer's state does not fit: names differ: got velocities.0,"
                                + " velocities.1, velocities.2 and 3 more; expected means.0,"
                                + " means.1, means.2 and 10 more");
        assertThat(net.state().get("2.weight").sameAs(first)).isTrue();

        var partly = new Sgd(List.of(net.parameters().getFirst()), .1).momentum(.9);
        partly.state().get("velocities.0").update(v -> v[0] = 3);
        var small = Map.of("velocities.0", Tensor.ones(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partly.load(small))
                .withMessageContaining("shape of velocities.0 differs: got [3]; expected [12, 2]");
        assertThat(partly.state().get("velocities.0").at(0, 0)).isEqualTo(3);
    }

    @Test
    void aNetworkThatDoesNotFitLeavesTheOptimizerAsItWas() throws IOException {
        var net = new Linear(2, 2);
        var training = new Training(net, Loss::crossEntropy, new Sgd(List.of(), .1));
        var file = folder.resolve("training.safetensors");
        training.save(file);
        var other = new Linear(2, 3);
        var optimizer = new Sgd(List.of(), .7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(other, Loss::crossEntropy, optimizer).load(file))
                .withMessageContaining("weight [3, 2] in the layer, [2, 2] in the file");
        assertThat(optimizer.learningRate()).isEqualTo(.7);
    }

    @Test
    void filesOfOtherKindsAreNamed() throws IOException {
        var net = new Linear(2, 2);
        var training = new Training(net, Loss::crossEntropy, new Sgd(net.parameters(), .1));
        var weights = folder.resolve("weights.safetensors");
        net.save(weights);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.load(weights))
                .withMessageStartingWith("load: no training in " + weights);
        var broken = folder.resolve("broken.safetensors");
        var texts =
                Map.of(
                        "training.steps", "1",
                        "training.rate", ".1",
                        "training.epochs", "1 2 3");
        Safetensors.write(broken, net.state(), texts);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.load(broken))
                .withMessageContaining("an epoch of four numbers expected: 1 2 3");
        assertThatThrownBy(() -> training.load(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("load: no such file");
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }

    @Test
    void textsBesideTensorsComeBack() throws IOException {
        var file = folder.resolve("texts.safetensors");
        var texts = Map.of("format", "pt", "名字", "a \"b\" \\ \n é");
        Safetensors.write(file, Map.of("x", Tensor.of(1, 2)), texts);
        assertThat(Safetensors.metadata(file)).isEqualTo(texts);
        assertThat(Safetensors.read(file).get("x").toArray()).containsExactly(1, 2);
    }

    @Test
    void aLayerTakesTheStateOfAnother() {
        Sequential from = net(1), to = net(2);
        to.load(from.state());
        assertThat(to.state().get("0.0.weight").sameAs(from.state().get("0.0.weight"))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> to.load(Map.of("0.0.weight", Tensor.ones(1))))
                .withMessageStartingWith("load: the state does not fit: 0 loaded; missing:");
    }
}

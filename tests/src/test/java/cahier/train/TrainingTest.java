package cahier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.array.Generator;
import cahier.data.Samples;
import cahier.nn.BatchNorm1d;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.optim.Adam;
import cahier.optim.Schedule;
import cahier.optim.Sgd;
import cahier.output.Captured;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

class TrainingTest {

    /// Points inside and outside a circle.
    private static Samples circle(long seed, int count) {
        var points = Tensor.rand(new Generator(seed), count, 2).mul(2).sub(1);
        var labels = points.square().sum(1).lt(.6).toInts();
        return new Samples(points, labels);
    }

    private static Sequential net() {
        return new Sequential(new Linear(2, 16), new Relu(), new Linear(16, 2)).init(1);
    }

    private final Sequential net = net();
    private final Samples train = circle(1, 300);
    private final Samples validation = circle(2, 200);

    private Training training(Sequential net, double rate) {
        return new Training(net, Loss::crossEntropy, new Adam(net.parameters(), rate));
    }

    @AfterEach
    void clearLimits() {
        System.clearProperty("cahier.epochs");
        System.clearProperty("cahier.samples");
        Thread.interrupted();
    }

    @Test
    void learnsAndTellsHow() {
        var history = training(net, .02).fit(train, validation, 20);
        assertThat(history.epochs()).hasSize(20);
        assertThat(history.last().number()).isEqualTo(20);
        assertThat(history.last().loss())
                .isLessThan(.3)
                .isLessThan(history.epochs().getFirst().loss());
        assertThat(history.last().validationAccuracy()).isGreaterThan(.9);
        assertThat(history.table().columnNames())
                .containsExactly(
                        "epoch", "loss", "accuracy", "validation loss", "validation accuracy");
        assertThat(history.table().rowCount()).isEqualTo(20);
        assertThat(history.toString()).startsWith("epoch 1: loss 0.");
    }

    @Test
    void whatStaysOfTheBarIsNoLineOfTheHistory() {
        try (var cell = new Captured(true)) {
            var training = training(net, .02);
            var history = training.fit(train, validation, 3);
            var first = history.epochs().getFirst();
            var line =
                    String.format(
                            Locale.ROOT,
                            "3 epochs: validation loss %.4f → %.4f, validation accuracy %.4f →"
                                    + " %.4f",
                            first.validationLoss(),
                            history.last().validationLoss(),
                            first.validationAccuracy(),
                            history.last().validationAccuracy());
            assertThat(cell.texts()).containsExactly(line);
            assertThat(history.toString().lines()).hasSize(3).doesNotContain(line);
        }
    }

    @Test
    void oneEpochWithoutValidationTellsWhatItReached() {
        try (var cell = new Captured(true)) {
            var reached = training(net, .02).fit(train, 1).last();
            assertThat(cell.texts())
                    .containsExactly(
                            String.format(
                                    Locale.ROOT,
                                    "1 epoch: loss %.4f, accuracy %.4f",
                                    reached.loss(),
                                    reached.accuracy()));
        }
    }

    @Test
    void gradientsHeldWhileItFitsKeepTheirValues() {
        var held = new ArrayList<Tensor>();
        var copies = new ArrayList<Tensor>();
        BiFunction<Tensor, int[], Tensor> loss =
                (outputs, labels) -> {
                    var grad = net.parameters().getFirst().grad();
                    if (grad != null) {
                        held.add(grad);
                        copies.add(grad.copy());
                    }
                    return Loss.crossEntropy(outputs, labels);
                };
        new Training(net, loss, new Sgd(net.parameters(), .1)).clip(1).fit(train, 2);
        // five batches an epoch, and none before the first
        assertThat(held).hasSize(9);
        for (var i = 0; i < held.size(); i++) {
            assertThat(held.get(i).sameAs(copies.get(i))).as("step %d", i).isTrue();
        }
        assertThat(held.getFirst().sameAs(held.getLast())).isFalse();
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var other = net();
        training(net, .02).seed(5).fit(train, 3);
        training(other, .02).seed(5).fit(train, 3);
        net.state().forEach((name, t) -> assertThat(other.state().get(name).sameAs(t)).isTrue());
        var third = net();
        training(third, .02).seed(6).fit(train, 3);
        assertThat(third.state().get("0.weight").sameAs(net.state().get("0.weight"))).isFalse();
    }

    @Test
    void anotherFitGoesOn() {
        var once = net();
        var twice = net();
        training(once, .02).fit(train, 4);
        var training = training(twice, .02);
        training.fit(train, 1);
        assertThat(training.fit(train, 3).epochs()).hasSize(4);
        assertThat(twice.state().get("2.bias").sameAs(once.state().get("2.bias"))).isTrue();
    }

    @Test
    void patienceEndsATrainingThatNoLongerHelps() {
        var history = training(net, .5).patience(2).fit(train, validation, 200);
        assertThat(history.epochs()).hasSizeLessThan(200);
        assertThat(history.last().number() - history.best().number()).isEqualTo(2);
    }

    @Test
    void theBestEpochIsKept(@TempDir Path folder) {
        var file = folder.resolve("best.safetensors");
        var training = training(net, .3).checkpoint(file).keepBest();
        var history = training.fit(train, validation, 12);
        assertThat(history.best().number()).isLessThan(12);
        assertThat(training.evaluate(validation).loss()).isEqualTo(history.best().validationLoss());
        var loaded = net();
        loaded.load(file);
        assertThat(loaded.state().get("0.weight").sameAs(net.state().get("0.weight"))).isTrue();
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void evaluationLeavesTheModeAlone() {
        var normed = new Sequential(new Linear(2, 8), new BatchNorm1d(8), new Linear(8, 2)).init(1);
        var training = training(normed, .01);
        var before = normed.state().get("1.running_mean").copy();
        training.evaluate(validation);
        assertThat(normed.isTraining()).isTrue();
        assertThat(normed.state().get("1.running_mean").sameAs(before)).isTrue();
    }

    @Test
    void whatIsLeftOutIsNoWrongGuess() {
        var labels = validation.labels().clone();
        var guesses = net.forward(validation.images()).argmax(1).toInts();
        for (var i = 0; i < labels.length; i++) if (guesses[i] != labels[i]) labels[i] = -1;
        var samples = new Samples(validation.images(), labels);
        assertThat(labels).contains(-1);
        assertThat(training(net, .1).evaluate(samples).accuracy()).isEqualTo(1);
        assertThat(training(net, .1).evaluate(validation).accuracy()).isLessThan(1);
    }

    @Test
    void aScheduleSetsTheRate() {
        var optimizer = new Sgd(net.parameters(), 1);
        new Training(net, Loss::crossEntropy, optimizer)
                .batch(100)
                .clip(1)
                .schedule(Schedule.steps(.1, 3, .5))
                .fit(train, 2);
        assertThat(optimizer.learningRate()).isEqualTo(.05);
    }

    @Test
    void aLossThatIsNoNumberNamesStepAndLayer() {
        net.get(2).parameters().getFirst().data()[3] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> training(net, .1).fit(train, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching(
                        "fit: loss is (NaN|Infinity) in epoch 1, step 1: 2.weight holds Infinity");
        var overflowing = net();
        java.util.Arrays.fill(overflowing.get(0).parameters().getFirst().data(), 3e38f);
        java.util.Arrays.fill(overflowing.get(2).parameters().getFirst().data(), 3e38f);
        assertThatThrownBy(() -> training(overflowing, .1).fit(train, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the output of ");
    }

    @Test
    void anInterruptKeepsWhatWasLearned() {
        var training = training(net, .02);
        training.fit(train, 2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> training.fit(train, 2)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(training.history().epochs()).hasSize(2);
        assertThat(training.fit(train, 1).epochs()).hasSize(3);
    }

    @Test
    void anInterruptWithinAnEpochLeavesWholeSteps() {
        var calls = new AtomicInteger();
        BiFunction<Tensor, int[], Tensor> interrupted =
                (outputs, labels) -> {
                    if (calls.incrementAndGet() == 3) Thread.currentThread().interrupt();
                    return Loss.crossEntropy(outputs, labels);
                };
        var optimizer = new Adam(net.parameters(), .02);
        var training = new Training(net, interrupted, optimizer);
        assertThatThrownBy(() -> training.fit(train, 1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(training.history().epochs()).isEmpty();
        // the same by hand: after two or three whole steps
        var other = net();
        var byHand = new Adam(other.parameters(), .02);
        var steps = 0;
        var isSame = false;
        for (var batch : train.shuffle(1).batches(64)) {
            byHand.zeroGrad();
            Loss.crossEntropy(other.forward(batch.images()), batch.labels()).backward();
            byHand.step();
            isSame = isSame(other, net);
            if (++steps == 3 || steps == 2 && isSame) break;
        }
        assertThat(isSame).isTrue();
        // and the optimizer as well: what follows is the same
        for (var batch : train.take(64).batches(64)) {
            for (var pair : List.of(Map.entry(net, optimizer), Map.entry(other, byHand))) {
                pair.getValue().zeroGrad();
                Loss.crossEntropy(pair.getKey().forward(batch.images()), batch.labels()).backward();
                pair.getValue().step();
            }
        }
        assertThat(isSame(other, net)).isTrue();
    }

    private static boolean isSame(Sequential one, Sequential other) {
        var values = other.state();
        return one.state().entrySet().stream()
                .allMatch(entry -> entry.getValue().sameAs(values.get(entry.getKey())));
    }

    @Test
    void nothingToDoIsRefused() {
        var training = training(net, .02);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.fit(train, 0))
                .withMessage("Training: number of epochs not positive: got 0; expected 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.fit(train.take(0), 1))
                .withMessage(
                        "Training: number of training samples not positive: got 0; expected 1 or"
                                + " more");
        var other = new Sgd(net().parameters(), .1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Training(net, Loss::crossEntropy, other).fit(train, 1))
                .withMessage(
                        "Training: the optimizer changes nothing of the network: got Sgd(0.1) of"
                                + " other parameters; expected one made of the network's"
                                + " parameters()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.clip(Double.NaN))
                .withMessage("Training: clip not positive: got NaN; expected more than 0");
    }

    @Test
    void theEnvironmentBoundsEpochsAndSamples() {
        System.setProperty("cahier.epochs", "2");
        System.setProperty("cahier.samples", "10");
        assertThat(training(net, .02).fit(train, 50).epochs()).hasSize(2);
        System.setProperty("cahier.epochs", "many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(net, .02).fit(train, 50))
                .withMessage(
                        "CAHIER_EPOCHS: not a limit: got \"many\"; expected a whole number from 1");
    }

    @Test
    void boundedSamplesComeEvenlyFromDataThatLieClassByClass() {
        var seen = new TreeSet<Integer>();
        var labelsInOrder = new int[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
        var byClass = new Samples(Tensor.zeros(12, 2), labelsInOrder);
        BiFunction<Tensor, int[], Tensor> loss =
                (scores, labels) -> {
                    for (var label : labels) seen.add(label);
                    return Loss.crossEntropy(scores, labels);
                };
        System.setProperty("cahier.samples", "3");
        var net = new Linear(2, 3);
        new Training(net, loss, new Sgd(net.parameters(), .1)).fit(byClass, 1);
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void frozenParametersAloneAreNothingToTrain() {
        net.freeze();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training(net, .1).fit(train, 1))
                .withMessage(
                        "Training: the optimizer changes nothing: got Adam(0.1) of frozen"
                                + " parameters alone; expected one that may learn: see"
                                + " unfreeze()");
    }

    @Test
    void aCheckpointWithoutAFolderIsToldOfBeforeTheFirstEpoch(@TempDir Path folder) {
        var training = training(net, .1).checkpoint(folder.resolve("none/best.safetensors"));
        assertThatThrownBy(() -> training.fit(train, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("checkpoint: no such folder: " + folder.resolve("none"));
        assertThat(training.history().epochs()).isEmpty();
    }

    @Test
    void aFolderIsNoCheckpoint(@TempDir Path folder) {
        var training = training(net, .1).checkpoint(folder);
        assertThatThrownBy(() -> training.fit(train, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("checkpoint: a folder, not a file: " + folder);
        assertThat(training.history().epochs()).isEmpty();
        assertThatThrownBy(() -> training.save(folder))
                .hasMessage("save: a folder, not a file: " + folder);
        assertThat(folder).isEmptyDirectory();
    }
}

package cahier.train;

import cahier.data.Dataset;
import cahier.nn.Layer;
import cahier.nn.NotFinite;
import cahier.optim.Clip;
import cahier.optim.Optimizer;
import cahier.optim.Plateau;
import cahier.optim.Schedule;
import cahier.output.WholeFile;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Trains a network: the visible loop in one line.
///
/// ```java
/// var history = new Training(net, Loss::crossEntropy, optimizer).fit(digits.train(), digits.test(), 4);
/// ```
///
/// Each epoch shuffles by a seed of its own, so that a training is the same each time. If it is
/// interrupted, network and optimizer are as after the last whole step, [#history()] has the epochs
/// that were finished, and another `fit` goes on from there, in another process too ([#save],
/// [#load]). The environment may bound epochs and samples (`CAHIER_EPOCHS`, `CAHIER_SAMPLES`).
public final class Training {

    private static final int EVALUATION_BATCH = 256;

    private final Layer net;
    private final BiFunction<Tensor, int[], Tensor> loss;
    private final Optimizer optimizer;
    private final List<Epoch> epochs = new ArrayList<>();
    private final BestEpoch best = new BestEpoch();
    private int batchSize = 64;
    private long seed;
    private int steps;
    private int patience = Integer.MAX_VALUE;
    private double clip = Double.POSITIVE_INFINITY;
    private @Nullable Schedule schedule;
    private @Nullable Supplier<Plateau> plateau;

    /// Makes a training of 64 samples a batch.
    ///
    /// @param loss the mean loss of a batch's outputs with its labels
    public Training(Layer net, BiFunction<Tensor, int[], Tensor> loss, Optimizer optimizer) {
        this.net = net;
        this.loss = loss;
        this.optimizer = optimizer;
    }

    /// Takes this many samples a batch, 64 unless set.
    public Training batch(int size) {
        batchSize = atLeastOne("batch size", size);
        return this;
    }

    /// Shuffles by this seed, 0 unless set.
    public Training seed(long seed) {
        this.seed = seed;
        return this;
    }

    /// Sets the learning rate of each step by a schedule.
    public Training schedule(Schedule schedule) {
        this.schedule = schedule;
        return this;
    }

    /// Multiplies the learning rate by a factor when so many epochs in a row were not better than
    /// the best one before, as [Plateau] does; not beside a schedule.
    public Training plateau(double factor, int patience) {
        plateau = () -> new Plateau(optimizer, factor, patience);
        plateau.get();
        return this;
    }

    /// Holds the common length of all gradients to at most this.
    public Training clip(double norm) {
        if (!(norm > 0)) {
            throw new IllegalArgumentException(
                    "Training: clip not positive: got " + norm + "; expected more than 0");
        }
        clip = norm;
        return this;
    }

    /// Stops when so many epochs in a row were not better than the best one before.
    public Training patience(int epochs) {
        patience = atLeastOne("patience", epochs);
        return this;
    }

    /// Writes the network to a safetensors file whenever an epoch is the best so far.
    public Training checkpoint(Path file) {
        best.writeTo(file);
        return this;
    }

    /// Puts the weights of the best epoch back at the end.
    public Training keepBest() {
        best.keep();
        return this;
    }

    /// Trains for a number of epochs.
    public History fit(Dataset train, int epochs) {
        return run(train, null, epochs);
    }

    /// Trains for a number of epochs, and measures loss and accuracy on other samples after each.
    ///
    /// @throws ArithmeticException if a loss is not finite: the message names epoch, step and the
    ///   layer where that began
    /// @throws CancellationException if the thread is interrupted
    public History fit(Dataset train, Dataset validation, int epochs) {
        return run(train, validation, epochs);
    }

    private History run(Dataset all, @Nullable Dataset allValidation, int wanted) {
        atLeastOne("number of epochs", wanted);
        atLeastOne("number of training samples", all.size());
        if (!optimizer.parameters().isEmpty()
                && Collections.disjoint(optimizer.parameters(), net.parameters())) {
            throw new IllegalArgumentException(
                    "Training: the optimizer changes nothing of the network: got "
                            + optimizer
                            + " of other parameters; expected one made of the network's"
                            + " parameters()");
        }
        if (!optimizer.parameters().isEmpty()
                && optimizer.parameters().stream().allMatch(Tensor::isFrozen)) {
            throw new IllegalArgumentException(
                    "Training: the optimizer changes nothing: got "
                            + optimizer
                            + " of frozen parameters alone; expected one that may learn: see"
                            + " unfreeze()");
        }
        if (schedule != null && plateau != null) {
            throw new IllegalStateException(
                    "Training: two that set the learning rate: got schedule and plateau; expected"
                            + " one of them");
        }
        best.check();
        var limits = Limits.fromOutside();
        var train = limits.of(all);
        var validation = allValidation == null ? null : limits.of(allValidation);
        var end = epochs.size() + Math.min(wanted, limits.epochs());
        var progress = new Progress();
        try {
            while (epochs.size() < end && !isPatienceOver()) {
                epochs.add(epoch(train, validation, end, progress));
                if (epochs.getLast() == history().best()) best.remember(net);
                if (plateau != null) observe(plateau.get());
            }
        } finally {
            if (!epochs.isEmpty()) progress.end(history().change());
        }
        best.restore(net);
        return history();
    }

    /// Lowers the learning rate if the last epoch asks for it, which the epochs before decide.
    private void observe(Plateau fresh) {
        var rate = optimizer.learningRate();
        for (var epoch : epochs) {
            optimizer.learningRate(rate);
            fresh.observe(epoch.score());
        }
    }

    private boolean isPatienceOver() {
        if (epochs.isEmpty()) return false;
        return epochs.size() - history().best().number() >= patience;
    }

    private Epoch epoch(Dataset train, @Nullable Dataset validation, int end, Progress progress) {
        var number = epochs.size() + 1;
        var batches = (train.size() + batchSize - 1) / batchSize;
        var tally = new Tally();
        net.train();
        var done = 0;
        for (var batch : train.shuffle(seed * 1_000_003 + number).batches(batchSize)) {
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new CancellationException(
                        "fit: interrupted in epoch " + number + " after " + done + " batches");
            }
            if (schedule != null) optimizer.learningRate(schedule.rateAt(steps));
            var outputs = net.forward(batch.images());
            var value = loss.apply(outputs, batch.labels());
            if (!Float.isFinite(value.item())) {
                throw new ArithmeticException(
                        "fit: loss is "
                                + value.item()
                                + " in epoch "
                                + number
                                + ", step "
                                + (done + 1)
                                + ": "
                                + NotFinite.find(net, batch.images()));
            }
            optimizer.zeroGrad();
            value.backward();
            if (clip < Double.POSITIVE_INFINITY) Clip.norm(optimizer.parameters(), clip);
            optimizer.step();
            steps++;
            tally.add(value.item(), outputs, batch.labels());
            progress.batch(number, end, ++done, batches, tally.loss());
        }
        if (validation == null) {
            return new Epoch(number, tally.loss(), tally.accuracy(), Double.NaN, Double.NaN);
        }
        var measured = measure(validation);
        return new Epoch(
                number, tally.loss(), tally.accuracy(), measured.loss(), measured.accuracy());
    }

    /// Returns mean loss and accuracy on samples, in evaluation mode: as an epoch of number 0.
    public Epoch evaluate(Dataset samples) {
        var tally = measure(samples);
        return new Epoch(0, tally.loss(), tally.accuracy(), Double.NaN, Double.NaN);
    }

    private Tally measure(Dataset samples) {
        var wasTraining = net.isTraining();
        net.eval();
        try (var _ = Tensor.noGrad()) {
            var tally = new Tally();
            for (var batch : samples.batches(EVALUATION_BATCH)) {
                var outputs = net.forward(batch.images());
                tally.add(loss.apply(outputs, batch.labels()).item(), outputs, batch.labels());
            }
            return tally;
        } finally {
            if (wasTraining) net.train();
        }
    }

    /// Writes all that another process needs to go on from here to the same bits: network,
    /// optimizer and its learning rate, epochs, and where the layers' random generators are.
    ///
    /// ```java
    /// var training = new Training(net, Loss::crossEntropy, optimizer);
    /// if (Files.exists(file)) training.load(file);
    /// training.fit(digits.train(), 1);
    /// training.save(file);
    /// ```
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void save(Path file) {
        try {
            SavedTraining.of(net, optimizer, best.kept(), epochs, steps).write(file);
        } catch (IOException e) {
            throw WholeFile.failure("save", e);
        }
    }

    /// Goes on where the training was that wrote a file, and returns this training. Options are not
    /// in the file: network, optimizer and training are made as they were. If something does not
    /// fit, nothing is changed.
    ///
    /// @throws UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it holds no training, or one of other names or shapes
    public Training load(Path file) {
        try {
            var saved = SavedTraining.read(file);
            saved.copyTo(net, optimizer);
            best.replace(saved.best());
            epochs.clear();
            epochs.addAll(saved.epochs());
            steps = saved.steps();
            return this;
        } catch (IOException e) {
            throw WholeFile.failure("load", e);
        }
    }

    /// Returns the epochs that were finished.
    public History history() {
        return new History(epochs);
    }

    private static int atLeastOne(String option, int value) {
        if (value >= 1) return value;
        throw new IllegalArgumentException(
                "Training: " + option + " not positive: got " + value + "; expected 1 or more");
    }
}

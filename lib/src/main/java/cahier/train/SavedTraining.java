package cahier.train;

import cahier.nn.Layer;
import cahier.nn.Safetensors;
import cahier.optim.Optimizer;
import cahier.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A training in a safetensors file: all that another process needs to go on to the same bits.
///
/// The tensors of the network stand under `net.`, those of the optimizer under `optimizer.`, those
/// of the best epoch under `best.`; beside them, as texts, what is no tensor of `float`.
///
/// @param steps that were taken, for a schedule
/// @param rate the learning rate of the next step
/// @param generators where the layers' random generators were
record SavedTraining(
        Map<String, Tensor> net,
        Map<String, Tensor> optimizer,
        Map<String, Tensor> best,
        List<Epoch> epochs,
        int steps,
        double rate,
        Map<String, Long> generators) {

    private static final String STEPS = "training.steps";
    private static final String RATE = "training.rate";
    private static final String EPOCHS = "training.epochs";
    private static final String GENERATOR = "generator.";

    static SavedTraining of(
            Layer net,
            Optimizer optimizer,
            Map<String, Tensor> best,
            List<Epoch> epochs,
            int steps) {
        return new SavedTraining(
                net.state(),
                optimizer.state(),
                best,
                epochs,
                steps,
                optimizer.learningRate(),
                net.randomState());
    }

    void write(Path file) throws IOException {
        var tensors = new LinkedHashMap<String, Tensor>();
        net.forEach((name, tensor) -> tensors.put("net." + name, tensor));
        optimizer.forEach((name, tensor) -> tensors.put("optimizer." + name, tensor));
        best.forEach((name, tensor) -> tensors.put("best." + name, tensor));
        var texts = new TreeMap<String, String>();
        texts.put(STEPS, Integer.toString(steps));
        texts.put(RATE, Double.toString(rate));
        texts.put(
                EPOCHS, epochs.stream().map(SavedTraining::text).collect(Collectors.joining("; ")));
        generators.forEach((name, state) -> texts.put(GENERATOR + name, Long.toString(state)));
        Safetensors.write(file, tensors, texts);
    }

    private static String text(Epoch epoch) {
        return epoch.loss()
                + " "
                + epoch.accuracy()
                + " "
                + epoch.validationLoss()
                + " "
                + epoch.validationAccuracy();
    }

    /// Reads a training.
    ///
    /// @throws IllegalArgumentException if the file holds none
    static SavedTraining read(Path file) throws IOException {
        var texts = Safetensors.metadata(file);
        if (!texts.keySet().containsAll(List.of(STEPS, RATE, EPOCHS))) {
            throw new IllegalArgumentException(
                    "load: no training in "
                            + file
                            + ": got a file of tensors alone; expected one that save of a Training"
                            + " wrote");
        }
        var tensors = Safetensors.read(file);
        var generators = new TreeMap<String, Long>();
        try {
            texts.forEach(
                    (name, text) -> {
                        if (!name.startsWith(GENERATOR)) return;
                        generators.put(name.substring(GENERATOR.length()), Long.parseLong(text));
                    });
            return new SavedTraining(
                    under("net.", tensors),
                    under("optimizer.", tensors),
                    under("best.", tensors),
                    epochs(texts.get(EPOCHS)),
                    Integer.parseInt(texts.get(STEPS)),
                    Double.parseDouble(texts.get(RATE)),
                    generators);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "load: a training that cannot be read in " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Tensor> under(String prefix, Map<String, Tensor> tensors) {
        var found = new LinkedHashMap<String, Tensor>();
        tensors.forEach(
                (name, tensor) -> {
                    if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), tensor);
                });
        return found;
    }

    private static List<Epoch> epochs(String text) {
        var epochs = new ArrayList<Epoch>();
        if (text.isEmpty()) return epochs;
        for (var part : text.split("; ")) {
            var values = Arrays.stream(part.split(" ")).mapToDouble(Double::parseDouble).toArray();
            if (values.length != 4) {
                throw new NumberFormatException("an epoch of four numbers expected: " + part);
            }
            epochs.add(new Epoch(epochs.size() + 1, values[0], values[1], values[2], values[3]));
        }
        return epochs;
    }

    /// Puts everything in its place, or nothing if something does not fit.
    void copyTo(Layer layer, Optimizer other) {
        var random = layer.randomState();
        var weights = copies(layer.state());
        var remembered = copies(other.state());
        try {
            // the network first: where it is another, that explains all the rest
            layer.load(net);
            layer.resume(generators);
            other.load(optimizer);
        } catch (IllegalArgumentException e) {
            layer.load(weights);
            layer.resume(random);
            other.load(remembered);
            throw e;
        }
        other.learningRate(rate);
    }

    private static Map<String, Tensor> copies(Map<String, Tensor> state) {
        var copies = new LinkedHashMap<String, Tensor>();
        state.forEach((name, tensor) -> copies.put(name, tensor.copy()));
        return copies;
    }
}

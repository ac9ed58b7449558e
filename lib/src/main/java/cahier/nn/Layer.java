package cahier.nn;

import cahier.array.Generator;
import cahier.output.WholeFile;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A part of a network: computes an output from an input, and holds parameters.
///
/// A layer of one's own is a class with fields and a `forward`. Layers and tensors that ask for a
/// gradient are found by themselves, in fields and in lists, arrays and maps, however nested, in
/// the order in which they are declared (maps without an order of their own go by their keys); a
/// field's tensor that does not ask for one is state that is saved but not trained.
///
/// ```java
/// class TwoStep extends Layer {
///     Layer first = new Linear(4, 8), second = new Linear(8, 2);
///
///     public Tensor forward(Tensor x) {
///         return second.forward(first.forward(x).relu());
///     }
/// }
/// ```
public abstract class Layer {

    private boolean training = true;
    private volatile @Nullable Generator pending;

    /// Computes the output.
    public abstract Tensor forward(Tensor x);

    /// Returns what is trained, this layer's own and that of the layers in it, in order. One that
    /// is used twice comes once.
    public List<Tensor> parameters() {
        return new ArrayList<>(namedParameters().values());
    }

    /// Returns what is trained under its name, such as `0.weight`; names are torchvision's where
    /// the fields are: `runningMean` is written `running_mean`.
    public Map<String, Tensor> namedParameters() {
        Members.each(this, Layer::draw);
        var named = new LinkedHashMap<String, Tensor>();
        Members.walk(
                this,
                "",
                (name, tensor, isParameter) -> {
                    if (isParameter && !named.containsValue(tensor)) named.put(name, tensor);
                });
        return named;
    }

    /// Returns everything that is saved: parameters and state such as running means, by name.
    public Map<String, Tensor> state() {
        Members.each(this, Layer::draw);
        var named = new LinkedHashMap<String, Tensor>();
        Members.walk(this, "", (name, tensor, isParameter) -> named.put(name, tensor));
        return named;
    }

    /// Returns where the random generators are that the layers hold in fields, such as dropout's,
    /// by name.
    public Map<String, Long> randomState() {
        var states = new LinkedHashMap<String, Long>();
        Members.generators(this).forEach((name, random) -> states.put(name, random.state()));
        return states;
    }

    /// Goes on drawing where another layer was, and returns the layer.
    ///
    /// @param randomState what that one's [#randomState()] returned
    /// @throws IllegalArgumentException if names differ
    public Layer resume(Map<String, Long> randomState) {
        var generators = Members.generators(this);
        if (!generators.keySet().equals(randomState.keySet())) {
            throw Options.failure(
                    "resume",
                    "random generators differ",
                    new TreeSet<>(randomState.keySet()).toString(),
                    new TreeSet<>(generators.keySet()).toString());
        }
        generators.forEach((name, random) -> random.resume(randomState.get(name)));
        return this;
    }

    /// Returns the layers directly inside, by name, in order.
    public Map<String, Layer> children() {
        return Members.children(this);
    }

    /// Returns the shape of the output for one sample.
    ///
    /// @param input shape of one sample, without the batch
    public int[] outputShape(int... input) {
        return Members.tried(this, input);
    }

    /// Returns the multiplications with addition that a forward pass of one sample takes in
    /// products and convolutions; 0 for layers without. Those of a layer of one's own are counted
    /// while it tries a sample.
    ///
    /// @param input shape of one sample, without the batch
    public long multiplyAdds(int... input) {
        return Passage.isOurs(this) && children().isEmpty() ? 0 : Members.counted(this, input);
    }

    /// Lists the layers with output shape, parameters and multiply-adds for one sample.
    ///
    /// @param input shape of one sample, without the batch, such as `summary(1, 28, 28)`
    public Summary summary(int... input) {
        if (input.length == 0) {
            throw new IllegalArgumentException(
                    "summary: no shape: got (); expected that of one sample, without the batch,"
                            + " such as summary(1, 28, 28)");
        }
        return Summary.of(this, input);
    }

    /// Returns the steps that a summary lists for one sample. Those of a layer of one's own are
    /// found while it tries a sample: the layers in its fields in the order in which it calls them.
    /// A layer that only passes its input through the layers in it overrides it.
    protected List<Summary.Row> rows(String name, int... input) {
        if (!Passage.isOurs(this) && !children().isEmpty()) return rowsOfParts(name, input);
        return List.of(Trace.row(this, name, outputShape(input), input));
    }

    /// Returns the steps as a forward pass of one sample takes them, and the layer itself last if
    /// it holds or does more than they.
    protected final List<Summary.Row> rowsOfParts(String name, int... input) {
        return Trace.rows(this, name, input);
    }

    /// Returns the number of values in all parameters.
    public int parameterCount() {
        return Members.distinctParameters(this).stream().mapToInt(Tensor::size).sum();
    }

    /// Fills the parameters anew from a seed, each layer by its own initialiser, and returns the
    /// layer.
    public Layer init(long seed) {
        var random = new Generator(seed);
        reset(random);
        return this;
    }

    /// Fills the weights anew from a seed by an initialiser, and the biases with zeros; returns the
    /// layer.
    public Layer init(Initialiser initialiser, long seed) {
        Members.each(this, layer -> layer.use(initialiser));
        return init(seed);
    }

    private void reset(Generator random) {
        for (var child : children().values()) child.reset(random.split());
        initialise(random.split());
    }

    /// Fills this layer's own parameters; a layer that has some overrides it.
    protected void initialise(Generator random) {}

    /// Puts off drawing large weights until they are needed: a network is often built only to be
    /// counted, seeded anew or loaded.
    final void drawLater(Generator random) {
        pending = random;
    }

    /// Draws what was put off; whatever reads the weights calls it first.
    final void draw() {
        if (pending == null) return;
        synchronized (this) {
            var random = pending;
            if (random == null) return;
            drawFrom(random);
            pending = null;
        }
    }

    /// Fills the weights that were put off.
    void drawFrom(Generator random) {}

    /// Takes an initialiser for this layer's own weights; a layer that has some overrides it.
    protected void use(Initialiser initialiser) {}

    /// Switches to training, as every layer starts, and returns the layer.
    public Layer train() {
        Members.each(this, layer -> layer.training = true);
        return this;
    }

    /// Switches to evaluation: dropout and batch norm behave differently then. Returns the layer.
    public Layer eval() {
        Members.each(this, layer -> layer.training = false);
        return this;
    }

    void setTraining(boolean training) {
        this.training = training;
    }

    /// Returns whether the layer is training.
    public boolean isTraining() {
        return training;
    }

    /// Stops training all parameters and returns the layer; [#unfreeze()] resumes.
    public Layer freeze() {
        for (var tensor : parameters()) tensor.frozen(true);
        return this;
    }

    /// Resumes training all parameters and returns the layer.
    public Layer unfreeze() {
        for (var tensor : parameters()) tensor.frozen(false);
        return this;
    }

    /// Writes parameters and state to a safetensors file, whole or not at all.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void save(Path file) {
        try {
            Safetensors.write(file, state());
        } catch (IOException e) {
            throw WholeFile.failure("save", e);
        }
    }

    /// Reads parameters and state from a safetensors file and returns the layer. If a name or a
    /// shape does not fit, nothing is changed.
    ///
    /// @throws UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if names or shapes differ
    public Layer load(Path file) {
        StateFile.load(this, values(file), file.toString());
        return this;
    }

    /// Copies parameters and state, of another layer's [#state()] for instance, and returns the
    /// layer. If a name or a shape does not fit, nothing is changed.
    ///
    /// @throws IllegalArgumentException if names or shapes differ
    public Layer load(Map<String, Tensor> state) {
        StateFile.load(this, state, "the state");
        return this;
    }

    /// Reads from a safetensors file what fits by name and shape, leaves the rest as it is, and
    /// says which is which.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public LoadReport loadMatching(Path file) {
        var values = values(file);
        var report = StateFile.compare(state(), values);
        StateFile.copy(report, state(), values);
        return report;
    }

    private static Map<String, Tensor> values(Path file) {
        try {
            return Safetensors.read(file);
        } catch (IOException e) {
            throw WholeFile.failure("load", e);
        }
    }

    /// Returns the class and its options, as they would be written.
    @Override
    public String toString() {
        return getClass().getSimpleName() + "()";
    }
}

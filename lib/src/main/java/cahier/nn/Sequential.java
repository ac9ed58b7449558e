package cahier.nn;

import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Applies layers one after the other.
///
/// Without [#init(long)] the weights come from one sequence of random numbers a JVM, in the order
/// in which layers are made; with it they depend on the seed and the layers alone.
public final class Sequential extends Chain {

    private final List<Layer> layers;

    /// Makes a network of layers in their order.
    public Sequential(Layer... layers) {
        this.layers = Options.layers("Sequential", layers);
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return Passage.through(x, layers, Integer::toString);
    }

    /// Takes x through layers one after the other, as a network of them does.
    public static Tensor through(Tensor x, Layer... layers) {
        return Passage.through(x, List.of(layers), Integer::toString);
    }

    /// Returns the number of layers.
    public int size() {
        return layers.size();
    }

    /// Returns a layer by its place; negative places count from the back.
    ///
    /// @throws IllegalArgumentException if there is no such place
    public Layer get(int place) {
        var index = place < 0 ? place + layers.size() : place;
        if (index < 0 || index >= layers.size()) {
            throw Options.failure(
                    "Sequential", "no such layer", "" + place, "0 to " + (layers.size() - 1));
        }
        return layers.get(index);
    }

    /// Returns the layers from a place to before another as a network that shares them.
    public Sequential slice(int from, int to) {
        return new Sequential(layers.subList(from, to).toArray(Layer[]::new));
    }

    /// Returns a network that shares these layers and has others behind them.
    public Sequential then(Layer... more) {
        var all = new ArrayList<>(layers);
        all.addAll(Options.layers("Sequential", more));
        return new Sequential(all.toArray(Layer[]::new));
    }

    @Override
    public Map<String, Layer> children() {
        var children = new LinkedHashMap<String, Layer>();
        for (var i = 0; i < layers.size(); i++) children.put(Integer.toString(i), layers.get(i));
        return children;
    }

    @Override
    public Sequential init(long seed) {
        super.init(seed);
        return this;
    }

    @Override
    public Sequential init(Initialiser initialiser, long seed) {
        super.init(initialiser, seed);
        return this;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Sequential(");
        for (var i = 0; i < layers.size(); i++) {
            text.append(i == 0 ? "\n    " : ",\n    ");
            text.append(layers.get(i).toString().replace("\n", "\n    "));
        }
        return text.append(')').toString();
    }
}

package cahier.nn;

import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Applies the layers in its fields one after the other, in the order in which they are declared: a
/// network whose parts have names.
///
/// ```java
/// class Net extends Chain {
///     Layer features = new Sequential(new Conv2d(1, 8, 3), new Relu(), new MaxPool2d(2));
///     Layer flatten = new Flatten();
///     Layer classifier = new Linear(8 * 13 * 13, 10);
/// }
/// ```
public abstract class Chain extends Layer {

    /// Returns the layers that an input goes through, by name, in order: all, unless overridden.
    protected Map<String, Layer> steps() {
        return children();
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return through(x, steps());
    }

    /// Takes x through layers one after the other, as [#forward] does with all steps.
    ///
    /// @param steps by name, in order
    protected static Tensor through(Tensor x, Map<String, Layer> steps) {
        return Passage.through(
                x, List.copyOf(steps.values()), place -> List.copyOf(steps.keySet()).get(place));
    }

    @Override
    public int[] outputShape(int... input) {
        var shape = input;
        for (var layer : steps().values()) shape = layer.outputShape(shape);
        return shape;
    }

    @Override
    public long multiplyAdds(int... input) {
        var shape = input;
        var total = 0L;
        for (var layer : steps().values()) {
            total += layer.multiplyAdds(shape);
            shape = layer.outputShape(shape);
        }
        return total;
    }

    @Override
    protected List<Summary.Row> rows(String name, int... input) {
        var rows = new ArrayList<Summary.Row>();
        var shape = input;
        for (var entry : steps().entrySet()) {
            var child = name.isEmpty() ? entry.getKey() : name + "." + entry.getKey();
            rows.addAll(entry.getValue().rows(child, shape));
            shape = entry.getValue().outputShape(shape);
        }
        return rows;
    }

    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        for (var entry : children().entrySet()) {
            parts.add(entry.getKey() + " = " + entry.getValue().toString().replace("\n", "\n    "));
        }
        return getClass().getSimpleName() + "(\n    " + String.join(",\n    ", parts) + ")";
    }
}

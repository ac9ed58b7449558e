package cahier.nn;

import cahier.tensor.Tensor;

/// Finds where numbers stop being finite.
public final class NotFinite {

    private NotFinite() {}

    /// Says which parameter, input or layer is the first to hold NaN or infinity for an input.
    ///
    /// Chains are followed layer by layer; of another layer its whole output is judged.
    public static String find(Layer layer, Tensor x) {
        for (var entry : layer.state().entrySet()) {
            if (isBad(entry.getValue()))
                return entry.getKey() + " holds " + first(entry.getValue());
        }
        if (isBad(x)) return "the input holds " + first(x);
        return Tensor.noGrad(() -> find(layer, x, ""));
    }

    private static String find(Layer layer, Tensor x, String name) {
        if (layer instanceof Chain chain) {
            var y = x;
            for (var step : chain.steps().entrySet()) {
                var inside = name.isEmpty() ? step.getKey() : name + "." + step.getKey();
                var next = step.getValue().forward(y);
                if (isBad(next)) return find(step.getValue(), y, inside);
                y = next;
            }
            return "all layers are finite; the loss itself is not";
        }
        var y = layer.forward(x);
        if (!isBad(y)) return "all layers are finite; the loss itself is not";
        var owner = name.isEmpty() ? layer.toString() : name + " " + layer;
        return "the output of " + owner + " holds " + first(y);
    }

    private static boolean isBad(Tensor tensor) {
        for (var value : tensor.data()) if (!Float.isFinite(value)) return true;
        return false;
    }

    private static String first(Tensor tensor) {
        for (var value : tensor.data()) if (!Float.isFinite(value)) return Float.toString(value);
        throw new IllegalStateException();
    }
}

package cahier.nn;

import cahier.tensor.Tensor;

/// Finds where numbers stop being finite.
public final class NotFinite {

    private NotFinite() {}

    /// Says which parameter, input or layer is the first to hold NaN or infinity for an input.
    ///
    /// Chains are followed layer by layer; of another layer, one of one's own as well, what it
    /// gives to the layers in it is judged, and its output.
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
        return inside(layer, x, name, "the output of " + owner(name, layer) + " holds " + first(y));
    }

    /// Looks for the first layer inside that is given or makes a bad value.
    ///
    /// @param otherwise what to say if there is none
    private static String inside(Layer layer, Tensor x, String name, String otherwise) {
        var given = Trace.given(layer, name, x);
        var bad = 0;
        while (bad < given.size() && !isBad(given.get(bad).input())) bad++;
        // those inside others stand behind them: the first that fails is the outermost
        for (var earlier : given.subList(0, bad)) {
            if (isBad(earlier.layer().forward(earlier.input()))) {
                return find(earlier.layer(), earlier.input(), earlier.name());
            }
        }
        if (bad == given.size()) return otherwise;
        var first = given.get(bad);
        return "the input of "
                + owner(first.name(), first.layer())
                + " holds "
                + first(first.input());
    }

    private static String owner(String name, Layer layer) {
        return name.isEmpty() ? layer.toString() : name + " " + layer;
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

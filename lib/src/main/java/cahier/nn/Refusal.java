package cahier.nn;

import cahier.tensor.Tensor;

import java.util.Arrays;

/// Tells which layer of a network refused its input.
final class Refusal {

    private static final String PREFIX = "layer ";

    private Refusal() {}

    /// Returns the exception with the layer before its message, and with a hint where a picture
    /// meets a fully connected layer. A layer of a network in a network is told in one name, such
    /// as `features.3`.
    static IllegalArgumentException of(
            String name, Layer layer, Tensor x, IllegalArgumentException cause) {
        if (isOf(cause)) {
            var inner = cause.getMessage().substring(PREFIX.length());
            return new IllegalArgumentException(PREFIX + name + "." + inner, cause.getCause());
        }
        return new IllegalArgumentException(
                PREFIX + name + ", " + text(layer) + ": " + cause.getMessage() + hint(layer, x),
                cause);
    }

    private static boolean isOf(IllegalArgumentException e) {
        return e.getCause() instanceof IllegalArgumentException cause
                && e.getMessage() != null
                && e.getMessage().startsWith(PREFIX)
                && e.getMessage().contains(": " + cause.getMessage());
    }

    /// Returns a layer in one line: its class alone where it holds others.
    private static String text(Layer layer) {
        return layer.children().isEmpty() ? layer.toString() : layer.getClass().getSimpleName();
    }

    private static String hint(Layer layer, Tensor x) {
        if (!(layer instanceof Linear linear) || x.rank() != 4) return "";
        var values = x.size() / Math.max(1, x.size(0));
        return "; a Flatten() before it makes %s of the pictures%s"
                .formatted(
                        Arrays.toString(new int[] {x.size(0), values}),
                        values == linear.weight().size(1)
                                ? ""
                                : ", for a Linear(" + values + ", …)");
    }
}

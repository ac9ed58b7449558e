package cahier.nn;

import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// Checks of layers' options and input shapes, with messages in the house's form.
final class Options {

    private Options() {}

    static IllegalArgumentException failure(
            String layer, String problem, String got, String expected) {
        return new IllegalArgumentException(
                layer + ": " + problem + ": got " + got + "; expected " + expected);
    }

    /// Checks that a layer was given an input, and notes it for a summary.
    static void given(Layer layer, @Nullable Tensor x) {
        if (x != null) {
            Trace.note(layer, x);
            return;
        }
        throw failure(layer.getClass().getSimpleName(), "input", "null", "a tensor");
    }

    /// Returns the layers of a network after checking that none is null.
    static List<Layer> layers(String network, @Nullable Layer... layers) {
        for (var i = 0; i < layers.length; i++) {
            if (layers[i] == null) throw failure(network, "layer " + i, "null", "a layer");
        }
        return List.of(layers);
    }

    /// Checks that the last axis has a length.
    static void last(String layer, int[] input, int length) {
        if (input.length == 0 || input[input.length - 1] != length) {
            throw failure(
                    layer,
                    "number of inputs differs",
                    Arrays.toString(input),
                    "a shape that ends with " + length);
        }
    }

    /// Checks a number that may be 0 but not below, and returns it.
    static double notNegative(String layer, String option, double value) {
        if (value >= 0 && value < Double.POSITIVE_INFINITY) return value;
        throw failure(layer, option + " out of range", "" + value, "0 or more");
    }

    /// Checks a number from 0 to 1, and returns it.
    static double share(String layer, String option, double value) {
        if (value >= 0 && value <= 1) return value;
        throw failure(layer, option + " out of range", "" + value, "0 to 1");
    }

    /// Checks that a number is one, and returns it.
    static double finite(String layer, String option, double value) {
        if (Double.isFinite(value)) return value;
        throw failure(layer, option + " not finite", "" + value, "a number");
    }
}

package cahier.nn;

import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

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
}

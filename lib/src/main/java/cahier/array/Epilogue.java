package cahier.array;

import org.jspecify.annotations.Nullable;

/// What is done to each output channel of a convolution while it is still in the caches: bias,
/// normalisation by constants, ReLU, in this order, each with the bits that it has by itself.
///
/// @param bias one summand a channel, or null
/// @param mean one a channel, or null for no normalisation: `(y - mean)·scale + shift`
/// @param scale one a channel, or null with mean
/// @param shift one a channel, or null with mean
/// @param relu whether negative values become 0
public record Epilogue(
        float @Nullable [] bias,
        float @Nullable [] mean,
        float @Nullable [] scale,
        float @Nullable [] shift,
        boolean relu) {

    private static final Kernels KERNELS = Provider.KERNELS;

    /// Does nothing.
    static final Epilogue NONE = new Epilogue(null, null, null, null, false);

    /// Returns one that adds a bias, if there is one.
    public static Epilogue of(float @Nullable [] bias) {
        return bias == null ? NONE : new Epilogue(bias, null, null, null, false);
    }

    /// Does it to n neighbours of a channel.
    void apply(float[] y, int at, int n, int channel) {
        if (bias != null) KERNELS.withScalar(Binary.ADD, y, at, bias[channel], y, at, n);
        if (mean != null && scale != null && shift != null) {
            KERNELS.normalize(y, y, at, n, mean[channel], scale[channel], shift[channel]);
        }
        if (relu) KERNELS.apply(Unary.RELU, 0f, y, at, y, at, n);
    }

    /// Returns whether there is nothing to do.
    boolean isEmpty() {
        return bias == null && mean == null && !relu;
    }
}

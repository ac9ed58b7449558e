package cahier.array;

import org.jspecify.annotations.Nullable;

/// The weights of a convolution in the order in which its forward pass reads them, which does not
/// depend on the number of pictures or their size: packed once, they serve many passes.
public final class PackedWeights {

    private enum Form {
        TILES,
        STRIPS
    }

    private final Form form;
    private final float[] values;

    private PackedWeights(Form form, float[] values) {
        this.form = form;
        this.values = values;
    }

    /// Packs weights for convolutions like this one; returns null if they read them as they lie.
    public static @Nullable PackedWeights of(Convolution shape, float[] weights) {
        return switch (form(shape)) {
            case TILES -> {
                var values = new float[WinogradWeights.size(shape)];
                WinogradWeights.transform(shape, weights, false, values);
                yield new PackedWeights(Form.TILES, values);
            }
            case STRIPS -> {
                var values = new float[StripWeights.size(shape)];
                StripWeights.pack(shape, weights, values);
                yield new PackedWeights(Form.STRIPS, values);
            }
            case null -> null;
        };
    }

    /// Returns whether a convolution of the weights that were packed can read them so.
    public boolean serves(Convolution shape) {
        return form(shape) == form;
    }

    private static @Nullable Form form(Convolution shape) {
        if (WinogradPlan.fits(shape)) return Form.TILES;
        return StripProduct.fitsPacked(shape) ? Form.STRIPS : null;
    }

    void forward(Convolution shape, float[] x, Epilogue epilogue, float[] y) {
        switch (form) {
            case TILES -> new WinogradProduct(shape, x, values, epilogue, y, false).compute();
            case STRIPS -> new StripProduct(shape, x, values, epilogue, y, false).compute();
        }
    }
}

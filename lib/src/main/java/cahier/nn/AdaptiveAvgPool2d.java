package cahier.nn;

import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

/// Cuts a picture into a given number of parts and takes the mean of each, so that pictures of any
/// size give outputs of one size. A size of 1 is global pooling.
public final class AdaptiveAvgPool2d extends Layer {

    private final int height;
    private final int width;

    /// Makes a layer whose output has this many rows and columns.
    public AdaptiveAvgPool2d(int size) {
        this(size, size);
    }

    /// Makes a layer whose output has these rows and columns.
    public AdaptiveAvgPool2d(int height, int width) {
        if (height < 1 || width < 1) {
            throw Options.failure(
                    "AdaptiveAvgPool2d", "size not positive", height + ", " + width, "1 or more");
        }
        this.height = height;
        this.width = width;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return Spatial.adaptiveAvgPool2d(x, height, width);
    }

    @Override
    public int[] outputShape(int... input) {
        Windows.picture("AdaptiveAvgPool2d", input, 0);
        return new int[] {input[0], height, width};
    }

    @Override
    public String toString() {
        return "AdaptiveAvgPool2d(" + Windows.pair(height, width) + ")";
    }
}

package cahier.nn;

import cahier.array.Window;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

/// Takes the mean of each window; it has no parameters.
///
/// Input [n, channels, height, width], output [n, channels, ⌊(height - size) / stride⌋ + 1, …]. The
/// stride is the window's size unless another is given.
public final class AvgPool2d extends Layer {

    private Window window;
    private boolean ceil;
    private boolean countsPadding = true;

    /// Makes a layer of square windows that lie side by side.
    public AvgPool2d(int size) {
        this(size, size);
    }

    /// Makes a layer of windows of some rows and columns that lie side by side.
    public AvgPool2d(int rows, int columns) {
        window = Windows.stride("AvgPool2d", Windows.of("AvgPool2d", rows, columns), rows, columns);
    }

    /// Moves the window by this many pixels.
    public AvgPool2d stride(int stride) {
        return stride(stride, stride);
    }

    /// Moves the window by this many rows and columns.
    public AvgPool2d stride(int vertical, int horizontal) {
        window = Windows.stride("AvgPool2d", window, vertical, horizontal);
        return this;
    }

    /// Puts a frame of this many pixels around the input, at most half the window; it counts as
    /// zeros.
    public AvgPool2d padding(int width) {
        return padding(width, width, width, width);
    }

    /// Puts pixels around the input, on each side as many as given, at most half the window.
    public AvgPool2d padding(int top, int left, int bottom, int right) {
        window = Windows.padding("AvgPool2d", window, top, left, bottom, right);
        return this;
    }

    /// Counts a last window that is partly outside too (the size is rounded up).
    public AvgPool2d ceil() {
        ceil = true;
        return this;
    }

    /// Divides by the number of pixels inside the picture, not by the window.
    public AvgPool2d excludePadding() {
        countsPadding = false;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return Spatial.avgPool2d(x, window, ceil, countsPadding);
    }

    @Override
    public int[] outputShape(int... input) {
        return Windows.pooled("AvgPool2d", input, window, ceil);
    }

    @Override
    public String toString() {
        var text =
                "AvgPool2d("
                        + Windows.pair(window.height(), window.width())
                        + ")"
                        + Windows.text(window, window.height(), window.width());
        if (ceil) text += ".ceil()";
        return countsPadding ? text : text + ".excludePadding()";
    }
}

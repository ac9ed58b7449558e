package cahier.nn;

import cahier.array.Window;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

/// Takes the largest value of each window; it has no parameters.
///
/// Input [n, channels, height, width], output [n, channels, ⌊(height - size) / stride⌋ + 1, …]. The
/// stride is the window's size unless another is given.
public final class MaxPool2d extends Layer {

    private Window window;
    private boolean ceil;

    /// Makes a layer of square windows that lie side by side.
    public MaxPool2d(int size) {
        this(size, size);
    }

    /// Makes a layer of windows of some rows and columns that lie side by side.
    public MaxPool2d(int rows, int columns) {
        window = Windows.stride("MaxPool2d", Windows.of("MaxPool2d", rows, columns), rows, columns);
    }

    /// Moves the window by this many pixels.
    public MaxPool2d stride(int stride) {
        return stride(stride, stride);
    }

    /// Moves the window by this many rows and columns.
    public MaxPool2d stride(int vertical, int horizontal) {
        window = Windows.stride("MaxPool2d", window, vertical, horizontal);
        return this;
    }

    /// Puts a frame of this many pixels around the input, at most half the window; it never counts.
    public MaxPool2d padding(int width) {
        return padding(width, width, width, width);
    }

    /// Puts pixels around the input, on each side as many as given, at most half the window.
    public MaxPool2d padding(int top, int left, int bottom, int right) {
        window = Windows.padding("MaxPool2d", window, top, left, bottom, right);
        return this;
    }

    /// Takes every so many-th pixel of a window that is so many times as large.
    public MaxPool2d dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /// Takes every so many-th row and column.
    public MaxPool2d dilation(int vertical, int horizontal) {
        window = Windows.dilation("MaxPool2d", window, vertical, horizontal);
        return this;
    }

    /// Counts a last window that is partly outside too (the size is rounded up).
    public MaxPool2d ceil() {
        ceil = true;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        return Spatial.maxPool2d(x, window, ceil);
    }

    @Override
    public int[] outputShape(int... input) {
        return Windows.pooled("MaxPool2d", input, window, ceil);
    }

    @Override
    public String toString() {
        var text =
                "MaxPool2d("
                        + Windows.pair(window.height(), window.width())
                        + ")"
                        + Windows.text(window, window.height(), window.width());
        if (ceil) text += ".ceil()";
        return text;
    }
}

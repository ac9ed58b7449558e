package cahier.nn;

import cahier.array.Epilogue;
import cahier.array.Generator;
import cahier.array.Window;
import cahier.tensor.Fused;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

/// Slides kernels over pictures: one map for each kernel, `y = x ⋆ weight + bias`
/// (cross-correlation, as in every framework).
///
/// Input [n, channels, height, width], output [n, maps, ⌊(height + top + bottom - rows) / stride⌋ +
/// 1, …]; weight [maps, channels / groups, rows, columns], bias [maps]. Weights start by He's
/// initialiser, biases at 0.
///
/// ```java
/// new Conv2d(3, 64, 7).stride(2).padding(3).noBias()
/// ```
public final class Conv2d extends Layer {

    private final int channels;
    private final int maps;
    private Window window;
    private int groups = 1;
    private Tensor weight;
    private @Nullable Tensor bias;
    private Initialiser initialiser = Initialiser.he();

    /// Makes a layer of square kernels with stride 1 and no padding.
    ///
    /// @param channels of the input
    /// @param maps number of kernels, the channels of the output
    /// @param size rows and columns of a kernel
    public Conv2d(int channels, int maps, int size) {
        this(channels, maps, size, size);
    }

    /// Makes a layer of kernels of some rows and columns with stride 1 and no padding.
    public Conv2d(int channels, int maps, int rows, int columns) {
        if (channels < 1 || maps < 1) {
            throw Options.failure(
                    "Conv2d", "number of channels", channels + " and " + maps, "1 or more");
        }
        this.channels = channels;
        this.maps = maps;
        window = Windows.of("Conv2d", rows, columns);
        weight = Tensor.zeros(maps, channels, rows, columns).withGrad();
        bias = Tensor.zeros(maps).withGrad();
        initialise(Defaults.next());
    }

    /// Moves the kernels by this many pixels.
    public Conv2d stride(int stride) {
        return stride(stride, stride);
    }

    /// Moves the kernels by this many rows and columns.
    public Conv2d stride(int vertical, int horizontal) {
        window = Windows.stride("Conv2d", window, vertical, horizontal);
        return this;
    }

    /// Puts a frame of this many zeros around the input.
    public Conv2d padding(int width) {
        return padding(width, width, width, width);
    }

    /// Puts this many zeros above and below, and left and right of the input.
    public Conv2d padding(int vertical, int horizontal) {
        return padding(vertical, horizontal, vertical, horizontal);
    }

    /// Puts zeros around the input, on each side as many as given.
    public Conv2d padding(int top, int left, int bottom, int right) {
        window = Windows.padding("Conv2d", window, top, left, bottom, right);
        return this;
    }

    /// Takes every so manyth pixel under a kernel.
    public Conv2d dilation(int dilation) {
        window = Windows.dilation("Conv2d", window, dilation, dilation);
        return this;
    }

    /// Splits channels and maps into groups that see only each other; as many as channels make a
    /// depthwise convolution.
    public Conv2d groups(int groups) {
        if (groups < 1 || channels % groups != 0 || maps % groups != 0) {
            throw Options.failure(
                    "Conv2d",
                    "groups do not divide the channels",
                    groups + " groups of " + channels + " channels and " + maps + " maps",
                    "a number that divides both");
        }
        this.groups = groups;
        weight = Tensor.zeros(maps, channels / groups, window.height(), window.width()).withGrad();
        initialise(Defaults.next());
        return this;
    }

    /// Leaves the bias out.
    public Conv2d noBias() {
        bias = null;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        draw();
        return Spatial.conv2d(x, weight, bias, window, groups);
    }

    /// Computes the output, normalises it as in evaluation and makes negative values 0, in one
    /// pass, with the bits of the layers one by one; nothing of it is recorded.
    ///
    /// @param norm a batch norm of as many channels, or null for none
    Tensor forward(Tensor x, @Nullable BatchNorm norm, boolean relu) {
        draw();
        var b = bias == null ? null : bias.data();
        var epilogue =
                norm == null ? new Epilogue(b, null, null, null, relu) : norm.epilogue(b, relu);
        return Fused.conv2d(x, weight, window, groups, epilogue);
    }

    /// Returns whether [#forward(Tensor, BatchNorm, boolean)] does what the layers do one by one.
    boolean isFusible(Tensor x, @Nullable BatchNorm norm) {
        if (x.rank() != 4 || Fused.records(x, weight, bias)) return false;
        if (norm == null) return true;
        return !norm.isTraining()
                && norm.channels() == maps
                && !Fused.records(norm.weight(), norm.bias());
    }

    /// Returns the kernels, [maps, channels / groups, rows, columns].
    public Tensor weight() {
        draw();
        return weight;
    }

    /// Returns the bias, [maps], or null if there is none.
    public @Nullable Tensor bias() {
        draw();
        return bias;
    }

    @Override
    protected void initialise(Generator random) {
        drawLater(random);
    }

    @Override
    void drawFrom(Generator random) {
        var area = window.height() * window.width();
        initialiser.fill(weight, channels / groups * area, maps / groups * area, random);
        if (bias != null) Defaults.fill(bias, 0f);
    }

    @Override
    protected void use(Initialiser initialiser) {
        this.initialiser = initialiser;
    }

    @Override
    public int[] outputShape(int... input) {
        return Windows.output("Conv2d", input, channels, maps, window);
    }

    @Override
    public long multiplyAdds(int... input) {
        var output = outputShape(input);
        return (long) output[1] * output[2] * weight.size();
    }

    @Override
    public String toString() {
        var text =
                "Conv2d("
                        + channels
                        + ", "
                        + maps
                        + ", "
                        + Windows.pair(window.height(), window.width())
                        + ")"
                        + Windows.text(window, 1, 1);
        if (groups != 1) text += ".groups(" + groups + ")";
        return bias == null ? text + ".noBias()" : text;
    }
}

package cahier.nn;

import cahier.array.Generator;
import cahier.array.Window;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

/// Adds a multiple of a kernel to the output for each value of the input: the transpose of
/// [Conv2d], which makes pictures larger.
///
/// Input [n, channels, height, width], output [n, maps, (height - 1) · stride + rows - 2 · padding,
/// …]; weight [channels, maps / groups, rows, columns], bias [maps] (Dumoulin and Visin, 2016).
public final class ConvTranspose2d extends Layer {

    private final int channels;
    private final int maps;
    private Window window;
    private int extra;
    private int groups = 1;
    private Tensor weight;
    private @Nullable Tensor bias;
    private Initialiser initialiser = Initialiser.he();

    /// Makes a layer of square kernels with stride 1 and no padding.
    ///
    /// @param channels of the input
    /// @param maps channels of the output
    /// @param size rows and columns of a kernel
    public ConvTranspose2d(int channels, int maps, int size) {
        if (channels < 1 || maps < 1) {
            throw Options.failure(
                    "ConvTranspose2d",
                    "number of channels",
                    channels + " and " + maps,
                    "1 or more");
        }
        this.channels = channels;
        this.maps = maps;
        window = Windows.of("ConvTranspose2d", size, size);
        weight = Tensor.zeros(channels, maps, size, size).withGrad();
        bias = Tensor.zeros(maps).withGrad();
        initialise(Defaults.next());
    }

    /// Sets neighbouring inputs' kernels this many pixels apart.
    public ConvTranspose2d stride(int stride) {
        window = Windows.stride("ConvTranspose2d", window, stride, stride);
        return this;
    }

    /// Cuts a frame of this many pixels off the output.
    public ConvTranspose2d padding(int width) {
        window = Windows.padding("ConvTranspose2d", window, width, width, width, width);
        return this;
    }

    /// Adds rows at the lower and columns at the right edge of the output, fewer than the stride.
    public ConvTranspose2d extra(int rowsAndColumns) {
        if (rowsAndColumns < 0) {
            throw Options.failure(
                    "ConvTranspose2d", "negative extra", "" + rowsAndColumns, "0 or more");
        }
        extra = rowsAndColumns;
        return this;
    }

    /// Spreads a kernel: its pixels lie this far apart.
    public ConvTranspose2d dilation(int dilation) {
        window = Windows.dilation("ConvTranspose2d", window, dilation, dilation);
        return this;
    }

    /// Splits channels and maps into groups that see only each other.
    public ConvTranspose2d groups(int groups) {
        if (groups < 1 || channels % groups != 0 || maps % groups != 0) {
            throw Options.failure(
                    "ConvTranspose2d",
                    "groups do not divide the channels",
                    groups + " groups of " + channels + " channels and " + maps + " maps",
                    "a number that divides both");
        }
        this.groups = groups;
        weight = Tensor.zeros(channels, maps / groups, window.height(), window.width()).withGrad();
        initialise(Defaults.next());
        return this;
    }

    /// Leaves the bias out.
    public ConvTranspose2d noBias() {
        bias = null;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        draw();
        return Spatial.convTranspose2d(x, weight, bias, window, extra, extra, groups);
    }

    /// Returns the kernels, [channels, maps / groups, rows, columns].
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
        Windows.picture("ConvTranspose2d", input, channels);
        var span = (window.height() - 1) * window.dilationY() + 1 - 2 * window.top() + extra;
        var stride = window.strideY();
        return new int[] {maps, (input[1] - 1) * stride + span, (input[2] - 1) * stride + span};
    }

    @Override
    public long multiplyAdds(int... input) {
        return (long) input[1] * input[2] * weight.size();
    }

    @Override
    public String toString() {
        var text =
                "ConvTranspose2d("
                        + channels
                        + ", "
                        + maps
                        + ", "
                        + window.height()
                        + ")"
                        + Windows.text(window, 1, 1);
        if (extra != 0) text += ".extra(" + extra + ")";
        if (groups != 1) text += ".groups(" + groups + ")";
        return bias == null ? text + ".noBias()" : text;
    }
}

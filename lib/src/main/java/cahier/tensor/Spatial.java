package cahier.tensor;

import cahier.array.AdaptivePooling;
import cahier.array.Convolution;
import cahier.array.Pooling;
import cahier.array.Upsampling;
import cahier.array.Window;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.UnaryOperator;

/// Operations on pictures, [samples, channels, height, width]; a single picture, [channels, height,
/// width], is taken as a batch of one and given back as one.
public final class Spatial {

    private Spatial() {}

    /// Returns the cross-correlation with kernels: one map for each kernel.
    ///
    /// @param weight [maps, channels / groups, rows, columns] of the kernels
    /// @param bias [maps], or null for none
    /// @param window the kernels' rows and columns, and how they move
    /// @param groups into how many groups channels and maps are split; each sees only its own
    /// @throws IllegalArgumentException if shapes do not fit or the window is larger than the
    ///   padded picture
    public static Tensor conv2d(
            Tensor x, Tensor weight, @Nullable Tensor bias, Window window, int groups) {
        if (x.rank() == 3) return single(x, t -> conv2d(t, weight, bias, window, groups));
        var form = convolution(x, weight, window, groups);
        bias("conv2d", bias, weight.size(0));
        return Tensor.computed(new Convolved.Correlation(x, weight, list(bias), form));
    }

    /// Checks the shapes of a convolution and returns its form.
    static Convolution convolution(Tensor x, Tensor weight, Window window, int groups) {
        pictures("conv2d", x);
        kernels("conv2d", weight, window);
        if (groups < 1 || weight.size(0) % groups != 0 || x.size(1) != weight.size(1) * groups) {
            throw Shapes.failure(
                    "conv2d",
                    "number of channels differs",
                    Shapes.text(x.shape)
                            + " for weight "
                            + Shapes.text(weight.shape)
                            + " in "
                            + groups
                            + (groups == 1 ? " group" : " groups"),
                    "[samples, " + weight.size(1) * groups + ", height, width]");
        }
        fits("conv2d", x, window, false);
        return new Convolution(
                x.size(0), x.size(1), x.size(2), x.size(3), weight.size(0), window, groups);
    }

    /// Returns the transposed convolution: every value of x adds its multiple of the kernels to the
    /// output.
    ///
    /// @param weight [channels, maps / groups, rows, columns] of the kernels
    /// @param bias [maps], or null for none
    /// @param window the kernels' rows and columns, and how they move; padding is cut off the
    ///   output
    /// @param extraRows rows more at the lower edge, to choose among the sizes that a stride allows
    /// @param extraColumns columns more at the right edge
    public static Tensor convTranspose2d(
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            Window window,
            int extraRows,
            int extraColumns,
            int groups) {
        if (x.rank() == 3) {
            return single(
                    x,
                    t -> convTranspose2d(t, weight, bias, window, extraRows, extraColumns, groups));
        }
        pictures("convTranspose2d", x);
        kernels("convTranspose2d", weight, window);
        if (groups < 1 || weight.size(0) % groups != 0 || x.size(1) != weight.size(0)) {
            throw Shapes.failure(
                    "convTranspose2d",
                    "number of channels differs",
                    Shapes.text(x.shape) + " for weight " + Shapes.text(weight.shape),
                    "[samples, " + weight.size(0) + ", height, width]");
        }
        bias("convTranspose2d", bias, weight.size(1) * groups);
        var height =
                transposed(x.size(2), window.strideY(), window.height(), window.dilationY())
                        - window.top()
                        - window.bottom()
                        + extraRows;
        var width =
                transposed(x.size(3), window.strideX(), window.width(), window.dilationX())
                        - window.left()
                        - window.right()
                        + extraColumns;
        if (height < 1
                || width < 1
                || window.outHeight(height) != x.size(2)
                || window.outWidth(width) != x.size(3)) {
            throw Shapes.failure(
                    "convTranspose2d",
                    "padding or extra rows and columns do not fit",
                    "an output of " + height + " × " + width,
                    "one that the same window takes to " + x.size(2) + " × " + x.size(3));
        }
        var form =
                new Convolution(
                        x.size(0),
                        weight.size(1) * groups,
                        height,
                        width,
                        x.size(1),
                        window,
                        groups);
        return Tensor.computed(new Convolved.Transposed(x, weight, list(bias), form));
    }

    private static int transposed(int length, int stride, int kernel, int dilation) {
        return (length - 1) * stride + (kernel - 1) * dilation + 1;
    }

    /// Returns the largest value of each window; padding never counts.
    ///
    /// @param ceil whether a last window that is partly outside counts too
    public static Tensor maxPool2d(Tensor x, Window window, boolean ceil) {
        if (x.rank() == 3) return single(x, t -> maxPool2d(t, window, ceil));
        var form = pooling("maxPool2d", x, window, ceil);
        if (Fused.records(x)) return Tensor.computed(Pooled.Max.of(x, form));
        var shape =
                Shapes.checked(
                        "maxPool2d", x.size(0), x.size(1), form.outHeight(), form.outWidth());
        var y = Recycling.take(Shapes.size(shape), false);
        form.max(x.values(), y);
        return Tensor.own(y, shape);
    }

    /// Returns the mean of each window.
    ///
    /// @param ceil whether a last window that is partly outside counts too; it is divided by what
    ///   lies inside the padded picture
    /// @param countsPadding whether padding counts as zeros, or not at all
    public static Tensor avgPool2d(Tensor x, Window window, boolean ceil, boolean countsPadding) {
        if (x.rank() == 3) return single(x, t -> avgPool2d(t, window, ceil, countsPadding));
        var form = pooling("avgPool2d", x, window, ceil);
        return Tensor.computed(new Pooled.Average(x, form, countsPadding));
    }

    private static Pooling pooling(String operation, Tensor x, Window window, boolean ceil) {
        pictures(operation, x);
        if (Math.max(window.top(), window.bottom()) > window.height() / 2
                || Math.max(window.left(), window.right()) > window.width() / 2) {
            throw Shapes.failure(
                    operation,
                    "padding too wide",
                    window.top()
                            + ", "
                            + window.left()
                            + ", "
                            + window.bottom()
                            + ", "
                            + window.right(),
                    "at most half the window of " + window.height() + " × " + window.width());
        }
        fits(operation, x, window, ceil);
        var planes = x.size(0) * x.size(1);
        return ceil
                ? Pooling.ceil(planes, x.size(2), x.size(3), window)
                : Pooling.floor(planes, x.size(2), x.size(3), window);
    }

    /// Returns the mean of each of height × width parts of a picture, which may overlap by a row or
    /// a column.
    public static Tensor adaptiveAvgPool2d(Tensor x, int height, int width) {
        if (x.rank() == 3) return single(x, t -> adaptiveAvgPool2d(t, height, width));
        var form = parts("adaptiveAvgPool2d", x, height, width);
        return Tensor.computed(new Pooled.AdaptiveAverage(x, form));
    }

    /// Returns the largest of each of height × width parts of a picture, which may overlap by a row
    /// or a column.
    public static Tensor adaptiveMaxPool2d(Tensor x, int height, int width) {
        if (x.rank() == 3) return single(x, t -> adaptiveMaxPool2d(t, height, width));
        var form = parts("adaptiveMaxPool2d", x, height, width);
        return Tensor.computed(Pooled.AdaptiveMax.of(x, form));
    }

    private static AdaptivePooling parts(String operation, Tensor x, int height, int width) {
        pictures(operation, x);
        positive(operation, x, height, width);
        return new AdaptivePooling(x.size(0) * x.size(1), x.size(2), x.size(3), height, width);
    }

    /// Returns pictures in another size, each value copied from the nearest.
    public static Tensor nearest(Tensor x, int height, int width) {
        if (x.rank() == 3) return single(x, t -> nearest(t, height, width));
        return Tensor.computed(new Resized.Nearest(x, resizing("nearest", x, height, width)));
    }

    /// Returns pictures in another size by bilinear interpolation, without antialiasing.
    ///
    /// @param alignCorners whether the corner pixels' centres stay in place, instead of the
    ///   pictures' edges
    public static Tensor bilinear(Tensor x, int height, int width, boolean alignCorners) {
        if (x.rank() == 3) return single(x, t -> bilinear(t, height, width, alignCorners));
        var form = resizing("bilinear", x, height, width);
        return Tensor.computed(new Resized.Bilinear(x, form, alignCorners));
    }

    private static Upsampling resizing(String operation, Tensor x, int height, int width) {
        pictures(operation, x);
        positive(operation, x, height, width);
        return new Upsampling(x.size(0) * x.size(1), x.size(2), x.size(3), height, width);
    }

    private static Tensor single(Tensor x, UnaryOperator<Tensor> operation) {
        return operation.apply(x.unsqueeze(0)).squeeze(0);
    }

    private static List<Tensor> list(@Nullable Tensor bias) {
        return bias == null ? List.of() : List.of(bias);
    }

    private static void pictures(String operation, Tensor x) {
        if (x.rank() != 4) {
            throw Shapes.failure(
                    operation,
                    "not pictures",
                    "shape " + Shapes.text(x.shape),
                    "[samples, channels, height, width] or [channels, height, width]");
        }
    }

    private static void kernels(String operation, Tensor weight, Window window) {
        if (weight.rank() != 4
                || weight.size(2) != window.height()
                || weight.size(3) != window.width()) {
            throw Shapes.failure(
                    operation,
                    "weight does not fit the window",
                    Shapes.text(weight.shape),
                    "[.., .., " + window.height() + ", " + window.width() + "]");
        }
    }

    private static void bias(String operation, @Nullable Tensor bias, int maps) {
        if (bias != null && (bias.rank() != 1 || bias.size() != maps)) {
            throw Shapes.failure(
                    operation, "bias does not fit", Shapes.text(bias.shape), "[" + maps + "]");
        }
    }

    private static void fits(String operation, Tensor x, Window window, boolean ceil) {
        int height = x.size(2), width = x.size(3);
        if (height < 1 || width < 1) {
            throw Shapes.failure(
                    operation,
                    "pictures without pixels",
                    "shape " + Shapes.text(x.shape),
                    "1 × 1 or more");
        }
        var rows = ceil ? window.outHeightCeil(height) : window.outHeight(height);
        var columns = ceil ? window.outWidthCeil(width) : window.outWidth(width);
        if (rows < 1 || columns < 1) {
            var isDilated = window.dilationY() > 1 || window.dilationX() > 1;
            throw Shapes.failure(
                    operation,
                    "window is larger than the padded picture",
                    "a window of "
                            + window.height()
                            + " × "
                            + window.width()
                            + (isDilated ? reach(window) : "")
                            + " on "
                            + Shapes.text(x.shape),
                    "a window that fits" + (ceil ? ", but for less than a stride" : ""));
        }
    }

    private static String reach(Window window) {
        return ", dilated to "
                + ((window.height() - 1) * window.dilationY() + 1)
                + " × "
                + ((window.width() - 1) * window.dilationX() + 1)
                + ",";
    }

    private static void positive(String operation, Tensor x, int height, int width) {
        if (height < 1 || width < 1 || x.size(2) < 1 || x.size(3) < 1) {
            throw Shapes.failure(
                    operation,
                    "size not positive",
                    Shapes.text(x.shape) + " to " + height + " × " + width,
                    "1 × 1 or more");
        }
    }
}

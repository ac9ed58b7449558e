package cahier.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Writes a tensor's values as NumPy does: nested brackets, one width for all, the middle of long
/// axes left out; then the shape.
final class TensorText {

    private static final int MANY = 1000;
    private static final int EDGE = 3;

    private final Tensor tensor;
    private final int[] shape;
    private final boolean cut;
    private final Function<Float, String> form;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private TensorText(Tensor tensor) {
        this.tensor = tensor;
        this.shape = tensor.shape;
        this.cut = tensor.size() > MANY;
        var shown = new ArrayList<Float>();
        collect(0, 0, shown);
        this.form = form(shown);
        this.width = shown.stream().mapToInt(v -> form.apply(v).length()).max().orElse(0);
    }

    static String of(Tensor tensor) {
        // without values there is nothing to show, however long the other axes are
        if (tensor.size() == 0) return "[]  shape " + Shapes.text(tensor.shape);
        var writer = new TensorText(tensor);
        writer.write(0, 0);
        return writer.text.append("  shape ").append(Shapes.text(tensor.shape)).toString();
    }

    private boolean skips(int axis) {
        return cut && shape[axis] > 2 * EDGE;
    }

    /// Gathers the values that are shown.
    private void collect(int axis, int block, List<Float> shown) {
        if (axis == shape.length) {
            shown.add(tensor.values()[block]);
            return;
        }
        for (var i = 0; i < shape[axis]; i++) {
            if (skips(axis) && i == EDGE) i = shape[axis] - EDGE;
            collect(axis + 1, block * shape[axis] + i, shown);
        }
    }

    private void write(int axis, int block) {
        if (axis == shape.length) {
            var value = form.apply(tensor.values()[block]);
            text.repeat(' ', Math.max(0, shape.length == 0 ? 0 : width - value.length()));
            text.append(value);
            return;
        }
        var separator = separator(axis);
        text.append('[');
        for (var i = 0; i < shape[axis]; i++) {
            if (i > 0) text.append(separator);
            if (skips(axis) && i == EDGE) {
                text.append('…').append(separator);
                i = shape[axis] - EDGE;
            }
            write(axis + 1, block * shape[axis] + i);
        }
        text.append(']');
    }

    private String separator(int axis) {
        var deeper = shape.length - 1 - axis;
        return deeper == 0 ? ", " : "," + "\n".repeat(deeper) + " ".repeat(axis + 1);
    }

    /// Chooses one form for all values: whole numbers, four decimals, or powers of ten.
    private static Function<Float, String> form(List<Float> values) {
        var largest = 0.0;
        var smallest = Double.MAX_VALUE;
        var whole = true;
        for (var value : values) {
            if (!Float.isFinite(value)) continue;
            var size = Math.abs(value.doubleValue());
            largest = Math.max(largest, size);
            if (size > 0) smallest = Math.min(smallest, size);
            whole &= size == Math.rint(size);
        }
        if (whole && largest < 1e8)
            return value -> special(value, v -> Long.toString(v.longValue()));
        if (largest >= 1e6 || largest < 1e-3 || largest / smallest > 1e6) {
            return value -> special(value, v -> String.format(Locale.ROOT, "%.4e", v));
        }
        var decimals = values.stream().mapToInt(TensorText::decimals).max().orElse(0);
        var pattern = "%." + decimals + "f";
        return value -> special(value, v -> String.format(Locale.ROOT, pattern, v));
    }

    /// Returns how many decimals, at most four, a value of seven significant digits needs.
    private static int decimals(float value) {
        if (!Float.isFinite(value) || value == 0f) return 0;
        var exact = new BigDecimal(Float.toString(value)).round(new MathContext(7));
        var four =
                exact.setScale(
                        Math.min(4, Math.max(0, exact.scale())), java.math.RoundingMode.HALF_EVEN);
        return Math.max(0, four.signum() == 0 ? 4 : four.stripTrailingZeros().scale());
    }

    private static String special(float value, Function<Double, String> form) {
        if (Float.isNaN(value)) return "nan";
        if (Float.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        return form.apply((double) value);
    }
}

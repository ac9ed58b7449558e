package cahier.plot;

import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Writes the numbers on bars: each with as many significant digits, from four down to two, as all
/// have room for, so that a small bar beside a large one is still labelled with its own value.
final class BarLabels {

    static final Font FONT = BarNames.FONT;

    /// The digits of an axis whose bars have no labels.
    private static final int TICKS = 6;

    /// A bar this much shorter than the longest cannot be seen, and is about zero.
    private static final double UNSEEN = 1e-3;

    /// What is this much smaller than the largest value is what rounding left of a zero.
    private static final double ZERO = 1e-15;

    /// What is smaller or at least as large is written with a power of ten.
    private static final double TINY = 1e-6;

    private static final double HUGE = 1e15;

    /// How far labels stay apart, how far one may reach over the bar beside its own, and how high
    /// one is, in pixels.
    private static final double APART = 2;

    private static final double HIGH = 12;

    private final List<double[]> groups;
    private final boolean isLogarithmic;
    private final double largest;

    /// A bar with its ends, and how far it rises from zero, below it negative, in pixels.
    private record Bar(double left, double right, double rise, double value) {

        double middle() {
            return (left + right) / 2;
        }
    }

    /// Takes the values on the bars.
    ///
    /// @param groups one array for each colour, with one value for each name
    BarLabels(List<double[]> groups, boolean isLogarithmic) {
        this.groups = groups;
        this.isLogarithmic = isLogarithmic;
        this.largest = finite().map(Math::abs).max().orElse(0);
    }

    /// Returns how many significant digits fit, or nothing where no two do.
    ///
    /// @param width the width of the area with the bars, in pixels
    /// @param height its height
    /// @param filled the share of the width that bars take
    OptionalInt digits(double width, double height, double filled) {
        var bars = bars(width, height, filled);
        return IntStream.of(4, 3, 2).filter(digits -> fit(bars, digits)).findFirst();
    }

    /// Writes a value so that so many significant digits of it are true; whole numbers stay whole.
    String text(double value, OptionalInt digits) {
        var size = Math.abs(value);
        if (size == 0 || !isLogarithmic && size <= ZERO * largest) return "0";
        if (isLogarithmic && (size < TINY || size >= HUGE))
            return Words.number(value, digits.orElse(2));
        if (!isLogarithmic && size < UNSEEN * largest) return "≈0";
        var places = digits.orElse(TICKS) - 1 - (long) Math.floor(Math.log10(size));
        var decimals = Math.clamp(places, 0, 12);
        var pattern = "#,##0" + (decimals == 0 ? "" : "." + "#".repeat(decimals));
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(pattern, symbols).format(value);
    }

    private boolean fit(List<Bar> bars, int digits) {
        var previous = List.<Bar>of();
        for (var i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var text = text(bar.value(), OptionalInt.of(digits));
            var half = Words.width(FONT, text) / 2;
            var label = new Bar(bar.middle() - half, bar.middle() + half, bar.rise(), bar.value());
            if (i > 0 && (touch(previous.getFirst(), label) || covers(label, bars.get(i - 1)))) {
                return false;
            }
            if (i + 1 < bars.size() && covers(label, bars.get(i + 1))) return false;
            previous = List.of(label);
        }
        return true;
    }

    /// Returns whether two labels that stand beside each other run into one.
    private static boolean touch(Bar left, Bar right) {
        return right.left() - left.right() < APART && Math.abs(left.rise() - right.rise()) < HIGH;
    }

    /// Returns whether a label reaches over a bar beside its own that is as long.
    private static boolean covers(Bar label, Bar other) {
        var over = Math.min(label.right(), other.right()) - Math.max(label.left(), other.left());
        var isAsLong =
                label.rise() * other.rise() > 0
                        && Math.abs(other.rise()) > Math.abs(label.rise()) + APART;
        return over > APART && isAsLong;
    }

    private List<Bar> bars(double width, double height, double filled) {
        var names = groups.isEmpty() ? 0 : groups.getFirst().length;
        var step = width / Math.max(1, names);
        var wide = filled * step / Math.max(1, groups.size());
        var range = Math.max(0, finite().max().orElse(0)) - Math.min(0, finite().min().orElse(0));
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < names; i++) {
            for (var j = 0; j < groups.size(); j++) {
                var value = groups.get(j)[i];
                if (!Double.isFinite(value)) continue;
                var left = (i + .5) * step + (j - groups.size() / 2.) * wide;
                var rise = isLogarithmic || range == 0 ? 0 : value / range * height;
                bars.add(new Bar(left, left + wide, rise, value));
            }
        }
        return bars;
    }

    private DoubleStream finite() {
        return groups.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }
}

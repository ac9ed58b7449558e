package cahier.plot;

import org.knowm.xchart.style.AxesChartStyler;

import java.util.Arrays;
import java.util.List;

/// A logarithmic vertical axis.
///
/// XChart marks each power of ten and rules nine lines in between: right for a few decades, a grey
/// field with heaped labels for many, and one label or none within a single one. There the
/// exponents are drawn over a plain axis, whose marks are then called by their powers.
final class Decades {

    private static final double FEWEST = 1;

    /// More powers of ten than this are not ruled each.
    static final double MOST = 12;

    private final double least;
    private final double most;

    private Decades(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /// Returns the axis for all values above 0; a plain one if there are none.
    static Decades of(List<double[]> values) {
        var all =
                values.stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(y -> y > 0 && Double.isFinite(y))
                        .summaryStatistics();
        return all.getCount() == 0
                ? new Decades(Double.NaN, Double.NaN)
                : new Decades(all.getMin(), all.getMax());
    }

    /// Returns the axis of a range.
    static Decades between(double least, double most) {
        if (least > 0) return new Decades(least, most);
        throw new IllegalArgumentException(
                "between: a logarithmic axis has no 0: got %s to %s; expected numbers above 0"
                        .formatted(least, most));
    }

    private boolean drawsExponents() {
        var decades = exponent(most) - exponent(least);
        return decades > MOST || decades > 0 && decades < FEWEST;
    }

    /// Returns what is drawn for a value; nothing for one that is not above 0.
    double drawn(double value) {
        if (!(value > 0)) return Double.NaN;
        return drawsExponents() ? exponent(value) : value;
    }

    void on(AxesChartStyler styler, boolean isFixed) {
        if (!drawsExponents()) {
            styler.setYAxisLogarithmic(!Double.isNaN(least));
            if (isFixed) styler.setYAxisMin(least).setYAxisMax(most);
            return;
        }
        styler.setYAxisMin(exponent(least)).setYAxisMax(exponent(most));
        // a tenth of the range must make a difference in the last digit
        var tenth = (exponent(most) - exponent(least)) * Math.log(10) / 10;
        var digits = Math.max(3, 1 + (int) Math.ceil(-Math.log10(tenth)));
        styler.setYAxisTickLabelsFormattingFunction(
                exponent -> Words.number(StrictMath.pow(10, exponent), digits));
    }

    private static double exponent(double value) {
        return StrictMath.log10(value);
    }
}

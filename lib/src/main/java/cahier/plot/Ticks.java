package cahier.plot;

import org.knowm.xchart.style.AxesChartStyler;

import java.util.Arrays;
import java.util.List;

/// Chooses the range of an axis and writes its numbers.
final class Ticks {

    static final int MOST_LABELS = 9;

    private Ticks() {}

    static void onX(AxesChartStyler styler, List<double[]> values) {
        var bounds = bounds(values);
        if (bounds == null) return;
        if (bounds[0] == bounds[1]) bounds = new double[] {bounds[0] - 1, bounds[1] + 1};
        if (bounds[0] == 1 && bounds[1] >= 20) bounds[0] = 0; // steps: 0, 100, not 1, 101
        styler.setXAxisMin(bounds[0]).setXAxisMax(bounds[1]);
        styler.setXAxisMaxLabelCount(MOST_LABELS);
        styler.setXAxisDecimalPattern(pattern(bounds[1] - bounds[0]));
    }

    /// Widens the range a little, and to 0 where 0 is near.
    static void onY(AxesChartStyler styler, List<double[]> values) {
        var bounds = bounds(values);
        if (bounds == null) return;
        var least = bounds[0];
        var most = bounds[1];
        var room = most > least ? .05 * (most - least) : Math.max(.05 * Math.abs(most), .5);
        var atZero = least >= 0 && least <= .35 * most;
        styler.setYAxisMin(atZero ? 0 : least - room).setYAxisMax(most + room);
        styler.setYAxisDecimalPattern(pattern(most > least ? most - least : 2 * room));
    }

    /// Writes as many digits as tell the ticks of a range apart, and huge and tiny ones in powers
    /// of ten.
    static String pattern(double range) {
        if (range >= 1e9 || range < 1e-4) return "0.###E0";
        return range >= 10 ? "#,##0.##" : "0.######";
    }

    private static double @org.jspecify.annotations.Nullable [] bounds(List<double[]> values) {
        var all =
                values.stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .summaryStatistics();
        return all.getCount() == 0 ? null : new double[] {all.getMin(), all.getMax()};
    }
}

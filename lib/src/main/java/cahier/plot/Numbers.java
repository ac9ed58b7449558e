package cahier.plot;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.DoubleSummaryStatistics;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Prepares numbers for the axes.
final class Numbers {

    /// Points of a line: x is finite, and y is NaN where the line has a gap.
    record Points(double[] x, double[] y) {

        /// Returns those that are not in a gap.
        Points finite() {
            return where(i -> isDrawn(i));
        }

        /// Returns those with nothing but gaps beside them.
        Points alone() {
            return where(i -> isDrawn(i) && !isDrawn(i - 1) && !isDrawn(i + 1));
        }

        private boolean isDrawn(int i) {
            return i >= 0 && i < y.length && !Double.isNaN(y[i]);
        }

        private Points where(IntPredicate kept) {
            var all = IntStream.range(0, x.length).filter(kept).toArray();
            return new Points(picked(x, all), picked(y, all));
        }
    }

    /// So many places a picture has in each direction, in which a dot is seen by itself.
    private static final int PLACES = 240;

    private Numbers() {}

    static double[] of(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /// Returns a tensor's values, whatever its shape, the last axis fastest.
    static double[] of(Tensor values) {
        return of(values.toArray());
    }

    static double[] of(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    static double[][] of(float[][] values) {
        return Arrays.stream(values).map(Numbers::of).toArray(double[][]::new);
    }

    /// Returns 1, 2, … n.
    static double[] count(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }

    static double[] range(double from, double to, int points) {
        return IntStream.range(0, points)
                .mapToDouble(i -> from + (to - from) * i / (points - 1))
                .toArray();
    }

    static double[] map(double[] x, DoubleUnaryOperator function) {
        return Arrays.stream(x).map(function).toArray();
    }

    /// Returns the points of a line, of many no more than an axis can show: the least and the most
    /// of each so many, the ends, and where a gap begins.
    static Points drawn(double[] x, double[] y, int most) {
        var step = Math.ceilDiv(x.length, most);
        var kept = step == 1 ? IntStream.range(0, x.length).toArray() : extremes(x, y, 2 * step);
        return drawn(x, y, kept);
    }

    /// Returns points without a line, of many no more than a picture can show: one of those that
    /// lie in the same small place.
    static Points dots(double[] x, double[] y, int most) {
        if (x.length <= most) return drawn(x, y, IntStream.range(0, x.length).toArray());
        var finite = IntStream.range(0, x.length).filter(i -> isFinite(x, y, i)).toArray();
        var across = Arrays.stream(picked(x, finite)).summaryStatistics();
        var down = Arrays.stream(picked(y, finite)).summaryStatistics();
        var taken = new BitSet();
        var kept =
                IntStream.of(finite)
                        .filter(
                                i -> {
                                    var place = PLACES * place(x[i], across) + place(y[i], down);
                                    if (taken.get(place)) return false;
                                    taken.set(place);
                                    return true;
                                })
                        .toArray();
        return drawn(x, y, kept);
    }

    private static int place(double value, DoubleSummaryStatistics all) {
        var range = all.getMax() - all.getMin();
        return range > 0 ? (int) ((value - all.getMin()) / range * (PLACES - 1)) : 0;
    }

    /// Returns the indices of the ends, of where a gap begins, and of the least and the most value
    /// of each block.
    private static int[] extremes(double[] x, double[] y, int block) {
        var kept = new BitSet(x.length);
        kept.set(0);
        kept.set(x.length - 1);
        for (var from = 0; from < x.length; from += block) {
            int least = -1, most = -1;
            for (var i = from; i < Math.min(from + block, x.length); i++) {
                if (!isFinite(x, y, i)) {
                    if (isFinite(x, y, i - 1)) kept.set(i);
                    continue;
                }
                if (least < 0 || y[i] < y[least]) least = i;
                if (most < 0 || y[i] > y[most]) most = i;
            }
            if (least < 0) continue;
            kept.set(least);
            kept.set(most);
        }
        return kept.stream().toArray();
    }

    private static Points drawn(double[] x, double[] y, int[] kept) {
        var drawnX = picked(x, kept);
        var drawnY = picked(y, kept);
        for (var i = 0; i < kept.length; i++) {
            if (isFinite(x, y, kept[i])) continue;
            drawnY[i] = Double.NaN;
            if (!Double.isFinite(drawnX[i])) drawnX[i] = i == 0 ? firstFinite(x) : drawnX[i - 1];
        }
        return new Points(drawnX, drawnY);
    }

    private static boolean isFinite(double[] x, double[] y, int i) {
        return i >= 0 && Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    private static double firstFinite(double[] x) {
        return Arrays.stream(x).filter(Double::isFinite).findFirst().orElse(0);
    }

    private static double[] picked(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    /// Sets one more point on the first level or sloping piece of a line. XChart marks an axis at
    /// every so many values where these are equally spaced, and at round numbers where they are
    /// not.
    static Points uneven(Points points) {
        var at = 0;
        while (at + 2 < points.x().length
                && (points.x()[at] == points.x()[at + 1]
                        || Double.isNaN(points.y()[at] + points.y()[at + 1]))) at++;
        return new Points(inserted(points.x(), at), inserted(points.y(), at));
    }

    private static double[] inserted(double[] values, int at) {
        var more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at + 1, more, at + 2, values.length - at - 1);
        more[at + 1] = values[at] + .37 * (values[at + 1] - values[at]);
        return more;
    }

    /// Cuts gaps into a line of many points: XChart draws each piece by itself, too short to dash.
    static double[] gaps(double[] y) {
        var cut = y.clone();
        var unit = Math.max(1, Math.round(y.length / 241.));
        for (var i = 0; i < y.length; i++) {
            if (i / unit % 5 == 4) cut[i] = Double.NaN;
        }
        return cut;
    }

    /// Says in words how a series runs.
    static String course(double[] x, double[] y) {
        if (y.length == 1) return Words.number(y[0], 4);
        var bounds = Arrays.stream(y).filter(Double::isFinite).summaryStatistics();
        var course =
                "from %s to %s in %d points"
                        .formatted(
                                Words.number(y[0], 4), Words.number(y[y.length - 1], 4), y.length);
        if (bounds.getCount() > 0) {
            course +=
                    ", least %s, most %s"
                            .formatted(
                                    Words.number(bounds.getMin(), 4),
                                    Words.number(bounds.getMax(), 4));
        }
        return course
                + missing(x, y, Double::isNaN, "no number", "no numbers")
                + missing(x, y, Double::isInfinite, "infinite", "infinite");
    }

    /// Says which values a logarithmic axis cannot show.
    static String notPositive(double[] x, double[] y) {
        return missing(x, y, value -> value <= 0, "not above 0", "not above 0");
    }

    private static String missing(
            double[] x, double[] y, DoublePredicate kind, String one, String several) {
        var all = IntStream.range(0, y.length).filter(i -> kind.test(y[i])).toArray();
        if (all.length == 0) return "";
        return ", %d of them %s (%s %s)"
                .formatted(
                        all.length,
                        all.length == 1 ? one : several,
                        all.length == 1 ? "at" : "the first at",
                        Words.number(x[all[0]], 6));
    }
}

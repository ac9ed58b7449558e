package cahier.plot;

import cahier.tensor.Tensor;

import java.util.Arrays;
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

    /// Keeps every `step`th point, the last one, and where a gap begins: what an axis cannot show.
    static Points drawn(double[] x, double[] y, int step) {
        var kept =
                IntStream.range(0, x.length)
                        .filter(
                                i ->
                                        i % step == 0
                                                || i == x.length - 1
                                                || !isFinite(x, y, i) && isFinite(x, y, i - 1))
                        .toArray();
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

package cahier.plot;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Prepares numbers for the axes.
final class Numbers {

    /// Points of a line whose both coordinates are finite.
    record Points(double[] x, double[] y) {}

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

    /// Keeps every `step`th point and the last one, and of these what an axis can show.
    static Points finite(double[] x, double[] y, int step) {
        var kept =
                IntStream.range(0, x.length)
                        .filter(i -> i % step == 0 || i == x.length - 1)
                        .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                        .toArray();
        return new Points(
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray());
    }

    /// Sets one more point on the first level or sloping piece of a line. XChart marks an axis at
    /// every so many values where these are equally spaced, and at round numbers where they are
    /// not.
    static Points uneven(Points points) {
        var at = 0;
        while (at + 2 < points.x().length && points.x()[at] == points.x()[at + 1]) at++;
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
    static String course(double[] y) {
        if (y.length == 1) return Words.number(y[0], 4);
        var bounds = Arrays.stream(y).filter(Double::isFinite).summaryStatistics();
        return "from %s to %s in %d points, least %s, most %s"
                .formatted(
                        Words.number(y[0], 4),
                        Words.number(y[y.length - 1], 4),
                        y.length,
                        Words.number(bounds.getMin(), 4),
                        Words.number(bounds.getMax(), 4));
    }
}

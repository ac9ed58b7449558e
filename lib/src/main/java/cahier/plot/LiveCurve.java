package cahier.plot;

import cahier.output.Bundle;
import cahier.output.Output;
import cahier.output.Shown;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Draws values while they come: the chart changes in place as long as someone watches, and its
/// last state stays when the cell ends, is interrupted or fails. Where nobody watches it is drawn
/// once.
///
/// ```java
/// var curve = Plot.live("loss");
/// for (var batch : batches) curve.add(step(batch));
/// ```
///
/// Watching costs at most about a fifth of the time: the next drawing waits four times as long as
/// the last one took.
public final class LiveCurve {

    private static final long SHORTEST_PAUSE = 100_000_000;
    private static final int DUTY = 4;

    private final String title;
    private final Map<String, Points> series = new LinkedHashMap<>();
    private String xLabel = "step 步";
    private String yLabel = "";
    private double smoothing;
    private boolean logarithmic;

    private @Nullable Shown shown;
    private long next;
    private boolean stale;

    LiveCurve(String title) {
        this.title = Words.given("title", title);
    }

    /// Names the axes, in English and Chinese.
    public LiveCurve labels(String x, String y) {
        xLabel = x;
        yLabel = y;
        return this;
    }

    /// Draws a moving average over the values, which stay as a pale line.
    ///
    /// @param weight of the past, from 0 (no smoothing) to below 1; .9 averages about ten values
    public LiveCurve smooth(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException(
                    "smooth: weight: got " + weight + "; expected 0 ≤ weight < 1");
        }
        smoothing = weight;
        return this;
    }

    /// Makes the vertical axis logarithmic; all values must be above 0.
    public LiveCurve logarithmic() {
        logarithmic = true;
        return this;
    }

    /// Adds the next value of the only series.
    public LiveCurve add(double value) {
        return add(title, value);
    }

    /// Adds the next value of a series, at 1, 2, 3, …
    public LiveCurve add(String name, double value) {
        var before = series.get(name);
        return add(name, before == null ? 1 : before.last() + 1, value);
    }

    /// Adds a value of a series at a place: a validation loss, once an epoch, beside the loss of
    /// each step.
    public synchronized LiveCurve add(String name, double x, double value) {
        series.computeIfAbsent(name, key -> new Points()).add(x, value);
        stale = true;
        if (shown == null) {
            shown = Output.show(figure().bundle());
            stale = false;
            Output.atEnd(this::draw);
        } else if (Output.watched() && System.nanoTime() - next >= 0) {
            drawSoonReplaced(shown);
        }
        return this;
    }

    /// Draws what has come so far. A cell's end does this by itself.
    public synchronized void draw() {
        if (!stale || shown == null) return;
        shown.update(figure().bundle());
        stale = false;
    }

    private void drawSoonReplaced(Shown shown) {
        var start = System.nanoTime();
        var figure = figure();
        var png = Painting.fastPng(figure.image());
        var alt = figure.alt();
        shown.update(Bundle.picture("image/png", png, figure.width(), figure.height(), alt));
        var end = System.nanoTime();
        next = end + Math.max(SHORTEST_PAUSE, DUTY * (end - start));
    }

    /// Returns the values of a series so far.
    public synchronized double[] values(String name) {
        var points = series.get(name);
        return points == null ? new double[0] : points.y();
    }

    /// Returns the chart of what has come so far.
    public synchronized Curves figure() {
        var chart = new Curves(title).labels(xLabel, yLabel);
        if (logarithmic) chart.logarithmic();
        var index = 0;
        for (var entry : series.entrySet()) {
            var ink = Ink.series(index++);
            var points = entry.getValue();
            if (smoothing == 0) {
                chart.add(entry.getKey(), points.x(), points.y(), ink, Heading.Mark.LINE);
                continue;
            }
            var pale = Ink.between(Ink.PAPER, ink, .35);
            var alone = series.size() == 1;
            var each = alone ? "each value 每个值" : "";
            chart.add(each, points.x(), points.y(), pale, Heading.Mark.LINE);
            var mean = smoothed(points.y());
            var name = alone ? "smoothed 平滑" : entry.getKey();
            chart.add(name, points.x(), mean, ink, Heading.Mark.LINE);
        }
        return chart;
    }

    /// Weighs the past exponentially, and corrects for the missing past at the start.
    private double[] smoothed(double[] values) {
        var mean = new double[values.length];
        var sum = 0.0;
        var weight = 0.0;
        for (var i = 0; i < values.length; i++) {
            sum = smoothing * sum + (1 - smoothing) * values[i];
            weight = smoothing * weight + (1 - smoothing);
            mean[i] = sum / weight;
        }
        return mean;
    }

    private static final class Points {

        private double[] x = new double[64];
        private double[] y = new double[64];
        private int count;

        void add(double at, double value) {
            if (count == x.length) {
                x = Arrays.copyOf(x, 2 * count);
                y = Arrays.copyOf(y, 2 * count);
            }
            x[count] = at;
            y[count++] = value;
        }

        double last() {
            return x[count - 1];
        }

        double[] x() {
            return Arrays.copyOf(x, count);
        }

        double[] y() {
            return Arrays.copyOf(y, count);
        }
    }
}

package cahier.plot;

import cahier.tensor.Tensor;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Draws how often values fall into equal parts of a range.
public final class Histogram extends Chart<Histogram> {

    private final List<Sample> samples = new ArrayList<>();
    private final int bins;
    private double least = Double.NaN;
    private double most = Double.NaN;

    private record Sample(String name, double[] values) {}

    Histogram(String title, int bins) {
        super(title);
        if (bins < 1) {
            throw new IllegalArgumentException(
                    "histogram: number of bins: got " + bins + "; expected 1 or more");
        }
        this.bins = bins;
    }

    /// Adds a sample; several lie over each other as outlines.
    public Histogram add(String name, double... values) {
        samples.add(new Sample(name, values.clone()));
        return this;
    }

    /// Adds a sample; several lie over each other as outlines.
    public Histogram add(String name, float[] values) {
        return add(name, Numbers.of(values));
    }

    /// Adds a sample; several lie over each other as outlines.
    public Histogram add(String name, Tensor values) {
        return add(name, Numbers.of(values));
    }

    /// Fixes the range; values outside count in no bin. The upper end belongs to the last bin.
    public Histogram between(double least, double most) {
        this.least = least;
        this.most = most;
        return this;
    }

    @Override
    public String alt() {
        var alt = new StringBuilder("Histogram \"" + title + "\" in " + bins + " bins");
        for (var sample : samples) {
            var counts = counts(sample.values());
            var peak = 0;
            for (var i = 0; i < counts.length; i++) if (counts[i] > counts[peak]) peak = i;
            var range = range();
            var width = (range[1] - range[0]) / bins;
            alt.append("; ").append(sample.name());
            alt.append(
                    ": %d values, most of them (%s) from %s to %s"
                            .formatted(
                                    sample.values().length,
                                    Words.number(counts[peak], 9),
                                    Words.number(range[0] + peak * width, 4),
                                    Words.number(range[0] + (peak + 1) * width, 4)));
            var outside = sample.values().length - (int) Arrays.stream(counts).sum();
            if (outside > 0) alt.append(", ").append(outside).append(" of them in no bin");
        }
        return alt.toString();
    }

    @Override
    Histogram self() {
        return this;
    }

    @Override
    List<Heading.Key> keys() {
        if (samples.size() < 2) return List.of();
        var keys = new ArrayList<Heading.Key>();
        for (var sample : samples) {
            keys.add(new Heading.Key(sample.name(), Ink.series(keys.size()), Heading.Mark.LINE));
        }
        return keys;
    }

    @Override
    XYChart chart(int height) {
        var chart = new XYChartBuilder().width(width()).height(height).xAxisTitle(xLabel).build();
        var styler = chart.getStyler();
        style(styler);
        styler.setCursorFont(Fonts.regular(12));
        styler.setXAxisTitleVisible(!xLabel.isEmpty());
        var range = range();
        styler.setXAxisMin(range[0]).setXAxisMax(range[1]);
        styler.setXAxisMaxLabelCount(Ticks.MOST_LABELS);
        styler.setXAxisDecimalPattern(Ticks.pattern(range[1] - range[0]));
        var all = samples.stream().map(sample -> counts(sample.values())).toList();
        Ticks.onY(styler, all);
        styler.setYAxisMin(0.);
        for (var i = 0; i < all.size(); i++) {
            var steps = Numbers.uneven(steps(all.get(i), range));
            var series = chart.addSeries("" + i, steps.x(), steps.y());
            var ink = Ink.series(i);
            series.setMarker(SeriesMarkers.NONE);
            series.setXYSeriesRenderStyle(
                    all.size() == 1 ? XYSeriesRenderStyle.Area : XYSeriesRenderStyle.Line);
            series.setLineColor(ink);
            series.setLineWidth(all.size() == 1 ? 1 : 2);
            series.setFillColor(Ink.between(Ink.PAPER, ink, .55));
        }
        return chart;
    }

    private double[] counts(double[] values) {
        var range = range();
        var counts = new double[bins];
        for (var value : values) {
            if (!(value >= range[0] && value <= range[1])) continue;
            var bin = (int) ((value - range[0]) / (range[1] - range[0]) * bins);
            counts[Math.min(bin, bins - 1)]++;
        }
        return counts;
    }

    private double[] range() {
        if (!Double.isNaN(least)) return new double[] {least, most};
        var all =
                samples.stream()
                        .flatMapToDouble(sample -> Arrays.stream(sample.values()))
                        .filter(Double::isFinite)
                        .summaryStatistics();
        if (all.getCount() == 0) return new double[] {0, 1};
        if (all.getMin() == all.getMax()) {
            return new double[] {all.getMin() - .5, all.getMax() + .5};
        }
        return new double[] {all.getMin(), all.getMax()};
    }

    /// Outlines the bins: two points for each, at the same height.
    private Numbers.Points steps(double[] counts, double[] range) {
        var x = new double[2 * bins + 2];
        var y = new double[2 * bins + 2];
        for (var i = 0; i <= bins; i++) {
            x[2 * i] = x[2 * i + 1] = range[0] + (range[1] - range[0]) * i / bins;
            y[2 * i + 1] = i < bins ? counts[i] : 0;
            y[2 * i] = i > 0 ? counts[i - 1] : 0;
        }
        return new Numbers.Points(x, y);
    }
}

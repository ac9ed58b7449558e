package cahier.plot;

import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Draws one or more series over a common axis, as lines, dashed lines or points.
///
/// ```java
/// Plot.curves("Sigmoid σ").add("σ(x)", -6, 6, x -> 1 / (1 + Math.exp(-x))).labels("x", "σ(x)")
/// ```
public final class Curves extends Chart<Curves> {

    static final BasicStroke DASHES =
            new BasicStroke(
                    2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);

    private static final BasicStroke SOLID =
            new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    /// So many points make a function look smooth.
    private static final int SAMPLES = 241;

    /// More points than this many per series are thinned: no screen shows them.
    private static final int DRAWN = 2000;

    /// Between so many points a dash has room.
    private static final int MOST_DASHED = 60;

    /// So many values have a mark of their own on the axis.
    private static final int EACH_MARKED = 10;

    private final List<Line> lines = new ArrayList<>();
    private boolean logarithmic;
    private double least = Double.NaN;
    private double most = Double.NaN;

    private record Line(String name, double[] x, double[] y, Color ink, Heading.Mark mark) {}

    Curves(String title) {
        super(title);
    }

    /// Adds a line through points.
    public Curves add(String name, double[] x, double[] y) {
        return add(name, x, y, Heading.Mark.LINE);
    }

    /// Adds a line through points.
    public Curves add(String name, float[] x, float[] y) {
        return add(name, Numbers.of(x), Numbers.of(y));
    }

    /// Adds a line through values at 1, 2, 3, …
    public Curves add(String name, double... y) {
        return add(name, Numbers.count(y.length), y);
    }

    /// Adds a line through values at 1, 2, 3, …
    public Curves add(String name, float[] y) {
        return add(name, Numbers.of(y));
    }

    /// Adds a line through values at 1, 2, 3, …
    public Curves add(String name, Tensor y) {
        return add(name, Numbers.of(y));
    }

    /// Adds a line through points.
    public Curves add(String name, Tensor x, Tensor y) {
        return add(name, Numbers.of(x), Numbers.of(y));
    }

    /// Adds the graph of a function over a range.
    public Curves add(String name, double from, double to, DoubleUnaryOperator function) {
        var x = Numbers.range(from, to, SAMPLES);
        return add(name, x, Numbers.map(x, function));
    }

    /// Adds a dashed line through points.
    public Curves addDashed(String name, double[] x, double[] y) {
        return add(name, x, y, Heading.Mark.DASHED);
    }

    /// Adds the graph of a function over a range as a dashed line.
    public Curves addDashed(String name, double from, double to, DoubleUnaryOperator function) {
        var x = Numbers.range(from, to, SAMPLES);
        return addDashed(name, x, Numbers.map(x, function));
    }

    /// Adds points without a line.
    public Curves addPoints(String name, double[] x, double[] y) {
        return add(name, x, y, Heading.Mark.DOT);
    }

    /// Adds points without a line.
    public Curves addPoints(String name, float[] x, float[] y) {
        return addPoints(name, Numbers.of(x), Numbers.of(y));
    }

    /// Makes the vertical axis logarithmic; a value that is not above 0 leaves a gap.
    ///
    /// @throws IllegalArgumentException if it was given a range that is not above 0
    public Curves logarithmic() {
        if (!Double.isNaN(least)) Decades.between(least, most);
        logarithmic = true;
        return this;
    }

    /// Fixes the range of the vertical axis.
    ///
    /// @throws IllegalArgumentException if it is empty, or not above 0 on a logarithmic axis
    public Curves between(double least, double most) {
        if (!(least < most)) {
            throw new IllegalArgumentException(
                    "between: empty range: got %s to %s; expected a lower number first"
                            .formatted(least, most));
        }
        if (logarithmic) Decades.between(least, most);
        this.least = least;
        this.most = most;
        return this;
    }

    Curves add(String name, double[] x, double[] y, Heading.Mark mark) {
        return add(name, x, y, Ink.series(lines.size()), mark);
    }

    Curves add(String name, double[] x, double[] y, Color ink, Heading.Mark mark) {
        if (x.length != y.length || y.length == 0) {
            throw new IllegalArgumentException(
                    "add: lengths of \"%s\": got %d x and %d y; expected as many, at least one"
                            .formatted(name, x.length, y.length));
        }
        lines.add(new Line(Words.given("name", name), x.clone(), y.clone(), ink, mark));
        return this;
    }

    @Override
    public String alt() {
        var alt = new StringBuilder("Chart \"" + title + "\"");
        if (!xLabel.isEmpty()) alt.append(" over ").append(xLabel);
        var between = ": ";
        for (var line : named()) {
            alt.append(between)
                    .append(line.name())
                    .append(' ')
                    .append(Numbers.course(line.x(), line.y()));
            if (logarithmic) alt.append(Numbers.notPositive(line.x(), line.y()));
            between = "; ";
        }
        return alt.toString();
    }

    /// A line without a name is drawn and not explained: the pale values behind a smoothed line.
    private List<Line> named() {
        return lines.stream().filter(line -> !line.name().isEmpty()).toList();
    }

    @Override
    Curves self() {
        return this;
    }

    @Override
    List<Heading.Key> keys() {
        if (named().size() < 2) return List.of();
        return named().stream()
                .map(line -> new Heading.Key(line.name(), line.ink(), line.mark()))
                .toList();
    }

    @Override
    XYChart chart(int height) {
        var chart = new XYChartBuilder().width(width()).height(height).xAxisTitle(xLabel).build();
        var styler = chart.getStyler();
        style(styler);
        styler.setCursorFont(Fonts.regular(12));
        styler.setXAxisTitleVisible(!xLabel.isEmpty());
        Ticks.onX(styler, lines.stream().map(Line::x).toList());
        var isFixed = !Double.isNaN(least);
        var decades = decades();
        if (decades != null) decades.on(styler, isFixed);
        else if (isFixed) styler.setYAxisMin(least).setYAxisMax(most);
        else Ticks.onY(styler, lines.stream().map(Line::y).toList());
        // the pale values behind all smoothed lines, those of other curves too
        for (var isNamed : List.of(false, true)) {
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i).name().isEmpty() != isNamed)
                    add(chart, lines.get(i), "" + i, decades);
            }
        }
        return chart;
    }

    private @Nullable Decades decades() {
        if (!logarithmic) return null;
        if (!Double.isNaN(least)) return Decades.between(least, most);
        return Decades.of(lines.stream().map(Line::y).toList());
    }

    private void add(XYChart chart, Line line, String key, @Nullable Decades decades) {
        var values = decades == null ? line.y() : Numbers.map(line.y(), decades::drawn);
        var drawn =
                line.mark() == Heading.Mark.DOT
                        ? Numbers.dots(line.x(), values, DRAWN)
                        : Numbers.drawn(line.x(), values, DRAWN);
        // a dot draws what a line cannot: a value without a neighbour
        var dots = line.mark() == Heading.Mark.DOT ? drawn.finite() : drawn.alone();
        if (dots.x().length > 0) {
            var series = chart.addSeries(key + "·", dots.x(), dots.y());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(line.ink());
            series.setLineColor(line.ink());
        }
        if (line.mark() == Heading.Mark.DOT || drawn.finite().x().length == dots.x().length) return;
        var dashed = line.mark() == Heading.Mark.DASHED;
        var dense = dashed && drawn.x().length > MOST_DASHED;
        var points = drawn.x().length <= EACH_MARKED ? drawn : Numbers.uneven(drawn);
        var y = dense ? Numbers.gaps(points.y()) : points.y();
        var series = chart.addSeries(key, points.x(), y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(line.ink());
        series.setLineStyle(dashed && !dense ? DASHES : SOLID);
    }
}

package cahier.plot;

import cahier.tensor.Tensor;

import org.knowm.xchart.CategoryChart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/// Draws one or more values for each name, with the numbers on the bars.
public final class Bars extends Chart<Bars> {

    /// Room at both ends of a logarithmic axis, in powers of ten.
    private static final double ROOM = .35;

    /// The share of a chart's height that names may take, and the height of an axis' title.
    private static final double NAMES = .4;

    private static final int TITLE = 18;

    /// The height of a bar's label, and of what a chart has around its bars.
    private static final double LABELLED = 16;

    private static final double AROUND = 50;

    private static final double BESIDE = 90;

    /// What is smaller, or at least as large, is written with a power of ten over many of them.
    private static final double SMALL = 1e-4;

    private static final double LARGE = 1e7;

    private final List<String> names;
    private final List<Group> groups = new ArrayList<>();
    private boolean logarithmic;

    /// XChart's chart, which keeps to itself where it has drawn.
    static final class Axes extends CategoryChart {

        Axes(int width, int height) {
            super(width, height);
        }

        Rectangle2D plotted() {
            return plot.getBounds();
        }
    }

    private record Group(String name, double[] values) {}

    Bars(String title, List<String> names) {
        super(title);
        this.names = List.copyOf(names);
    }

    /// Adds one value for each name, in a colour of its own.
    public Bars add(String name, double... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    "add: values of \"%s\": got %d; expected one for each of the %d names"
                            .formatted(name, values.length, names.size()));
        }
        groups.add(new Group(Words.given("name", name), values.clone()));
        return this;
    }

    /// Adds one value for each name, in a colour of its own.
    public Bars add(String name, Tensor values) {
        return add(name, Numbers.of(values));
    }

    /// Makes the vertical axis logarithmic; all values must be above 0.
    public Bars logarithmic() {
        logarithmic = true;
        return this;
    }

    @Override
    public String alt() {
        var alt = new StringBuilder("Bars \"" + title + "\"");
        var between = ": ";
        for (var group : groups) {
            if (groups.size() > 1) alt.append(between).append(group.name());
            for (var i = 0; i < names.size(); i++) {
                alt.append(i == 0 && groups.size() > 1 ? ": " : between);
                alt.append(names.get(i)).append(' ').append(Words.number(group.values()[i], 4));
                between = ", ";
            }
            between = "; ";
        }
        return alt.toString();
    }

    @Override
    Bars self() {
        return this;
    }

    @Override
    List<Heading.Key> keys() {
        if (groups.size() < 2) return List.of();
        var keys = new ArrayList<Heading.Key>();
        for (var group : groups) {
            keys.add(new Heading.Key(group.name(), Ink.series(keys.size()), Heading.Mark.BAR));
        }
        return keys;
    }

    @Override
    void paintAxes(Graphics2D g, int height) {
        var below = names(height);
        if (below.isPlain()) {
            super.paintAxes(g, height);
            return;
        }
        var title = xLabel.isEmpty() ? 0 : TITLE;
        var axes = chart((int) Math.round(height - below.height() - title));
        axes.paint(g, width(), axes.getHeight());
        var area = axes.plotted();
        var filled = area.getWidth() * axes.getStyler().getPlotContentSize();
        var step = filled / names.size();
        var start = area.getCenterX() - filled / 2 + step / 2;
        below.paint(g, i -> start + i * step, axes.getHeight() - PADDING);
        if (title > 0) {
            Words.centre(
                    g, Fonts.regular(12), Ink.FAINT, xLabel, area.getCenterX(), height - PADDING);
        }
    }

    /// The share of the width that bars take; a few bars would be broad.
    private double filled() {
        return names.size() < 4 ? .45 : .7;
    }

    private BarNames names(int height) {
        return new BarNames(names, (width() - BESIDE) / Math.max(1, names.size()), NAMES * height);
    }

    @Override
    Axes chart(int height) {
        var isPlain = names(height).isPlain();
        var chart = new Axes(width(), height);
        if (isPlain) chart.setXAxisTitle(xLabel);
        var styler = chart.getStyler();
        style(styler);
        styler.setXAxisTitleVisible(isPlain && !xLabel.isEmpty());
        var base = base();
        styler.setYAxisLogarithmic(logarithmic && base.isEmpty());
        styler.setAvailableSpaceFill(filled());
        var labels = new BarLabels(groups.stream().map(Group::values).toList(), logarithmic);
        var digits = labels.digits(width() - BESIDE, height - AROUND, filled());
        styler.setLabelsVisible(digits.isPresent());
        styler.setXAxisMaxLabelCount(names.size());
        styler.setLabelsFont(BarLabels.FONT);
        styler.setLabelsFontColorAutomaticEnabled(false);
        styler.setLabelsFontColor(Ink.TEXT);
        styler.setLabelsPosition(1.06);
        styler.setYAxisTickLabelsFormattingFunction(
                value ->
                        base.isEmpty()
                                ? labels.text(value, digits)
                                : mark(labels, raised(value, base), digits));
        if (base.isPresent()) exponents(styler, base.getAsDouble());
        else if (logarithmic) powersOfTen(styler);
        else range(styler, height);
        var written = isPlain ? names : Collections.nCopies(names.size(), "");
        for (var i = 0; i < groups.size(); i++) {
            var values =
                    Arrays.stream(groups.get(i).values())
                            .map(value -> base.isEmpty() ? value : above(value, base))
                            .boxed()
                            .toList();
            var series = chart.addSeries("" + i, written, values);
            series.setFillColor(Ink.series(i));
        }
        return chart;
    }

    /// Starts at a power of ten well below the least bar, and leaves room for the label on the
    /// largest.
    private void powersOfTen(org.knowm.xchart.style.CategoryStyler styler) {
        var all = values().filter(value -> value > 0).summaryStatistics();
        if (all.getCount() == 0) return;
        styler.setYAxisMin(Math.pow(10, Math.floor(Math.log10(all.getMin()) - ROOM)));
        styler.setYAxisMax(Math.pow(10, Math.ceil(Math.log10(all.getMax()) + ROOM)));
    }

    /// Returns the exponent that bars over so many powers of ten stand on that XChart would heap
    /// their labels: they are drawn as exponents over a plain axis then.
    private OptionalDouble base() {
        var all = values().filter(value -> value > 0).summaryStatistics();
        if (!logarithmic || all.getCount() == 0) return OptionalDouble.empty();
        var least = StrictMath.log10(all.getMin());
        if (StrictMath.log10(all.getMax()) - least <= Decades.MOST) return OptionalDouble.empty();
        return OptionalDouble.of(10 * Math.floor((least - ROOM) / 10));
    }

    private static String mark(BarLabels labels, double value, OptionalInt digits) {
        return value >= SMALL && value < LARGE
                ? labels.text(value, digits)
                : Words.number(value, digits.orElse(2));
    }

    private static double above(double value, OptionalDouble base) {
        return value > 0 ? StrictMath.log10(value) - base.getAsDouble() : Double.NaN;
    }

    private static double raised(double exponent, OptionalDouble base) {
        return StrictMath.pow(10, exponent + base.getAsDouble());
    }

    private void exponents(org.knowm.xchart.style.CategoryStyler styler, double base) {
        var most = StrictMath.log10(values().max().orElse(1)) - base;
        styler.setYAxisMin(0.).setYAxisMax(1.1 * most);
    }

    /// Leaves a tenth above the largest bar, or as much as its label takes in a low chart.
    private void range(org.knowm.xchart.style.CategoryStyler styler, int height) {
        var all = values().summaryStatistics();
        if (all.getCount() == 0 || all.getMax() == 0 && all.getMin() == 0) return;
        var share = Math.max(.1, LABELLED / Math.max(height - AROUND, LABELLED));
        var room = share * (Math.max(all.getMax(), 0) - Math.min(all.getMin(), 0));
        styler.setYAxisMin(all.getMin() < 0 ? all.getMin() - room : 0.);
        styler.setYAxisMax(all.getMax() > 0 ? all.getMax() + room : 0.);
    }

    private DoubleStream values() {
        return groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.values()))
                .filter(Double::isFinite);
    }
}

package cahier.plot;

import org.knowm.xchart.style.AxesChartStyler;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// A figure whose axes XChart draws, under a head of our own.
///
/// @param <S> the chart's own type, which its methods return
public abstract sealed class Chart<S extends Chart<S>> implements Figure
        permits Curves, Bars, Histogram {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    /// The white border of a chart.
    static final int PADDING = 12;

    final String title;
    String xLabel = "";
    String yLabel = "";
    private int width = WIDTH;
    private int height = HEIGHT;

    Chart(String title) {
        this.title = Words.given("title", title);
    }

    /// Names the axes, in English and Chinese.
    public S labels(String x, String y) {
        xLabel = x;
        yLabel = y;
        return self();
    }

    /// Sets the size in CSS pixels (640 × 360 without).
    public S size(int width, int height) {
        if (width < 160 || height < 120) {
            throw new IllegalArgumentException(
                    "size: too small: got %d × %d; expected 160 × 120 or more"
                            .formatted(width, height));
        }
        this.width = width;
        this.height = height;
        return self();
    }

    @Override
    public final int width() {
        return width;
    }

    @Override
    public final int height() {
        return height;
    }

    @Override
    public final void paint(Graphics2D g) {
        var heading = new Heading(title, keys());
        heading.paint(g, width);
        var top = heading.height(width);
        if (!yLabel.isEmpty()) {
            Words.left(g, Fonts.regular(12), Ink.FAINT, yLabel, 14, top + 10);
            top += 16;
        }
        var below = (Graphics2D) g.create();
        below.translate(0, top);
        paintAxes(below, (int) Math.round(height - top));
        below.dispose();
    }

    /// Paints everything below the head.
    void paintAxes(Graphics2D g, int height) {
        chart(height).paint(g, width, height);
    }

    abstract S self();

    /// Builds XChart's chart for the given height.
    abstract org.knowm.xchart.internal.chartpart.Chart<?, ?> chart(int height);

    /// Returns what the colours mean; empty where there is only one series.
    abstract List<Heading.Key> keys();

    /// Sets every font and colour: a logical font left over would fail on a machine without fonts.
    static void style(AxesChartStyler styler) {
        var small = Fonts.regular(11);
        var plain = Fonts.regular(12);
        var none = new Color(255, 255, 255, 0);
        styler.setBaseFont(plain);
        styler.setChartTitleFont(plain);
        styler.setChartTitleVisible(false);
        styler.setLegendFont(plain);
        styler.setLegendVisible(false);
        styler.setAnnotationTextFont(plain);
        styler.setAnnotationTextPanelFont(plain);
        styler.setToolTipFont(plain);
        styler.setChartBackgroundColor(Ink.PAPER);
        styler.setPlotBackgroundColor(Ink.PAPER);
        styler.setPlotBorderVisible(false);
        styler.setPlotBorderColor(none);
        styler.setChartPadding(PADDING);
        styler.setLocale(Locale.ROOT);
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setAxisTitleFont(plain);
        styler.setChartFontColor(Ink.FAINT);
        styler.setXAxisTitleColor(Ink.FAINT);
        styler.setYAxisTitleVisible(false);
        styler.setAxisTickLabelsFont(small);
        styler.setXAxisTickLabelsColor(Ink.TEXT);
        styler.setYAxisTickLabelsColor(Ink.TEXT);
        styler.setAxisTickMarksColor(Ink.LINE);
        styler.setAxisTickMarksStroke(new BasicStroke(1));
        styler.setAxisTickMarkLength(4);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(Ink.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAntiAlias(true);
        styler.setTextAntiAlias(true);
        styler.setMarkerSize(6);
        styler.setXAxisTickMarkSpacingHint(70);
        styler.setYAxisTickMarkSpacingHint(42);
        styler.setPlotContentSize(.97);
    }
}

package cahier.plot;

import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.DialStyler;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.PieStyler;
import org.knowm.xchart.style.RadarStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;

/// Draws a chart that somebody made with XChart, with our font in every place where it has one.
record XChartFigure(Chart<?, ?> chart) implements Figure {

    @Override
    public int width() {
        return chart.getWidth();
    }

    @Override
    public int height() {
        return chart.getHeight();
    }

    @Override
    public String alt() {
        var names =
                chart.getSeriesCollection().stream()
                        .map(Series::getName)
                        .collect(Collectors.joining(", "));
        var title = chart.getTitle() == null ? "" : " \"" + chart.getTitle() + "\"";
        return "Chart" + title + (names.isEmpty() ? "" : ": " + names);
    }

    @Override
    public void paint(Graphics2D g) {
        dress(chart.getStyler());
        chart.paint(g, width(), height());
    }

    private static void dress(Styler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setBaseFont(ours(styler.getBaseFont()));
        styler.setChartTitleFont(ours(styler.getChartTitleFont()));
        styler.setLegendFont(ours(styler.getLegendFont()));
        styler.setAnnotationTextFont(ours(styler.getAnnotationTextFont()));
        styler.setAnnotationTextPanelFont(ours(styler.getAnnotationTextPanelFont()));
        styler.setToolTipFont(ours(styler.getToolTipFont()));
        if (styler instanceof AxesChartStyler axes) {
            axes.setAxisTitleFont(ours(axes.getAxisTitleFont()));
            axes.setAxisTickLabelsFont(ours(axes.getAxisTickLabelsFont()));
            axes.setTimezone(TimeZone.getTimeZone("UTC"));
        }
        if (styler instanceof XYStyler xy) xy.setCursorFont(ours(xy.getCursorFont()));
        if (styler instanceof CategoryStyler bars) bars.setLabelsFont(ours(bars.getLabelsFont()));
        if (styler instanceof HeatMapStyler map) map.setValueFont(ours(map.getValueFont()));
        if (styler instanceof PieStyler pie) {
            pie.setLabelsFont(ours(pie.getLabelsFont()));
            pie.setSumFont(ours(pie.getSumFont()));
        }
        if (styler instanceof DialStyler dial) {
            dial.setAxisTitleFont(ours(dial.getAxisTitleFont()));
            dial.setLabelFont(ours(dial.getLabelsFont()));
        }
        if (styler instanceof RadarStyler radar) {
            radar.setRadiiTitleFont(ours(radar.getRadiiTitleFont()));
        }
    }

    private static Font ours(Font font) {
        return font.isBold() ? Fonts.bold(font.getSize2D()) : Fonts.regular(font.getSize2D());
    }
}

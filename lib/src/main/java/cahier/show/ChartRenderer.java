package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Plot;

import org.knowm.xchart.internal.chartpart.Chart;

/// Shows a chart that was made with XChart itself.
@SuppressWarnings("rawtypes")
public final class ChartRenderer implements Renderer<Chart> {

    @Override
    public Class<Chart> type() {
        return Chart.class;
    }

    @Override
    public MimeBundle render(Chart value) {
        return Bundles.of(Plot.of((Chart<?, ?>) value).bundle());
    }
}

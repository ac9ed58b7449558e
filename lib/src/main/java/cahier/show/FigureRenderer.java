package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Figure;

/// Shows a figure as a picture with its alt text.
public final class FigureRenderer implements Renderer<Figure> {

    @Override
    public Class<Figure> type() {
        return Figure.class;
    }

    @Override
    public MimeBundle render(Figure value) {
        return Bundles.of(value.bundle());
    }
}

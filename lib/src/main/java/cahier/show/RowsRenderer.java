package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Rows;

/// Shows a small table as HTML.
public final class RowsRenderer implements Renderer<Rows> {

    @Override
    public Class<Rows> type() {
        return Rows.class;
    }

    @Override
    public MimeBundle render(Rows value) {
        return Bundles.of(value.bundle());
    }
}

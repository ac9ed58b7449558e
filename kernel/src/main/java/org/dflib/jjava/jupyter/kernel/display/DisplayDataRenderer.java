package org.dflib.jjava.jupyter.kernel.display;

import cahier.display.MimeBundle;
import cahier.display.Renderer;

/// Shows display data as what they hold.
public final class DisplayDataRenderer implements Renderer<DisplayData> {

    /// Makes the renderer, for `ServiceLoader`.
    public DisplayDataRenderer() {}

    @Override
    public Class<DisplayData> type() {
        return DisplayData.class;
    }

    @Override
    public MimeBundle render(DisplayData data) {
        return data.bundle();
    }
}

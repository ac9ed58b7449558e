package org.dflib.jjava.jupyter.kernel.display;

import cahier.display.MimeBundle;
import cahier.display.Renderer;

import org.dflib.jjava.jupyter.kernel.display.RegisteredRenderer.Entry;

import java.util.List;

/// Lets values that render themselves do so.
public final class RenderableRenderer implements Renderer<DisplayDataRenderable> {

    /// Makes the renderer, for `ServiceLoader`.
    public RenderableRenderer() {}

    @Override
    public Class<DisplayDataRenderable> type() {
        return DisplayDataRenderable.class;
    }

    @Override
    public MimeBundle render(DisplayDataRenderable value) {
        return render(value, List.of());
    }

    @Override
    public MimeBundle render(DisplayDataRenderable value, List<String> as) {
        return RegisteredRenderer.render(
                value,
                as,
                List.of(
                        new Entry(
                                value.getSupportedRenderTypes(),
                                value.getPreferredRenderTypes(),
                                (self, context) -> value.render(context))));
    }
}

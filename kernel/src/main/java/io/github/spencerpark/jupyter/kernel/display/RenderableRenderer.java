package io.github.spencerpark.jupyter.kernel.display;

import cahier.display.MimeBundle;
import cahier.display.Renderer;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

import java.util.List;
import java.util.Set;

/// Lets values that render themselves do so.
public final class RenderableRenderer implements Renderer<DisplayDataRenderable> {

    private static final Renderer<org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable>
            RENDERER = new org.dflib.jjava.jupyter.kernel.display.RenderableRenderer();

    /// Makes the renderer, for `ServiceLoader`.
    public RenderableRenderer() {}

    /// A value by the name under which it is rendered.
    private record Named(DisplayDataRenderable value)
            implements org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable {

        @Override
        public Set<MIMEType> getSupportedRenderTypes() {
            return Set.copyOf(value.getSupportedRenderTypes());
        }

        @Override
        public Set<MIMEType> getPreferredRenderTypes() {
            return Set.copyOf(value.getPreferredRenderTypes());
        }

        @Override
        public void render(org.dflib.jjava.jupyter.kernel.display.RenderContext context) {
            value.render(new RenderContext(context));
        }
    }

    @Override
    public Class<DisplayDataRenderable> type() {
        return DisplayDataRenderable.class;
    }

    @Override
    public MimeBundle render(DisplayDataRenderable value) {
        return RENDERER.render(new Named(value));
    }

    @Override
    public MimeBundle render(DisplayDataRenderable value, List<String> as) {
        return RENDERER.render(new Named(value), as);
    }
}

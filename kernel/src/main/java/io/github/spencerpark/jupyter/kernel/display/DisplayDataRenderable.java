package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

import java.util.Set;

/// Is implemented by classes whose values render themselves.
public interface DisplayDataRenderable {

    /// Means every media type.
    Set<MIMEType> ANY = Set.of(MIMEType.ANY);

    /// Returns the media types that it can render.
    default Set<MIMEType> getSupportedRenderTypes() {
        return ANY;
    }

    /// Returns the media types that it renders where none is asked for.
    default Set<MIMEType> getPreferredRenderTypes() {
        return getSupportedRenderTypes();
    }

    /// Puts the representations into the context.
    void render(RenderContext context);
}

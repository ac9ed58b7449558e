package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

import org.jspecify.annotations.Nullable;

/// What a renderer is asked for, and where it puts it, by IJava's name.
public class RenderContext extends org.dflib.jjava.jupyter.kernel.display.RenderContext {

    RenderContext(org.dflib.jjava.jupyter.kernel.display.RenderContext of) {
        super(of);
    }

    @Override
    public Renderer getRenderer() {
        return new Renderer();
    }

    @Override
    public DisplayData getOutputContainer() {
        return (DisplayData) super.getOutputContainer();
    }

    @Override
    public @Nullable MIMEType resolveRequestedType(
            org.dflib.jjava.jupyter.kernel.display.mime.MIMEType supported) {
        var type = super.resolveRequestedType(supported);
        return type == null ? null : MIMEType.of(type);
    }
}

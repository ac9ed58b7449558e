package org.dflib.jjava.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a renderer is asked for, and where it puts it.
public class RenderContext {

    private final RenderRequestTypes requested;
    private final Renderer renderer;
    private final Map<String, Object> params;
    private final DisplayData output;

    /// Makes a context.
    public RenderContext(
            RenderRequestTypes requested,
            Renderer renderer,
            Map<String, Object> params,
            DisplayData output) {
        this.requested = requested;
        this.renderer = renderer;
        this.params = params;
        this.output = output;
    }

    /// Makes another view of a context.
    protected RenderContext(RenderContext of) {
        this(of.requested, of.renderer, of.params, of.output);
    }

    /// Returns the renderer, for what is inside the value.
    public Renderer getRenderer() {
        return renderer;
    }

    /// Returns what the representations are put into.
    public DisplayData getOutputContainer() {
        return output;
    }

    /// Returns the parameters that were given.
    public Map<String, Object> getParams() {
        return params;
    }

    /// Returns a parameter; `null` where it is not set.
    public @Nullable Object getParameter(String name) {
        return params.get(name);
    }

    /// Returns a parameter, or another value where it is not set.
    public @Nullable Object getParameter(String name, @Nullable Object otherwise) {
        return params.getOrDefault(name, otherwise);
    }

    /// Returns a parameter as text; `null` where it is not set.
    public @Nullable String getParameterAsString(String name) {
        return getParameterAsString(name, null);
    }

    /// Returns a parameter as text, or another value where it is not set.
    public @Nullable String getParameterAsString(String name, @Nullable String otherwise) {
        var value = params.get(name);
        return value == null ? otherwise : value.toString();
    }

    /// Returns a parameter as a whole number; `null` where it is not set.
    public @Nullable Integer getParameterAsInt(String name) {
        return getParameterAsInt(name, null);
    }

    /// Returns a parameter as a whole number, or another value where it is not set.
    public @Nullable Integer getParameterAsInt(String name, @Nullable Integer otherwise) {
        var value = params.get(name);
        return value == null
                ? otherwise
                : value instanceof Number number
                        ? number.intValue()
                        : Integer.valueOf(value.toString());
    }

    /// Returns a parameter as a number; `null` where it is not set.
    public @Nullable Double getParameterAsDouble(String name) {
        return getParameterAsDouble(name, null);
    }

    /// Returns a parameter as a number, or another value where it is not set.
    public @Nullable Double getParameterAsDouble(String name, @Nullable Double otherwise) {
        var value = params.get(name);
        return value == null
                ? otherwise
                : value instanceof Number number
                        ? number.doubleValue()
                        : Double.valueOf(value.toString());
    }

    /// Returns a parameter as true or false; `null` where it is not set.
    public @Nullable Boolean getParameterAsBoolean(String name) {
        return getParameterAsBoolean(name, null);
    }

    /// Returns a parameter as true or false, or another value where it is not set.
    public @Nullable Boolean getParameterAsBoolean(String name, @Nullable Boolean otherwise) {
        var value = params.get(name);
        return value == null ? otherwise : Boolean.valueOf(value.toString());
    }

    /// Returns whether a type is wanted.
    public boolean wantsDataRenderedAs(MIMEType type) {
        return resolveRequestedType(type) != null;
    }

    /// Returns the type in which a supported one is wanted; `null` where nobody asks for it.
    public @Nullable MIMEType resolveRequestedType(MIMEType supported) {
        return requested.resolveSupportedType(supported);
    }

    /// Lets an action put a representation where its type is wanted.
    ///
    /// @return whether it is
    public boolean renderIfRequested(MIMEType type, BiConsumer<MIMEType, DisplayData> action) {
        var wanted = resolveRequestedType(type);
        if (wanted != null) action.accept(wanted, getOutputContainer());
        return wanted != null;
    }

    /// Puts a representation where its type is wanted.
    ///
    /// @return whether it is
    public boolean renderIfRequested(MIMEType type, Function<MIMEType, Object> value) {
        var wanted = resolveRequestedType(type);
        if (wanted != null) output.putData(wanted, value.apply(wanted));
        return wanted != null;
    }

    /// Puts a representation where its type is wanted.
    ///
    /// @return whether it is
    public boolean renderIfRequested(MIMEType type, Supplier<Object> value) {
        return renderIfRequested(type, (MIMEType wanted) -> value.get());
    }
}

package io.github.spencerpark.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/// Renders values by IJava's name, and takes functions that do: they count wherever a session shows
/// a value.
public class Renderer extends org.dflib.jjava.jupyter.kernel.display.Renderer {

    /// Makes one; all of them share their functions.
    public Renderer() {}

    /// Collects for which types a function is.
    ///
    /// @param <T> the type of the values
    public static class RenderRegistration<T>
            extends org.dflib.jjava.jupyter.kernel.display.Renderer.RenderRegistration<T> {

        /// Begins with a type of values.
        public RenderRegistration(Class<? extends T> type) {
            super(type);
        }

        @Override
        public RenderRegistration<T> supporting(MIMEType... mediaTypes) {
            super.supporting(mediaTypes);
            return this;
        }

        @Override
        public RenderRegistration<T> supporting(String... mediaTypes) {
            super.supporting(mediaTypes);
            return this;
        }

        @Override
        public RenderRegistration<T> preferring(MIMEType... mediaTypes) {
            super.preferring(mediaTypes);
            return this;
        }

        @Override
        public RenderRegistration<T> preferring(String... mediaTypes) {
            super.preferring(mediaTypes);
            return this;
        }

        @Override
        public RenderRegistration<T> onType(Class<? extends T> type) {
            super.onType(type);
            return this;
        }

        /// Registers the function.
        public void register(RenderFunction<T> function) {
            super.register(function);
        }
    }

    @Override
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /// Registers a function.
    ///
    /// @param supported the media types that it can give; empty for any
    /// @param preferred those that it gives where none is asked for; empty for all
    /// @param types the types of values
    public <T> void register(
            Set<? extends MIMEType> supported,
            Set<? extends MIMEType> preferred,
            Set<Class<? extends T>> types,
            RenderFunction<T> function) {
        register(
                Set.<MIMEType>copyOf(supported),
                Set.<MIMEType>copyOf(preferred),
                types,
                (org.dflib.jjava.jupyter.kernel.display.RenderFunction<T>) function);
    }

    @Override
    public DisplayData render(@Nullable Object value, Map<String, Object> params) {
        return renderAs(value, params);
    }

    @Override
    public DisplayData render(@Nullable Object value) {
        return renderAs(value, Map.of());
    }

    @Override
    public DisplayData renderAs(
            @Nullable Object value, Map<String, Object> params, String... types) {
        return DisplayData.of(super.renderAs(value, params, types));
    }

    @Override
    public DisplayData renderAs(@Nullable Object value, String... types) {
        return renderAs(value, Map.of(), types);
    }
}

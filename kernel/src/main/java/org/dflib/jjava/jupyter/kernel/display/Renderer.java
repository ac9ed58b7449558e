package org.dflib.jjava.jupyter.kernel.display;

import cahier.display.Renderers;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Renders values, and takes functions that do: they count wherever a session shows a value.
public class Renderer {

    /// Makes one; all of them share their functions.
    public Renderer() {}

    /// Collects for which types a function is.
    ///
    /// @param <T> the type of the values
    public static class RenderRegistration<T> {
        private final Set<Class<? extends T>> types = new LinkedHashSet<>();
        private final Set<MIMEType> supported = new LinkedHashSet<>();
        private final Set<MIMEType> preferred = new LinkedHashSet<>();

        /// Begins with a type of values.
        public RenderRegistration(Class<? extends T> type) {
            types.add(type);
        }

        /// Adds media types that the function can give.
        public RenderRegistration<T> supporting(MIMEType... mediaTypes) {
            supported.addAll(Arrays.asList(mediaTypes));
            return this;
        }

        /// Adds media types that the function can give.
        public RenderRegistration<T> supporting(String... mediaTypes) {
            return supporting(parsed(mediaTypes));
        }

        /// Adds media types that the function gives where none is asked for.
        public RenderRegistration<T> preferring(MIMEType... mediaTypes) {
            preferred.addAll(Arrays.asList(mediaTypes));
            return supporting(mediaTypes);
        }

        /// Adds media types that the function gives where none is asked for.
        public RenderRegistration<T> preferring(String... mediaTypes) {
            return preferring(parsed(mediaTypes));
        }

        /// Adds a type of values.
        public RenderRegistration<T> onType(Class<? extends T> type) {
            types.add(type);
            return this;
        }

        /// Registers the function.
        public void register(RenderFunction<T> function) {
            new Renderer().register(supported, preferred, types, function);
        }

        private static MIMEType[] parsed(String... mediaTypes) {
            return Arrays.stream(mediaTypes).map(MIMEType::parse).toArray(MIMEType[]::new);
        }
    }

    /// Begins to register a function for a type of values.
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /// Registers a function.
    ///
    /// @param supported the media types that it can give; empty for any
    /// @param preferred those that it gives where none is asked for; empty for all
    /// @param types the types of values
    public <T> void register(
            Set<MIMEType> supported,
            Set<MIMEType> preferred,
            Set<Class<? extends T>> types,
            RenderFunction<T> function) {
        var all = supported.isEmpty() ? DisplayDataRenderable.ANY : supported;
        for (var type : types) {
            RegisteredRenderer.of(type)
                    .add(
                            new RegisteredRenderer.Entry(
                                    Set.copyOf(all),
                                    Set.copyOf(preferred.isEmpty() ? all : preferred),
                                    RegisteredRenderer.unchecked(function)));
        }
    }

    /// Renders a value.
    ///
    /// @param params what its renderer may ask for
    public DisplayData render(@Nullable Object value, Map<String, Object> params) {
        return renderAs(value, params);
    }

    /// Renders a value.
    public DisplayData render(@Nullable Object value) {
        return renderAs(value, Map.of());
    }

    /// Renders a value in certain media types.
    ///
    /// @param params what its renderer may ask for
    /// @param types such as `text/html` or `image/*`; none for what the renderer prefers
    public DisplayData renderAs(
            @Nullable Object value, Map<String, Object> params, String... types) {
        return ScopedValue.where(RegisteredRenderer.PARAMS, params)
                .call(() -> DisplayData.of(Renderers.render(value, types)));
    }

    /// Renders a value in certain media types.
    public DisplayData renderAs(@Nullable Object value, String... types) {
        return renderAs(value, Map.of(), types);
    }
}

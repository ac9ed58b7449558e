package cahier.display;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Finds the renderer of a value: that of its class or of the nearest supertype.
///
/// Registered renderers win over those that `ServiceLoader` finds, and these over the built-in ones
/// (texts, arrays, collections, maps, pictures). Whatever fails while a value is rendered ends as
/// text, so that a broken `toString` never costs the user the cell.
public final class Renderers {

    private static final Map<Class<?>, Renderer<?>> REGISTERED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Renderer<?>> FOUND = new ConcurrentHashMap<>();

    private static volatile @Nullable ClassLoader pending = Renderers.class.getClassLoader();

    private Renderers() {}

    /// Renders a value.
    ///
    /// @param value anything; a [MimeBundle] stays what it is
    /// @param as media types wanted, such as `text/html` or `image/*`; none means all. Plain text
    ///   is always among the result
    public static MimeBundle render(@Nullable Object value, String... as) {
        if (value instanceof CharSequence text && as.length > 0) return verbatim(text, as);
        var whole = whole(value, List.of(as));
        return as.length == 0 ? whole : only(whole, as);
    }

    /// Registers a renderer for its type; one that was registered for the same type goes.
    public static void register(Renderer<?> renderer) {
        REGISTERED.put(renderer.type(), renderer);
    }

    /// Registers a function as the renderer of a type and its subtypes.
    public static <T> void register(Class<T> type, Function<? super T, MimeBundle> function) {
        register(new FunctionRenderer<>(type, function));
    }

    /// Looks for renderers in a class path that has changed, when the next value is rendered.
    ///
    /// @param loader the loader to ask for `META-INF/services/cahier.display.Renderer`
    public static void discover(ClassLoader loader) {
        pending = loader;
    }

    private static MimeBundle whole(@Nullable Object value, List<String> as) {
        if (value == null) return MimeBundle.text("null");
        if (value instanceof MimeBundle bundle) return bundle;
        var renderer = rendererOf(value.getClass());
        if (renderer == null) return BuiltIn.render(value);
        try {
            var bundle = renderUnchecked(renderer, value, as);
            return bundle.data().containsKey(MimeBundle.TEXT)
                    ? bundle
                    : bundle.with(MimeBundle.TEXT, PlainText.of(value));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            logger().log(System.Logger.Level.WARNING, "renderer failed: " + renderer, failure);
            return BuiltIn.render(value);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> MimeBundle renderUnchecked(
            Renderer<T> renderer, Object value, List<String> as) {
        return as.isEmpty() ? renderer.render((T) value) : renderer.render((T) value, as);
    }

    private static @Nullable Renderer<?> rendererOf(Class<?> type) {
        if (isPlain(type)) return REGISTERED.isEmpty() ? null : nearest(REGISTERED, type);
        load();
        var registered = nearest(REGISTERED, type);
        return registered != null ? registered : nearest(FOUND, type);
    }

    /// Spares the search of the class path until a value comes that a library may render.
    private static boolean isPlain(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == Character.class
                || Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang");
    }

    private static @Nullable Renderer<?> nearest(Map<Class<?>, Renderer<?>> all, Class<?> type) {
        if (all.isEmpty()) return null;
        for (var candidate : supertypes(type)) {
            var renderer = all.get(candidate);
            if (renderer != null) return renderer;
        }
        return null;
    }

    /// Lists a type and its supertypes, nearest first: each class before the interfaces it names.
    private static LinkedHashSet<Class<?>> supertypes(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            found.add(c);
            var queue = new ArrayDeque<Class<?>>(List.of(c.getInterfaces()));
            while (!queue.isEmpty()) {
                var next = queue.remove();
                if (found.add(next)) queue.addAll(List.of(next.getInterfaces()));
            }
        }
        found.add(Object.class);
        return found;
    }

    private static void load() {
        if (pending == null) return;
        synchronized (FOUND) {
            var loader = pending;
            if (loader == null) return;
            var services = ServiceLoader.load(Renderer.class, loader).iterator();
            while (true) {
                try {
                    if (!services.hasNext()) break;
                    var renderer = services.next();
                    FOUND.put(renderer.type(), renderer);
                } catch (ServiceConfigurationError | LinkageError broken) {
                    logger().log(
                                    System.Logger.Level.WARNING,
                                    "a renderer cannot be loaded",
                                    broken);
                }
            }
            pending = null;
        }
    }

    private static MimeBundle verbatim(CharSequence text, String... as) {
        var data = new LinkedHashMap<String, Object>();
        for (var type : as) data.put(type, text.toString());
        data.putIfAbsent(MimeBundle.TEXT, PlainText.of(text));
        return new MimeBundle(data, Map.of());
    }

    private static MimeBundle only(MimeBundle whole, String... as) {
        var data = new LinkedHashMap<String, Object>();
        var metadata = new LinkedHashMap<String, Object>();
        for (var entry : whole.data().entrySet()) {
            var type = entry.getKey();
            if (!type.equals(MimeBundle.TEXT) && !matches(type, as)) continue;
            data.put(type, entry.getValue());
            if (whole.metadata().containsKey(type)) metadata.put(type, whole.metadata().get(type));
        }
        return new MimeBundle(data, metadata);
    }

    private static boolean matches(String type, String... as) {
        for (var wanted : as) {
            if (wanted.equals("*") || wanted.equals("*/*") || wanted.equals(type)) return true;
            if (wanted.endsWith("/*")
                    && type.startsWith(wanted.substring(0, wanted.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    private record FunctionRenderer<T>(Class<T> type, Function<? super T, MimeBundle> function)
            implements Renderer<T> {
        @Override
        public MimeBundle render(T value) {
            return function.apply(value);
        }
    }

    private static System.Logger logger() {
        return System.getLogger(Renderers.class.getName());
    }
}

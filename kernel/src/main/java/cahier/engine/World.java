package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the session's loaded classes share: which loader defined what a name means now, and their
/// interrupt.
final class World {
    private final Map<String, CellLoader> loaders = new ConcurrentHashMap<>();
    private final Map<String, WeakReference<CellLoader>> locals = new ConcurrentHashMap<>();
    private final Interrupts interrupts = new Interrupts();
    private final Labels labels = new Labels();

    Interrupts interrupts() {
        return interrupts;
    }

    Labels labels() {
        return labels;
    }

    /// Loads the classes of one compilation. Those that no other can name are found by their names
    /// nonetheless while there is something of them, as by what reads a stream of objects.
    ///
    /// @param label the cell whose compilation it was
    CellLoader load(
            String label,
            Map<String, byte[]> classes,
            RuntimeNames names,
            Mentions mentions,
            ClassLoader parent) {
        var loader = new CellLoader(this, label, classes, mentions, parent);
        List<String> local = classes.keySet().stream().filter(names::isLocal).toList();
        if (!local.isEmpty()) {
            locals.values().removeIf(known -> known.get() == null);
            local.forEach(name -> locals.put(name, new WeakReference<>(loader)));
        }
        return loader;
    }

    /// Lets later compilations name classes.
    void define(Collection<String> classes, CellLoader loader) {
        classes.forEach(name -> loaders.put(name, loader));
    }

    /// Returns the loader of the class that code means which asks for it by name.
    @Nullable CellLoader loaderNamed(String name) {
        CellLoader loader = loaders.get(name);
        WeakReference<CellLoader> local = loader == null ? locals.get(name) : null;
        return local == null ? loader : local.get();
    }

    /// Forgets classes that no later compilation can name.
    void forget(Collection<String> classes) {
        loaders.keySet().removeAll(Set.copyOf(classes));
    }

    /// Returns the loader that defined what a name means now.
    @Nullable CellLoader loaderOf(String name) {
        return loaders.get(name);
    }

    /// Returns the loader of a method that is compiled against.
    CellLoader loaderOf(Link.Key method) {
        CellLoader loader = loaders.get(method.wrapper());
        if (loader == null) {
            throw new IllegalStateException("no loader has %s".formatted(method));
        }
        return loader;
    }
}

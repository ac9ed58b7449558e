package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the session's loaded classes share: which loader defined what a name means now, and their
/// interrupt.
final class World {
    private final Map<String, CellLoader> loaders = new ConcurrentHashMap<>();
    private final Interrupts interrupts = new Interrupts();
    private final Labels labels = new Labels();

    Interrupts interrupts() {
        return interrupts;
    }

    Labels labels() {
        return labels;
    }

    /// Loads the classes of one compilation, which later ones can name.
    CellLoader define(Map<String, byte[]> classes, Mentions mentions, ClassLoader parent) {
        var loader = new CellLoader(this, classes, mentions, parent);
        for (String name : classes.keySet()) {
            loaders.put(name, loader);
        }
        return loader;
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

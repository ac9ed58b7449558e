package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// What the session's loaded classes share: which loader defined which name when, their call sites
/// and their interrupt.
final class World {
    private final Map<String, NavigableMap<Integer, CellLoader>> loaders =
            new ConcurrentHashMap<>();
    private final Links links = new Links();
    private final Interrupts interrupts = new Interrupts();

    Links links() {
        return links;
    }

    Interrupts interrupts() {
        return interrupts;
    }

    /// Loads the classes of one compilation.
    CellLoader define(int generation, Map<String, byte[]> classes, ClassLoader parent) {
        var loader = new CellLoader(this, generation, classes, parent);
        for (String name : classes.keySet()) {
            loaders.computeIfAbsent(name, n -> new ConcurrentSkipListMap<>())
                    .put(generation, loader);
        }
        return loader;
    }

    /// Returns the loader that defined a class for compilations of that generation.
    @Nullable CellLoader loaderOf(String name, int generation) {
        NavigableMap<Integer, CellLoader> defined = loaders.getOrDefault(name, new TreeMap<>());
        Map.Entry<Integer, CellLoader> entry = defined.floorEntry(generation);
        return entry == null ? null : entry.getValue();
    }
}

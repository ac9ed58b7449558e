package cahier.engine;

import cahier.engine.Link.Key;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Defines the classes of one compilation, and sees what they mention as it was then.
///
/// It holds the loaders of what its classes mention, and nobody holds it but those whose classes
/// mention its own, their objects, and [World] while its names are those of the session: what was
/// redefined is freed when its last object is gone.
final class CellLoader extends ClassLoader {
    /// How the names of all such loaders begin. The virtual machine names them where a class is not
    /// what it should be: `Dog is in unnamed module of loader 'In [3]'`.
    static final String NAME = "In ";

    private final World world;
    private final Map<String, byte[]> classes;
    private final Map<String, CellLoader> mentioned = new HashMap<>();
    private final Map<Key, Link> called = new HashMap<>();
    private final Map<Key, Link> own = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    /// @param label the cell whose compilation it was
    /// @param classes what to define, by the name it runs under
    /// @param mentions what the classes mention of the session's
    CellLoader(
            World world,
            String label,
            Map<String, byte[]> classes,
            Mentions mentions,
            ClassLoader parent) {
        super(name(label), parent);
        this.world = world;
        this.classes = new ConcurrentHashMap<>(classes);
        for (String name : mentions.classes()) {
            CellLoader loader = classes.containsKey(name) ? null : world.loaderOf(name);
            if (loader != null) {
                mentioned.put(name, loader);
            }
        }
        for (Key key : mentions.calls()) {
            CellLoader owner = classes.containsKey(key.wrapper()) ? this : world.loaderOf(key);
            called.put(key, owner.link(key));
        }
    }

    private static String name(String label) {
        return label.startsWith(NAME) ? label : NAME + label;
    }

    World world() {
        return world;
    }

    /// Returns the link of a method that a class of this loader calls.
    Link called(Key key) {
        Link link = own.get(key);
        if (link == null) {
            link = called.get(key);
        }
        if (link == null) {
            throw new IllegalStateException("a call of %s was not foreseen".formatted(key));
        }
        return link;
    }

    /// Returns the link of a method that a class of this loader holds.
    Link link(Key key) {
        return own.computeIfAbsent(key, k -> new Link(this, k));
    }

    /// Takes over the callers of an earlier method, unless a type in its header was redefined: then
    /// they keep to their own world.
    void replace(CellLoader earlier, Key old, Key key) {
        if (old.typesLike(key).allMatch(type -> meaning(type) == earlier.meaning(type))) {
            Link link = earlier.link(old);
            own.put(key, link);
            link.move(this, key);
        }
    }

    private CellLoader meaning(String name) {
        return mentioned.getOrDefault(name, this);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // the session's classes have no package, and no one else's class hides them
        if (name.indexOf('.') < 0) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                byte[] bytes = classes.remove(name);
                if (bytes != null) {
                    return defineClass(name, bytes, 0, bytes.length);
                }
            }
            CellLoader other = mentioned.get(name);
            if (other == null) {
                other = world.loaderNamed(name); // asked for by reflection
            }
            if (other != null && other != this) {
                return other.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }
}

package cahier.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Defines the classes of one compilation, and sees those of earlier ones as they were then.
final class CellLoader extends ClassLoader {
    private final World world;
    private final int generation;
    private final Map<String, byte[]> classes;

    static {
        registerAsParallelCapable();
    }

    /// @param classes what to define, by the name it runs under
    CellLoader(World world, int generation, Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.world = world;
        this.generation = generation;
        this.classes = new ConcurrentHashMap<>(classes);
    }

    World world() {
        return world;
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
            CellLoader earlier = world.loaderOf(name, generation);
            if (earlier != null && earlier != this) {
                return earlier.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }
}

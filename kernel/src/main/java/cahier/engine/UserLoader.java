package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Loads what the user brought, in preference to what the application has.
final class UserLoader extends URLClassLoader {

    private final List<Path> path = new ArrayList<>();

    /// When each class was loaded, in milliseconds, as files tell when they were written.
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    UserLoader(ClassLoader parent) {
        super(new URL[0], parent);
    }

    /// Adds a jar or a folder behind the others; nothing where it is among them.
    void add(Path jarOrFolder) {
        if (path.contains(jarOrFolder)) {
            return;
        }
        path.add(jarOrFolder);
        try {
            addURL(jarOrFolder.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("class path: not a file: " + jarOrFolder, e);
        }
    }

    /// Names the classes that were loaded before their files in a folder changed: they stay as they
    /// are.
    Stream<String> outdated(Path folder) {
        return loaded.entrySet().stream()
                .filter(
                        entry -> {
                            var file = entry.getKey().replace('.', '/') + ".class";
                            var written = folder.resolve(file).toFile().lastModified();
                            return written > entry.getValue();
                        })
                .map(Map.Entry::getKey)
                .sorted();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        long now = System.currentTimeMillis();
        Class<?> found = super.findClass(name);
        loaded.put(name, now);
        return found;
    }

    /// Returns what was added, in order.
    List<Path> path() {
        return List.copyOf(path);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.") || Reserved.holds(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && getURLs().length > 0) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException absent) {
                    loaded = null; // the application may have it
                }
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        for (URL url : Collections.list(super.getResources(name))) {
            if (!all.contains(url)) {
                all.add(url);
            }
        }
        return Collections.enumeration(all);
    }
}

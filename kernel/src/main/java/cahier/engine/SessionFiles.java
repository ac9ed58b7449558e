package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// The compiler's files: the class path from disk, the session's classes from memory.
final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private static final ClassLoader NO_PLUGINS = new ClassLoader(null) {};

    /// The session's classes as the compiler wrote them, by binary name.
    private final NavigableMap<String, byte[]> classes = new TreeMap<>();

    private Set<String> read = new HashSet<>();
    private Map<String, ByteArrayOutputStream> output = new LinkedHashMap<>();

    private final ClassPath classPath;

    private final boolean plugins;

    /// @param plugins whether the compiler takes plugins
    SessionFiles(StandardJavaFileManager disk, ClassPath classPath, boolean plugins) {
        super(disk);
        this.plugins = plugins;
        this.classPath = classPath;
    }

    /// Returns a class of the session, or `null` where there is none of that name.
    synchronized @Nullable JavaFileObject session(String name) {
        byte[] bytes = classes.get(name);
        read.add(name);
        return bytes == null ? null : new MemoryClass(name, bytes);
    }

    /// Adds classes for later compilations to see.
    synchronized void commit(Map<String, byte[]> compiled) {
        classes.putAll(compiled);
    }

    /// Forgets classes that no later compilation can name.
    synchronized void forget(Collection<String> names) {
        classes.keySet().removeAll(Set.copyOf(names));
    }

    /// Returns the names of a class and of those nested in it.
    synchronized Set<String> family(String name) {
        var family = new HashSet<>(classes.subMap(name + "$", name + "%").keySet());
        if (classes.containsKey(name)) {
            family.add(name);
        }
        return family;
    }

    synchronized byte @Nullable [] bytes(String name) {
        return classes.get(name);
    }

    /// Returns the names that were asked for since the last call.
    synchronized Set<String> takeRead() {
        Set<String> taken = read;
        read = new HashSet<>();
        return taken;
    }

    /// Returns what was written since the last call, by binary name.
    Map<String, byte[]> takeOutput() {
        var taken = new LinkedHashMap<String, byte[]>();
        output.forEach((name, bytes) -> taken.put(name, bytes.toByteArray()));
        output = new LinkedHashMap<>();
        return taken;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (packageName.equals(Mangling.PACKAGE)) {
            return List.of();
        }
        return location == StandardLocation.CLASS_PATH && !recurse
                ? classPath.list(packageName, kinds)
                : super.list(location, packageName, kinds, recurse);
    }

    /// Returns a loader without classes where no plugin was asked for: each compilation would
    /// search the whole class path for some.
    @Override
    public ClassLoader getClassLoader(Location location) {
        return plugins ? super.getClassLoader(location) : NO_PLUGINS;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String name = nameOf(file);
        return name != null ? name : super.inferBinaryName(location, file);
    }

    /// Makes a class file in memory.
    static JavaFileObject memory(String name, byte[] bytes) {
        return new MemoryClass(name, bytes);
    }

    /// Returns the name of a class file in memory; `null` for other files.
    static @Nullable String nameOf(JavaFileObject file) {
        return file instanceof MemoryClass memory ? memory.name : null;
    }

    /// Returns the session's classes, by binary name.
    synchronized Map<String, byte[]> all() {
        return Map.copyOf(classes);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new MemoryClass(className, new byte[0]) {
            @Override
            public OutputStream openOutputStream() {
                var bytes = new ByteArrayOutputStream();
                output.put(className, bytes);
                return bytes;
            }
        };
    }

    @Override
    public void close() throws IOException {
        classPath.close();
        super.close();
    }

    private static class MemoryClass extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        MemoryClass(String name, byte[] bytes) {
            super(uri(name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        private static URI uri(String name) {
            try {
                return new URI("memory", null, "/" + name.replace('.', '/') + ".class", null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("class cannot be a file: " + name, e);
            }
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}

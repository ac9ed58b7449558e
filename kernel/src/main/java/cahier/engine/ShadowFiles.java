package cahier.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Adds the session's classes, from memory, to the files that the shadow's compiler finds.
///
/// A package that was listed is not listed again, so that each state of the session has a package
/// of its own.
final class ShadowFiles implements AutoCloseable {
    private final ClassPath classPath;
    private final Map<String, List<JavaFileObject>> packages = new HashMap<>();
    private final List<StandardJavaFileManager> wrapped = new ArrayList<>();

    /// @param jars the class path
    ShadowFiles(List<Path> jars) {
        var javac =
                Objects.requireNonNull(
                        ToolProvider.getSystemJavaCompiler(), "no compiler: run a whole JDK");
        classPath = new ClassPath(javac);
        classPath.set(jars, List.of());
    }

    /// Offers class files, and no others from now on.
    ///
    /// @param classes by binary name; their package is exchanged for the given one
    synchronized void offer(String packageName, Map<String, byte[]> classes) {
        packages.clear();
        var files = new ArrayList<JavaFileObject>();
        classes.forEach(
                (name, bytes) -> {
                    byte[] moved = PackageStrip.replace(bytes, packageName);
                    String moveName = packageName + "." + Mangling.plain(name);
                    files.add(SessionFiles.memory(moveName, moved));
                });
        packages.put(packageName, files);
    }

    private synchronized List<JavaFileObject> listed(String packageName) {
        return packages.getOrDefault(packageName, List.of());
    }

    @SuppressWarnings("unchecked")
    private synchronized Iterable<JavaFileObject> listed(String packageName, Object kinds)
            throws IOException {
        return classPath.list(packageName, (Set<JavaFileObject.Kind>) kinds);
    }

    /// Wraps the compiler's own files.
    synchronized StandardJavaFileManager over(StandardJavaFileManager disk) {
        wrapped.add(disk);
        return (StandardJavaFileManager)
                Proxy.newProxyInstance(
                        ShadowFiles.class.getClassLoader(),
                        new Class<?>[] {StandardJavaFileManager.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("list")
                                    && ((String) arguments[1]).startsWith(Mangling.PACKAGE)) {
                                return list((Location) arguments[0], (String) arguments[1]);
                            }
                            // JShell's compiler would open every jar to look for any package
                            if (method.getName().equals("list")
                                    && arguments[0] == StandardLocation.CLASS_PATH
                                    && !(boolean) arguments[3]) {
                                return listed((String) arguments[1], arguments[2]);
                            }
                            if (method.getName().equals("inferBinaryName")) {
                                String name = SessionFiles.nameOf((JavaFileObject) arguments[1]);
                                if (name != null) {
                                    return name;
                                }
                            }
                            try {
                                return method.invoke(disk, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /// Closes the compiler's own files, which JShell leaves open with the tables of all jars.
    @Override
    public synchronized void close() {
        for (StandardJavaFileManager disk : wrapped) {
            try {
                disk.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        wrapped.clear();
        packages.clear();
        try {
            classPath.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Iterable<JavaFileObject> list(Location location, String packageName) {
        return location == StandardLocation.CLASS_PATH ? listed(packageName) : List.of();
    }
}

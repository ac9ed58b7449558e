package cahier.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// The class path as the compiler sees it: a jar is opened when a package that it holds is asked
/// for.
final class ClassPath implements AutoCloseable {
    private final JavaCompiler javac;
    private final PackageIndex index = PackageIndex.ofApplication();
    private final Map<Path, StandardJavaFileManager> open = new HashMap<>();
    private List<Path> path = List.of();
    private List<Path> reserved = List.of();

    ClassPath(JavaCompiler javac) {
        this.javac = javac;
    }

    /// Sets the path: what the user added, which wins, then what the application has.
    void set(List<Path> added, List<Path> application) {
        path = new ArrayList<>(added);
        path.addAll(application);
        reserved = new ArrayList<>(application);
        reserved.addAll(added);
        index.learn(application);
    }

    /// Lists the files of a package in the order of the path.
    List<JavaFileObject> list(String packageName, Set<JavaFileObject.Kind> kinds)
            throws IOException {
        var found = new ArrayList<JavaFileObject>();
        for (var entry : Reserved.holds(packageName + ".") ? reserved : path) {
            if (index.mayHold(entry, packageName)) {
                manager(entry)
                        .list(StandardLocation.CLASS_PATH, packageName, kinds, false)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private StandardJavaFileManager manager(Path entry) throws IOException {
        var manager = open.get(entry);
        if (manager == null) {
            manager = javac.getStandardFileManager(null, Locale.ROOT, null);
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(entry));
            open.put(entry, manager);
        }
        return manager;
    }

    @Override
    public void close() throws IOException {
        for (var manager : open.values()) manager.close();
    }
}

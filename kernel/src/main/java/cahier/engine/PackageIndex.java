package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/// Knows which packages a jar holds without opening it.
///
/// The compiler would open every jar of the class path before the first cell, only to learn that
/// none of them holds the package `java`; tens of thousands of entries of libraries that few
/// notebooks use cost more than the rest of a start. The property `cahier.packages` names a file in
/// which the answers for the application's own jars are kept between starts.
final class PackageIndex {
    private static final String FILE = "cahier.packages";
    private static final String VERSIONS = "META-INF/versions/";

    /// What a jar holds.
    ///
    /// @param stamp its size and its time when it was looked at
    private record Entry(String stamp, Set<String> packages) {}

    private final Map<Path, Entry> entries = new HashMap<>();
    private final @Nullable Path file;

    PackageIndex(@Nullable Path file) {
        this.file = file;
        if (file != null) read(file);
    }

    /// Makes the index that the launcher keeps for this program, or an empty one without a
    /// launcher.
    static PackageIndex ofApplication() {
        var named = System.getProperty(FILE);
        return new PackageIndex(named == null ? null : Path.of(named));
    }

    /// Returns whether a launcher keeps the index: whether the class path is the application's.
    static boolean isKept() {
        return System.getProperty(FILE) != null;
    }

    /// Makes sure that the jars are known, and keeps what is known now for the next start.
    void learn(List<Path> jars) {
        boolean isNew = false;
        for (var jar : jars) isNew |= isJar(jar) && look(jar);
        if (isNew && file != null) write(file, jars);
    }

    /// Returns whether a jar may hold a package; true also for what is no readable jar, so that the
    /// compiler looks for itself.
    boolean mayHold(Path jar, String packageName) {
        if (!isJar(jar)) return true;
        look(jar);
        var entry = entries.get(jar);
        return entry == null || entry.packages().contains(packageName);
    }

    /// Returns the packages of a jar; none for what is no readable jar.
    Set<String> of(Path jar) {
        look(jar);
        var entry = entries.get(jar);
        return entry == null ? Set.of() : entry.packages();
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    /// Looks at a jar unless it is known as it is now; returns whether it did.
    private boolean look(Path jar) {
        try {
            var stamp = Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
            var known = entries.get(jar);
            if (known != null && known.stamp().equals(stamp)) return false;
            entries.put(jar, new Entry(stamp, packagesOf(jar)));
            return true;
        } catch (IOException e) {
            logger().log(Level.DEBUG, "jar cannot be read: " + jar, e);
            entries.remove(jar);
            return false;
        }
    }

    private static Set<String> packagesOf(Path jar) throws IOException {
        var packages = new TreeSet<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                var name = plain(all.nextElement().getName());
                int end = name.lastIndexOf('/');
                if (name.endsWith(".class")) {
                    packages.add(end < 0 ? "" : name.substring(0, end).replace('/', '.'));
                }
            }
        }
        return packages;
    }

    /// Takes the version from the name of an entry of a jar for several releases.
    private static String plain(String name) {
        if (!name.startsWith(VERSIONS)) return name;
        return name.substring(name.indexOf('/', VERSIONS.length()) + 1);
    }

    // --- the file: a line for each jar with size, time, path, then a line with its packages
    // -------

    private void read(Path from) {
        if (!Files.exists(from)) return;
        try {
            var lines = Files.readAllLines(from);
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                var fields = lines.get(i).split(" ", 3);
                var stamp = fields[0] + " " + fields[1];
                var packages = Set.of(lines.get(i + 1).split(" "));
                entries.put(Path.of(fields[2]), new Entry(stamp, packages));
            }
        } catch (IOException | RuntimeException e) {
            logger().log(Level.DEBUG, "packages cannot be read: " + from, e);
            entries.clear();
        }
    }

    private void write(Path to, List<Path> jars) {
        var lines = new ArrayList<String>();
        for (var jar : jars) {
            var entry = entries.get(jar);
            if (entry == null) continue;
            lines.add(entry.stamp() + " " + jar);
            lines.add(String.join(" ", entry.packages()));
        }
        try {
            var fresh = to.resolveSibling(to.getFileName() + "." + ProcessHandle.current().pid());
            Files.write(fresh, lines);
            Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // an installation that cannot be written to looks again at the next start
            logger().log(Level.DEBUG, "packages cannot be written: " + to, e);
        }
    }

    private static System.Logger logger() {
        return System.getLogger(PackageIndex.class.getName());
    }
}

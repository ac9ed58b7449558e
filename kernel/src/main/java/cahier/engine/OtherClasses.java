package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Finds classes of the JDK and of the class path by how their simple names start, imported or not.
///
/// Each module and jar is listed once, when somebody first asks.
final class OtherClasses {
    private static final int MOST = 12;
    private static final int FEWEST_LETTERS = 2;
    private static final String CLASS = ".class";

    /// The names of each jar, the simple one first: `List java.util`.
    private final Map<Path, List<String>> jars = new HashMap<>();

    private List<String> jdk = List.of();

    /// A class that may be public.
    ///
    /// @param jar where it lies; `null` for the JDK
    private record Candidate(String name, @Nullable Path jar) {}

    /// Returns the full names of public classes whose simple name starts with a text, the most
    /// likely first; none for a text that is no start of a class's name.
    ///
    /// @param classPath the jars to look into beside the JDK
    /// @param known simple names that mean something already
    synchronized List<String> startingWith(String start, List<Path> classPath, Set<String> known) {
        if (start.length() < FEWEST_LETTERS || !Character.isUpperCase(start.charAt(0))) {
            return List.of();
        }
        if (jdk.isEmpty()) {
            jdk = listJdk();
        }
        var candidates = new ArrayList<Candidate>();
        add(jdk, start, null, candidates);
        for (Path jar : classPath) {
            add(jars.computeIfAbsent(jar, OtherClasses::list), start, jar, candidates);
        }
        return candidates.stream()
                .filter(candidate -> !known.contains(simple(candidate.name())))
                .sorted(
                        Comparator.comparing((Candidate c) -> !simple(c.name()).equals(start))
                                .thenComparingInt(c -> rank(c.name()))
                                .thenComparing(c -> simple(c.name()))
                                .thenComparing(Candidate::name))
                .filter(OtherClasses::isPublic)
                .map(Candidate::name)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static void add(
            List<String> names, String start, @Nullable Path jar, List<Candidate> candidates) {
        for (String name : names) {
            if (name.startsWith(start)) {
                candidates.add(new Candidate(full(name), jar));
            }
        }
    }

    static String simple(String full) {
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private static String full(String listed) {
        int blank = listed.indexOf(' ');
        return listed.substring(blank + 1) + "." + listed.substring(0, blank);
    }

    private static int rank(String name) {
        return name.startsWith("java.util.")
                ? 0
                : name.startsWith("java.") ? 1 : name.startsWith("javax.") ? 3 : 2;
    }

    /// Lists the public classes of what the standard modules export.
    private static List<String> listJdk() {
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        var names = new ArrayList<String>();
        ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.name().startsWith("java."))
                .forEach(module -> exported(module).forEach(p -> list(jrt, module, p, names)));
        return List.copyOf(names);
    }

    private static Stream<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source);
    }

    private static void list(
            FileSystem jrt, ModuleDescriptor module, String packageName, List<String> names) {
        Path folder = jrt.getPath("modules", module.name(), packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> add(packageName, file.getFileName().toString(), names));
        } catch (IOException e) {
            logger().log(Level.DEBUG, "package cannot be listed: " + packageName, e);
        }
    }

    private static void add(String packageName, String file, List<String> names) {
        // of what is ours, cells have imported what is for them
        boolean isOurs = packageName.startsWith("cahier.");
        boolean topLevel = file.endsWith(CLASS) && file.indexOf('$') < 0 && file.indexOf('-') < 0;
        if (topLevel && !isOurs && !packageName.isEmpty()) {
            names.add(file.substring(0, file.length() - CLASS.length()) + " " + packageName);
        }
    }

    private static List<String> list(Path jar) {
        if (!jar.toString().endsWith(".jar")) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.endsWith(CLASS) && !entry.startsWith("META-INF/"))
                    .forEach(
                            entry -> {
                                int end = entry.lastIndexOf('/');
                                String folder = end < 0 ? "" : entry.substring(0, end);
                                add(folder.replace('/', '.'), entry.substring(end + 1), names);
                            });
        } catch (IOException e) {
            logger().log(Level.DEBUG, "jar cannot be listed: " + jar, e);
        }
        return List.copyOf(names);
    }

    private static boolean isPublic(Candidate candidate) {
        String entry = candidate.name().replace('.', '/') + CLASS;
        try {
            Path jar = candidate.jar();
            if (jar == null) {
                return isPublic(ClassLoader.getSystemResourceAsStream(entry));
            }
            try (var zip = new ZipFile(jar.toFile())) {
                return isPublic(zip.getInputStream(zip.getEntry(entry)));
            }
        } catch (IOException e) {
            logger().log(Level.DEBUG, "class cannot be read: " + entry, e);
            return false;
        }
    }

    private static boolean isPublic(@Nullable InputStream classFile) throws IOException {
        if (classFile == null) {
            return false;
        }
        try (classFile) {
            return ClassFile.of().parse(classFile.readAllBytes()).flags().has(AccessFlag.PUBLIC);
        } catch (IllegalArgumentException e) {
            return false; // of a version that this JDK does not read
        }
    }

    private static System.Logger logger() {
        return System.getLogger(OtherClasses.class.getName());
    }
}

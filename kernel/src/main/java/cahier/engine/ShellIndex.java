package cahier.engine;

import jdk.internal.module.Modules;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/// Tells JShell which packages there are.
///
/// It would walk through each class of the JDK and of the class path to learn that, and keep all
/// their names, which nobody asks it for: tens of megabytes. There is no method for it: what it
/// knows of a jar is put where it looks for it. On a JDK that keeps it elsewhere JShell walks,
/// which the log tells.
final class ShellIndex {
    private static final String ANALYSIS = "jdk.jshell.SourceCodeAnalysisImpl";

    private final Map<Object, Object> known;
    private final Constructor<?> entry;

    private ShellIndex(Map<Object, Object> known, Constructor<?> entry) {
        this.known = known;
        this.entry = entry;
    }

    /// Fills JShell's index for a class path, unless it knows it as it is.
    static void fill(List<Path> classPath) {
        try {
            Class<?> analysis = Class.forName(ANALYSIS);
            Modules.addOpensToAllUnnamed(analysis.getModule(), analysis.getPackageName());
            // JShell itself uses the index on this thread alone
            var thread = (ExecutorService) value(analysis, "INDEXER");
            thread.submit(
                            () -> {
                                fill(analysis, classPath);
                                return null;
                            })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ReflectiveOperationException | RuntimeException | ExecutionException e) {
            System.getLogger(ShellIndex.class.getName())
                    .log(System.Logger.Level.WARNING, "JShell's index cannot be filled", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void fill(Class<?> analysis, List<Path> classPath)
            throws ReflectiveOperationException, IOException {
        Class<?> type = Class.forName(ANALYSIS + "$ClassIndex");
        Constructor<?> entry =
                type.getDeclaredConstructor(long.class, Path.class, Set.class, Map.class);
        entry.setAccessible(true);
        var index = new ShellIndex((Map<Object, Object>) value(analysis, "PATH_TO_INDEX"), entry);
        index.putJdk();
        var packages = PackageIndex.ofApplication();
        for (Path jar : classPath) {
            if (Files.isRegularFile(jar)) {
                index.put(jar, Files.getLastModifiedTime(jar).toMillis(), packages.of(jar));
            }
        }
    }

    private void putJdk() throws ReflectiveOperationException, IOException {
        Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
        if (known.containsKey(modules)) {
            return;
        }
        Set<String> packages = new HashSet<>();
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> packages.addAll(module.descriptor().packages()));
        Path image = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        put(modules, Files.getLastModifiedTime(image).toMillis(), packages);
    }

    private void put(Path path, long time, Set<String> packages)
            throws ReflectiveOperationException {
        known.put(path, entry.newInstance(time, path, packages, Map.of()));
    }

    private static Object value(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }
}

package cahier.engine;

import jdk.internal.module.Modules;
import jdk.jshell.SourceCodeAnalysis;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the sources of a class path, for their documentation comments: those of `name.jar` lie
/// beside it in `name-sources.jar`, as in a repository of Maven's.
final class SourceJars {
    private static final String JAR = ".jar";

    private SourceJars() {}

    /// Returns the jars of sources that lie beside the jars of a class path.
    static List<Path> beside(List<Path> classPath) {
        Set<Path> found = new LinkedHashSet<>();
        for (Path entry : classPath) {
            String name = String.valueOf(entry.getFileName());
            if (name.endsWith(JAR)) {
                String stem = name.substring(0, name.length() - JAR.length());
                Path sources = entry.resolveSibling(stem + "-sources" + JAR);
                if (Files.isReadable(sources)) {
                    found.add(sources);
                }
            }
        }
        return List.copyOf(found);
    }

    /// Lets JShell read sources besides those of the JDK, which are all that it looks for.
    ///
    /// JShell has no method for it: its list is reached by reflection. On a JDK without that list
    /// signatures come without comments, which the log tells.
    static void offer(SourceCodeAnalysis analysis, List<Path> sources) {
        if (sources.isEmpty()) {
            return;
        }
        Class<?> type = analysis.getClass();
        try {
            Modules.addOpensToAllUnnamed(type.getModule(), type.getPackageName());
            Method find = type.getDeclaredMethod("findSources");
            Field list = type.getDeclaredField("availableSources");
            find.setAccessible(true);
            list.setAccessible(true);
            var all = new ArrayList<Path>(sources);
            for (Object ofJdk : (List<?>) find.invoke(analysis)) {
                all.add((Path) ofJdk);
            }
            list.set(analysis, all);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(SourceJars.class.getName())
                    .log(System.Logger.Level.WARNING, "no documentation from " + sources, e);
        }
    }
}

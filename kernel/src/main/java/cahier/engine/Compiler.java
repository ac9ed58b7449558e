package cahier.engine;

import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTaskPool;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Keeps a compiler between cells: its symbols of the JDK and of the class path stay loaded.
///
/// Not safe for several threads; the engine calls it from one at a time.
final class Compiler implements AutoCloseable {
    /// The units are parsed here; a task without files wants some class name instead.
    private static final List<String> NO_FILES = List.of("java.lang.Object");

    /// Read once: a cell may change the properties of the system.
    private static final List<Path> APPLICATION_PATH = split(System.getProperty("java.class.path"));

    /// How often a compiler is used: it never forgets a name, nor that a unit imported from a
    /// class, which is a kilobyte for each cell.
    static final int MOST_RUNS = 2000;

    private final List<String> options;
    private final ClassPath classPath;
    private final SessionFiles files;

    /// What the compiler prints: how it failed, or what an option of the user's asks for.
    private final StringWriter printed = new StringWriter();

    private JavacTaskPool pool;
    private int runs;

    Compiler(boolean preview, List<String> more) {
        JdkFileSystems.install();
        JavaCompiler javac =
                Objects.requireNonNull(
                        ToolProvider.getSystemJavaCompiler(), "no compiler: run a whole JDK");
        StandardJavaFileManager disk = javac.getStandardFileManager(null, Locale.ROOT, null);
        classPath = new ClassPath(javac);
        hideOwnClassPath(disk);
        files =
                new SessionFiles(
                        disk, classPath, more.stream().anyMatch(o -> o.startsWith("-Xplugin")));
        var flags =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-g",
                                "-parameters",
                                "-implicit:none",
                                "-XDstringConcat=inline",
                                "-Xlint:none"));
        if (preview) {
            flags.addAll(List.of("--enable-preview", "-source", "25"));
        }
        flags.addAll(more);
        options = List.copyOf(flags);
        pool = RootLocale.pool(options);
    }

    /// Sets where classes are found, before what the application has; symbols that were read from
    /// elsewhere are forgotten.
    void setClassPath(List<Path> path) {
        classPath.set(path, applicationPath());
        renew();
    }

    private void renew() {
        pool = RootLocale.pool(options);
        runs = 0;
    }

    /// Returns the class path of the application.
    static List<Path> applicationPath() {
        return APPLICATION_PATH;
    }

    private static List<Path> split(String path) {
        var entries = new ArrayList<Path>();
        for (String entry : path.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        return List.copyOf(entries);
    }

    /// What lies on the class path is found by [ClassPath] alone.
    private static void hideOwnClassPath(StandardJavaFileManager disk) {
        try {
            disk.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SessionFiles files() {
        return files;
    }

    /// Compiles once; a compiler that crashed is replaced, and the crash thrown.
    Compilation compile(CellText text, Function<ParsedCell, Plan> planner, Symbols symbols) {
        return run(symbols, compilation -> compilation.run(text, planner));
    }

    /// Parses a text that may be anything.
    Outline outline(String source, Symbols symbols) {
        var text = new CellText(new Cell("outline", source), List.of());
        return run(symbols, compilation -> compilation.outline(text)).outlined();
    }

    /// Picks from imports those that mean something on this class path.
    List<String> resolve(List<String> imports, Symbols symbols) {
        return run(symbols, compilation -> compilation.resolve(imports)).resolved();
    }

    private Compilation run(Symbols symbols, Consumer<Compilation> work) {
        var diagnosis = new Diagnosis();
        if (++runs > MOST_RUNS) {
            renew();
        }
        try {
            Compilation ended =
                    pool.getTask(
                            printed,
                            files,
                            diagnosis,
                            options,
                            NO_FILES,
                            List.of(),
                            task -> {
                                task.setLocale(Locale.ROOT);
                                var context = ((BasicJavacTask) task).getContext();
                                SessionFinder.register(context, files);
                                CellAttr.register(context);
                                CellModules.register(context);
                                CellModules.open(context, (JavacTaskImpl) task);
                                var compilation =
                                        new Compilation(
                                                (JavacTaskImpl) task,
                                                context,
                                                files,
                                                symbols,
                                                diagnosis);
                                work.accept(compilation);
                                return compilation;
                            });
            if (ended.failedToGenerate()) {
                renew(); // its writer of class files keeps the constants that it could not write
            }
            if (printed.getBuffer().length() > 0) {
                System.err.print(printed);
            }
            return ended;
        } catch (RuntimeException | Error crash) {
            renew();
            files.takeOutput();
            if (crash.getCause() instanceof StackOverflowError deep) {
                throw deep;
            }
            throw crash;
        } finally {
            printed.getBuffer().setLength(0);
        }
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

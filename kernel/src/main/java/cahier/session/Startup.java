package cahier.session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a session does before its first cell, as the environment asks: it adds to the class path,
/// lets libraries prepare themselves, and runs scripts. What fails is told in the first cell, which
/// runs all the same. A headless run ends there, and is told apart from the cells' output what else
/// the one who started it should know.
final class Startup {

    private final SessionOptions options;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private volatile boolean done;

    Startup(SessionOptions options) {
        this.options = options;
    }

    /// Returns whether there is something to do, or another thread is still doing it.
    boolean isDue() {
        if (done) return false;
        var variables = options.variables();
        return !options.classPath().isEmpty()
                || !variables.classPath().isEmpty()
                || !variables.compilerOptions().isEmpty()
                || !variables.scripts().isEmpty()
                || !variables.script().isEmpty();
    }

    /// Returns what a headless run is told.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// Does it, in the first cell; one that comes meanwhile on another thread waits.
    ///
    /// @throws StartupFailed in a headless run, after all is done, where something went wrong
    synchronized void run(Session session) {
        if (done) return;
        try {
            prepare(session);
        } finally {
            done = true;
        }
    }

    private void prepare(Session session) {
        var compiler = CompilerOptions.of(options.variables().compilerOptions());
        for (var note : compiler.notes()) note("COMPILER_OPTS", note);
        for (var option : compiler.unknown()) {
            if (options.watched()) {
                System.err.println(CompilerOptions.leftOut(option, "javac does not know it"));
            } else {
                problems.add(named("COMPILER_OPTS") + ": javac knows no option " + option);
            }
        }
        if (!options.classPath().isEmpty()) session.classPathHasGrown();
        var paths = new ArrayList<Path>();
        for (var pattern : options.variables().classPath()) {
            for (var path : find(session, "CLASSPATH", "class path", pattern)) {
                if (ClassPathPart.isUsable(path)) paths.add(path);
                else if (!Globs.isPattern(pattern) || ClassPathPart.isCalledJar(path)) {
                    tell("CLASSPATH", "class path", "neither a jar nor a folder: " + path);
                }
            }
        }
        if (!paths.isEmpty()) session.addToClassPath(paths);
        for (var pattern : options.variables().scripts()) {
            for (var file : find(session, "STARTUP_SCRIPTS_PATH", "start-up script", pattern)) {
                run(session, file);
            }
        }
        var script = options.variables().script();
        if (!script.isEmpty()) run(session, "STARTUP_SCRIPT", "start-up script", script);
        if (!problems.isEmpty()) throw new StartupFailed(String.join("\n", problems));
    }

    private String named(String variable) {
        return options.variables().nameOf(variable);
    }

    /// Tells what is no failure. In a headless run it would become a part of the notebook.
    private void note(String variable, String note) {
        if (options.watched()) System.err.println(note);
        else notes.add(named(variable) + ": " + note);
    }

    /// A reader is told, and goes on; nobody reads what a run prints that passes.
    private void tell(String variable, String what, String problem) {
        if (options.watched()) System.err.println(what + ": " + problem);
        else problems.add(named(variable) + ": " + what + ": " + problem);
    }

    private List<Path> find(Session session, String variable, String what, String pattern) {
        try {
            return Globs.find(session.surroundings(), pattern);
        } catch (IOException | IllegalArgumentException missing) {
            if (Globs.isPattern(pattern)) note(variable, what + ": " + missing.getMessage());
            else tell(variable, what, String.valueOf(missing.getMessage()));
            return List.of();
        }
    }

    private void run(Session session, Path file) {
        var name = String.valueOf(file.getFileName());
        try {
            run(session, "STARTUP_SCRIPTS_PATH", name, Files.readString(file));
        } catch (IOException unreadable) {
            tell("STARTUP_SCRIPTS_PATH", "start-up script " + name, unreadable.toString());
        }
    }

    private void run(Session session, String variable, String name, String code) {
        try {
            session.eval(name, code);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            tell(variable, name, String.valueOf(message(failure)));
        }
    }

    private static @Nullable String message(Throwable failure) {
        return failure instanceof CompilationFailed ? failure.getMessage() : failure.toString();
    }
}

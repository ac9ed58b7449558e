package cahier.session;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a session does before its first cell, as the environment asks: it adds to the class path,
/// lets libraries prepare themselves, and runs scripts. What fails is told in the first cell, which
/// runs all the same.
final class Startup {

    private final SessionOptions options;
    private boolean done;

    Startup(SessionOptions options) {
        this.options = options;
    }

    /// Returns whether there is something to do; only the first time.
    boolean isDue() {
        if (done) return false;
        done = true;
        var variables = options.variables();
        return !options.classPath().isEmpty()
                || !variables.classPath().isEmpty()
                || !variables.compilerOptions().isEmpty()
                || !variables.scripts().isEmpty()
                || !variables.script().isEmpty();
    }

    /// Does it, in the first cell.
    void run(Session session) {
        for (var note : CompilerOptions.of(options.variables().compilerOptions()).notes()) {
            System.err.println(note);
        }
        if (!options.classPath().isEmpty()) session.classPathHasGrown();
        var paths = new ArrayList<Path>();
        for (var pattern : options.variables().classPath()) {
            paths.addAll(find(session, "class path", pattern));
        }
        if (!paths.isEmpty()) session.addToClassPath(paths);
        for (var pattern : options.variables().scripts()) {
            for (var file : find(session, "start-up script", pattern)) run(session, file);
        }
        var script = options.variables().script();
        if (!script.isEmpty()) run(session, "start-up script", script);
    }

    private static List<Path> find(Session session, String what, String pattern) {
        try {
            return Globs.find(session.surroundings(), pattern);
        } catch (IOException | IllegalArgumentException missing) {
            System.err.println(what + ": " + missing.getMessage());
            return List.of();
        }
    }

    private static void run(Session session, Path file) {
        var name = String.valueOf(file.getFileName());
        try {
            run(session, name, Files.readString(file));
        } catch (IOException unreadable) {
            System.err.println("start-up script " + name + ": " + unreadable);
        }
    }

    private static void run(Session session, String name, String code) {
        try {
            session.eval(name, code);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            System.err.println(name + ": " + message(failure));
        }
    }

    private static @Nullable String message(Throwable failure) {
        return failure instanceof CompilationFailed ? failure.getMessage() : failure.toString();
    }
}

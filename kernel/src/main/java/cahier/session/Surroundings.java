package cahier.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Holds what magics and child processes take for the current folder and the environment. A JVM can
/// change neither its own folder nor its own environment.
public final class Surroundings {

    private final Map<String, String> environment = new ConcurrentSkipListMap<>(System.getenv());
    private volatile Path folder = Path.of("").toAbsolutePath();

    Surroundings() {}

    /// Returns the folder against which magics resolve paths.
    public Path folder() {
        return folder;
    }

    /// Resolves a path as a user writes it: `~` is the home folder.
    public Path resolve(String path) {
        if (path.equals("~")) return UserHome.path();
        if (path.startsWith("~/")) return UserHome.path().resolve(path.substring(2));
        return folder.resolve(path).normalize();
    }

    /// Changes the folder.
    ///
    /// @throws IllegalArgumentException where there is no such folder
    public void changeFolder(String path) {
        var target = resolve(path);
        if (!Files.isDirectory(target)) {
            throw new IllegalArgumentException("folder: not there: " + target);
        }
        folder = target;
    }

    /// Prepares a child process: it runs in the folder, with the environment.
    public ProcessBuilder process(List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /// Returns the environment that child processes of magics get; it can be changed.
    public Map<String, String> environment() {
        return environment;
    }
}

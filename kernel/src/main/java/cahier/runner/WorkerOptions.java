package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How worker JVMs are started.
///
/// @param memory the limit of the heap as `-Xmx` takes it, such as `2g`; `null` for the JVM's own
/// @param threads how many threads the library may use; 0 for its own choice
/// @param classPath jars and folders beyond the JVM's own class path
/// @param preview whether preview features of the language are on
/// @param startTimeout how long a worker may take to open its session
public record WorkerOptions(
        @Nullable String memory,
        int threads,
        List<Path> classPath,
        boolean preview,
        Duration startTimeout) {

    /// How long a worker may take to start where nothing else is said.
    public static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    public WorkerOptions {
        classPath = List.copyOf(classPath);
    }

    /// Returns the options of a plain run.
    public static WorkerOptions defaults() {
        return new WorkerOptions(null, 0, List.of(), false, START_TIMEOUT);
    }

    /// Returns a copy with another limit of the heap.
    public WorkerOptions withMemory(@Nullable String newMemory) {
        return new WorkerOptions(newMemory, threads, classPath, preview, startTimeout);
    }

    /// Returns a copy with another number of threads.
    public WorkerOptions withThreads(int newThreads) {
        return new WorkerOptions(memory, newThreads, classPath, preview, startTimeout);
    }

    /// Returns a copy with more on the class path.
    public WorkerOptions withClassPath(List<Path> newClassPath) {
        return new WorkerOptions(memory, threads, newClassPath, preview, startTimeout);
    }

    /// Returns a copy with preview features on or off.
    public WorkerOptions withPreview(boolean newPreview) {
        return new WorkerOptions(memory, threads, classPath, newPreview, startTimeout);
    }

    /// Returns a copy with another time to start.
    public WorkerOptions withStartTimeout(Duration newTimeout) {
        return new WorkerOptions(memory, threads, classPath, preview, newTimeout);
    }
}

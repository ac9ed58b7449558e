package cahier.runner;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers the notebooks that have run well, in a folder `.cahier` beside the file that a run
/// writes (beside the notebook, where it writes none). The folder keeps itself out of git.
final class Cache {

    private static final String FOLDER = ".cahier";

    private final RunOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String tool;

    Cache(RunOptions options) {
        this.options = options;
    }

    /// Takes the state on which a run depends, before it.
    ///
    /// @throws NotebookException where a declared data file cannot be read
    RunInputs inputs(Path path, Notebook stored) {
        return RunInputs.of(path, stored, options, tool());
    }

    /// Returns why a notebook has to run; nothing where its last run passed and nothing on which it
    /// depended has changed since, nor what it wrote.
    List<String> reasonsToRun(Path path, Notebook stored, RunInputs now) {
        var target = options.target().fileFor(path);
        var file = recordFor(path);
        if (!Files.exists(file)) return List.of("no run that passed is remembered");
        var last = CachedRun.of(NotebookFile.bytes(file));
        if (last == null) return List.of("what is remembered of its last run is of no use");
        var changes = now.changesSince(last.inputs());
        if (!changes.isEmpty()) return changes;
        if (options.check() != null) {
            if (!last.compared().isEmpty() && !last.compared().equals(compared())) {
                return List.of("its outputs are to be compared in another way");
            }
            return last.changedOutputs(stored);
        }
        if (target == null) return List.of();
        if (!Files.exists(target)) return List.of(target + " is missing");
        return last.changedOutputs(target.equals(path) ? stored : NotebookFile.read(target));
    }

    /// Remembers a run that passed.
    ///
    /// @param result what the notebook's file, or the file written, holds after it
    /// @throws NotebookException where nothing can be written there
    void remember(Path path, RunInputs inputs, Notebook result) {
        var file = recordFor(path);
        try {
            var folder = Files.createDirectories(file.getParent());
            var ignored = folder.resolve(".gitignore");
            if (!Files.exists(ignored)) {
                NotebookFile.write(ignored, "*\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new NotebookException("cannot make the folder " + file.getParent(), e);
        }
        var run = new CachedRun(inputs, CachedRun.outputsOf(result), compared());
        NotebookFile.write(file, run.json());
    }

    /// Forgets what is known of a notebook, since it failed.
    ///
    /// @throws NotebookException where that is not possible
    void forget(Path path) {
        try {
            Files.deleteIfExists(recordFor(path));
        } catch (IOException e) {
            throw new NotebookException("cannot delete " + recordFor(path), e);
        }
    }

    private String compared() {
        return options.check() == null ? "" : options.check().tolerance().toString();
    }

    private Path recordFor(Path path) {
        var target = options.target().fileFor(path);
        var file = target == null ? path : target;
        return file.resolveSibling(FOLDER).resolve(file.getFileName() + ".json");
    }

    private String tool() {
        lock.lock();
        try {
            if (tool == null) tool = RunInputs.tool();
            return tool;
        } finally {
            lock.unlock();
        }
    }
}

package cahier.runner;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs notebooks one after the other, each in a JVM of its own, and saves them.
public final class Runner {

    private final RunOptions options;
    private final Progress progress;
    private final StopSignal stop;

    /// Makes a runner.
    ///
    /// @param stop raised from another thread, it ends the run; what was done is saved
    public Runner(RunOptions options, Progress progress, StopSignal stop) {
        this.options = options;
        this.progress = progress;
        this.stop = stop;
    }

    /// Runs notebooks in order. A notebook that fails does not keep the next from running, unless
    /// the options say so.
    public List<NotebookResult> run(List<Path> notebooks) throws InterruptedException {
        var results = new ArrayList<NotebookResult>();
        for (var notebook : notebooks) {
            if (stop.isRaised()) break;
            var result = run(notebook);
            results.add(result);
            progress.notebookEnds(result);
            if (!result.isGood() && options.onError() == RunOptions.OnError.ABORT) break;
        }
        return results;
    }

    private NotebookResult run(Path path) throws InterruptedException {
        long started = System.nanoTime();
        var target = options.target().fileFor(path);
        Notebook notebook;
        try {
            notebook = NotebookFile.read(path);
            Language.check(notebook);
            if (target != null) NotebookFile.checkWritable(target);
        } catch (NotebookException e) {
            return NotebookResult.refused(path, String.valueOf(e.getMessage()));
        }
        progress.notebookStarts(path, Cells.countOfCode(notebook));
        var run = new NotebookRun(path, notebook, options, progress, stop);
        run.run();
        var failure = run.failure();
        var results = Results.of(notebook, run, options.check());
        var saved = NotebookResult.Saved.NOT_WRITTEN;
        try {
            if (target != null) saved = save(notebook, results.executed(), path, target);
        } catch (NotebookException e) {
            failure =
                    new Failure(Failure.Kind.BAD_INPUT, "BadInput", String.valueOf(e.getMessage()));
        }
        return new NotebookResult(
                path,
                run.results(),
                Cells.countOfCode(notebook),
                Duration.ofNanos(System.nanoTime() - started),
                failure,
                saved,
                results.comparison());
    }

    private NotebookResult.Saved save(Notebook before, Notebook executed, Path from, Path to) {
        var after = Language.stated(executed).withIds();
        if (from.equals(to) && after.equals(before)) return NotebookResult.Saved.UNCHANGED;
        if (!after.cells().equals(executed.cells())) {
            progress.note(from, "cells without an id of their own were given one");
        }
        NotebookFile.write(to, after);
        return NotebookResult.Saved.WRITTEN;
    }
}

package cahier.runner;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.runner.NotebookResult.NotRun;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs notebooks, each in a JVM of its own, and saves them.
public final class Runner {

    /// How many reasons a reader wants to see.
    private static final int MANY = 4;

    /// What else helps where a notebook cannot be written, at the end of a message.
    private static final String OR_ELSE = ", or use --no-write or --output-dir";

    private final RunOptions options;
    private final Progress progress;
    private final StopSignal stop;
    private final Cache cache;
    private volatile boolean isAborted;

    /// Makes a runner.
    ///
    /// @param stop raised from another thread, it ends the run; what was done is saved
    public Runner(RunOptions options, Progress progress, StopSignal stop) {
        this.options = options;
        this.progress = new OneAtATime(progress);
        this.stop = stop;
        this.cache = new Cache(options);
    }

    /// Runs notebooks, as many at a time as the options say, and tells and returns their results in
    /// the order given. A notebook that fails does not keep the next from running, unless the
    /// options say so. Those whose turn never came have a result, too.
    public List<NotebookResult> run(List<Path> notebooks) throws InterruptedException {
        var results = new ArrayList<NotebookResult>();
        try (var pool = Executors.newFixedThreadPool(options.jobs(), Runner::worker)) {
            var futures = new ArrayList<Future<NotebookResult>>();
            for (var notebook : notebooks)
                futures.add(pool.submit(() -> runUnlessStopped(notebook)));
            for (var future : futures) {
                var result = future.get();
                results.add(result);
                progress.notebookEnds(result);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("running a notebook failed", e.getCause());
        }
        return results;
    }

    private NotebookResult runUnlessStopped(Path path) throws InterruptedException {
        if (stop.isRaised()) return NotebookResult.notRun(path, NotRun.STOPPED);
        if (isAborted) return NotebookResult.notRun(path, NotRun.ABORTED);
        var result = run(path);
        if (!result.isGood() && options.onError() == RunOptions.OnError.ABORT) isAborted = true;
        return result;
    }

    private static Thread worker(Runnable task) {
        var thread = new Thread(task, "cahier-notebook");
        thread.setDaemon(true);
        return thread;
    }

    private NotebookResult run(Path path) throws InterruptedException {
        var target = options.target().fileFor(path);
        Notebook notebook;
        RunInputs inputs = null;
        try {
            var stored = NotebookFile.read(path);
            Language.check(stored);
            notebook = options.parameters().injectedInto(stored);
            if (target != null) NotebookFile.checkWritable(target, OR_ELSE);
            if (options.isCached()) {
                inputs = cache.inputs(path, stored);
                var reasons = cache.reasonsToRun(path, stored, inputs);
                if (reasons.isEmpty()) {
                    progress.notebookExecuted(path, notebook);
                    return NotebookResult.cached(path, Cells.countOfCode(notebook));
                }
                progress.note(path, "runs: " + joined(reasons));
            }
        } catch (NotebookException e) {
            return NotebookResult.refused(path, String.valueOf(e.getMessage()));
        }
        return run(path, notebook, target, inputs);
    }

    private NotebookResult run(
            Path path, Notebook notebook, @Nullable Path target, @Nullable RunInputs inputs)
            throws InterruptedException {
        long started = System.nanoTime();
        progress.notebookStarts(path, Cells.countOfCode(notebook));
        var run = new NotebookRun(path, notebook, options, progress, stop);
        run.run();
        var failure = run.failure();
        if (failure != null && failure.kind() == Failure.Kind.BAD_INPUT) {
            return NotebookResult.refused(path, failure.message());
        }
        var results = Results.of(notebook, run, options.check());
        progress.notebookExecuted(path, results.executed());
        var saved = NotebookResult.Saved.NOT_WRITTEN;
        try {
            if (target != null) saved = save(notebook, results.executed(), path, target);
        } catch (NotebookException e) {
            failure =
                    new Failure(Failure.Kind.BAD_INPUT, "BadInput", String.valueOf(e.getMessage()));
        }
        var result =
                new NotebookResult(
                        path,
                        run.results(),
                        run.skipped(),
                        Cells.countOfCode(notebook),
                        Duration.ofNanos(System.nanoTime() - started),
                        failure,
                        saved,
                        null,
                        results.comparison());
        // a check vouches for what is stored, any other run for what it has put out
        boolean isCheck = options.check() != null && target == null;
        remember(result, isCheck ? notebook : results.executed(), inputs);
        return result;
    }

    private void remember(NotebookResult result, Notebook executed, @Nullable RunInputs inputs) {
        try {
            if (!result.isGood()) cache.forget(result.path());
            else if (inputs != null) cache.remember(result.path(), inputs, executed);
        } catch (NotebookException e) {
            progress.note(result.path(), "cannot be remembered as passed: " + e.getMessage());
        }
    }

    private static String joined(List<String> reasons) {
        int more = reasons.size() - MANY;
        return more <= 0
                ? String.join("; ", reasons)
                : String.join("; ", reasons.subList(0, MANY)) + "; and " + more + " more";
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

package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.Output;
import cahier.session.Variables;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the code cells of one notebook in a worker JVM of its own.
final class NotebookRun {

    private static final Duration SLICE = Duration.ofMillis(50);

    /// How long this JVM may take to hear of a Ctrl-C that has ended the notebook's.
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Path path;
    private final Notebook notebook;
    private final RunOptions options;
    private final Progress progress;
    private final StopSignal stop;

    private final Deadline deadline;
    private final Map<Integer, CellOutputs> outputs = new LinkedHashMap<>();
    private final Map<Integer, Long> counts = new LinkedHashMap<>();
    private final List<CellResult> results = new ArrayList<>();
    private @Nullable Failure failure;

    NotebookRun(
            Path path, Notebook notebook, RunOptions options, Progress progress, StopSignal stop) {
        this.path = path;
        this.notebook = notebook;
        this.options = options;
        this.progress = progress;
        this.stop = stop;
        this.deadline = Deadline.in(options.notebookTimeout());
    }

    /// Runs the cells; what they put out is then in [#executed], whatever went wrong.
    void run() throws InterruptedException {
        var folder = path.toAbsolutePath().getParent();
        try (var worker = Worker.start(options.worker(), folder)) {
            failure = awaitSession(worker);
            if (failure == null) runCells(worker);
        } catch (IOException e) {
            failure =
                    new Failure(
                            Failure.Kind.DEAD,
                            "WorkerFailed",
                            "the notebook's JVM could not be started: " + e.getMessage());
        }
    }

    List<CellResult> results() {
        return results;
    }

    /// Returns the cells that did not run, and why; a blank one is none.
    List<SkippedCell> skipped() {
        return SkippedCell.of(notebook, results, failure);
    }

    @Nullable Failure failure() {
        return failure;
    }

    /// Returns what each cell that ran has put out, by the cell's position.
    Map<Integer, List<Output>> outputs() {
        var gathered = new LinkedHashMap<Integer, List<Output>>();
        outputs.forEach((index, cell) -> gathered.put(index, cell.outputs()));
        return gathered;
    }

    /// Returns the execution count of a cell that ran; `null` where it is not known.
    @Nullable Long count(int index) {
        return counts.get(index);
    }

    private @Nullable Failure awaitSession(Worker worker) throws InterruptedException {
        var start = Deadline.in(options.worker().startTimeout());
        while (true) {
            switch (worker.next(SLICE)) {
                case Message.Opened() -> {
                    return null;
                }
                case Message.Gone gone -> {
                    return wasInterrupted(gone)
                            ? Failures.stopped()
                            : Failures.neverStarted(gone, worker.memory());
                }
                case null, default -> {
                    if (stop.isRaised()) {
                        worker.kill(); // nothing of the user's runs in it
                        return Failures.stopped();
                    }
                    if (start.isPast()) {
                        worker.kill();
                        return Failures.timeout(
                                "the notebook's JVM did not start within " + start.limit());
                    }
                }
            }
        }
    }

    /// Ctrl-C in a terminal reaches the notebook's JVM as well, and may end it before this one
    /// hears of it.
    private boolean wasInterrupted(Message.Gone gone) throws InterruptedException {
        var patience = Deadline.in(AFTER_INTERRUPT);
        while (Failures.isInterrupted(gone) && !stop.isRaised() && !patience.isPast()) {
            Thread.sleep(SLICE.dividedBy(10));
        }
        return stop.isRaised();
    }

    private void runCells(Worker worker) throws InterruptedException {
        int total = Cells.countOfCode(notebook);
        int ordinal = 0;
        for (int index = 0; index < notebook.cells().size(); index++) {
            if (!(notebook.cells().get(index) instanceof CodeCell cell)) continue;
            ordinal++;
            if (Cells.isSkipped(cell)) continue;
            if (stop.isRaised()) {
                failure = Failures.stopped();
                return;
            }
            progress.cellStarts(path, ordinal, index + 1, total, cell.source());
            boolean mayFail = Cells.mayFail(cell) || Cells.allowsErrors(notebook);
            var run =
                    new CellRun(
                            index, cell, mayFail, worker, this::apply, deadline, cellLimit(), stop);
            var result = run.run();
            if (result.failure() != null && result.failure().kind() == Failure.Kind.BAD_INPUT) {
                failure = result.failure();
                return;
            }
            outputs.computeIfAbsent(index, _ -> new CellOutputs());
            if (run.count() > 0) counts.put(index, (long) run.count());
            results.add(result);
            progress.cellEnds(path, result);
            if (run.isWorkerLost() || result.failure() != null && !goesOn(result.failure())) return;
        }
    }

    private boolean goesOn(Failure what) {
        return what.kind() == Failure.Kind.ERROR
                && options.onError() == RunOptions.OnError.CONTINUE;
    }

    private @Nullable Duration cellLimit() {
        if (options.cellTimeout() != null) return options.cellTimeout();
        var stated = Cells.timeoutInMetadata(notebook);
        return stated != null ? stated : Variables.of(System.getenv()).timeout();
    }

    private void apply(Message.Event event) {
        var line = ProgressLine.of(event);
        if (line != null) progress.cellProgresses(path, line);
        switch (event) {
            case Message.Printed(var cell, var name, var text) ->
                    of(cell).print(name.jupyterName(), text);
            case Message.Shown(var cell, var bundle, var id) -> {
                if (id != null) outputs.values().forEach(all -> all.update(bundle, id));
                of(cell).show(bundle, id);
            }
            case Message.Updated(_, var bundle, var id) ->
                    outputs.values().forEach(all -> all.update(bundle, id));
            case Message.Cleared(var cell, var wait) -> of(cell).clear(wait);
            case Message.Returned(var cell, var bundle, var count) ->
                    of(cell).finish(bundle, count);
            case Message.Erred(var cell, var error) ->
                    of(cell).fail(new Output.Error(error.name(), error.value(), error.traceback()));
            case Message.Noted(var text) -> progress.note(path, text);
            case Message.Progressed _,
                    Message.Stuck _,
                    Message.Opened _,
                    Message.Finished _,
                    Message.Broken _,
                    Message.Gone _ -> {}
        }
    }

    private CellOutputs of(int cell) {
        return outputs.computeIfAbsent(cell, _ -> new CellOutputs());
    }
}

package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.session.ErrorReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/// Runs one cell in a worker: waits for its end, stops it when its time is over or the user says
/// so, kills the worker when it does not stop.
final class CellRun {

    private static final Duration SLICE = Duration.ofMillis(50);

    /// How long a cell may take to end once it is interrupted.
    static final Duration GRACE = Duration.ofSeconds(3);

    private final int index;
    private final CodeCell cell;
    private final boolean mayFail;
    private final Worker worker;
    private final Consumer<Message.Event> outputs;
    private final Deadline notebookEnd;
    private final Deadline cellEnd;
    private final StopSignal stop;

    private final long started = System.nanoTime();
    private @Nullable Failure failure;
    private @Nullable Failure reason;
    private @Nullable ErrorReport stuck;
    private Deadline grace = Deadline.NEVER;
    private int count;
    private boolean isOver;
    private boolean isWorkerLost;

    CellRun(
            int index,
            CodeCell cell,
            boolean mayFail,
            Worker worker,
            Consumer<Message.Event> outputs,
            Deadline notebookEnd,
            @Nullable Duration limit,
            StopSignal stop) {
        this.index = index;
        this.cell = cell;
        this.mayFail = mayFail;
        this.worker = worker;
        this.outputs = outputs;
        this.notebookEnd = notebookEnd;
        this.cellEnd = Deadline.in(limit);
        this.stop = stop;
    }

    CellResult run() throws InterruptedException {
        worker.send(new Message.Execute(index, cell.source()));
        while (!isOver) {
            var event = worker.next(SLICE);
            if (event != null) take(event);
            if (!isOver) watchTheClock();
        }
        var duration = Duration.ofNanos(System.nanoTime() - started);
        return new CellResult(index + 1, cell.id(), duration, failure);
    }

    /// Returns the execution count under which the cell ran, 0 where it is not known.
    int count() {
        return count;
    }

    /// Returns whether the worker can run no further cell.
    boolean isWorkerLost() {
        return isWorkerLost;
    }

    private void take(Message.Event event) {
        if (event instanceof Message.Erred(var which, var error) && which == index) {
            fail(error);
            return;
        }
        outputs.accept(event);
        switch (event) {
            case Message.Stuck(var which, var error) -> {
                if (which == index) stuck = error;
            }
            case Message.Finished(var which, _, var number) -> {
                if (which != index) return;
                isOver = true;
                count = number;
                if (reason != null && failure == null) failure = reason;
            }
            case Message.Broken(_, var trace) -> {
                isOver = true;
                isWorkerLost = true;
                fail(Failures.broken(trace));
            }
            case Message.Gone gone -> {
                isOver = true;
                isWorkerLost = true;
                fail(reason != null ? reason : Failures.dead(gone, "while this cell ran"));
            }
            case Message.Erred _,
                    Message.Noted _,
                    Message.Opened _,
                    Message.Printed _,
                    Message.Shown _,
                    Message.Updated _,
                    Message.Cleared _,
                    Message.Progressed _,
                    Message.Returned _ -> {}
        }
    }

    private void watchTheClock() {
        if (reason == null) {
            if (stop.isRaised()) interrupt(Failures.stopped());
            else if (cellEnd.isPast()) interrupt(Failures.cellTimeout(cellEnd.limit()));
            else if (notebookEnd.isPast()) {
                interrupt(Failures.notebookTimeout(notebookEnd.limit()));
            }
        } else if (grace.isPast()) {
            grace = Deadline.NEVER;
            reason = Failures.unstoppable(reason, GRACE, stuck);
            worker.kill();
        }
    }

    private void interrupt(Failure why) {
        reason = why;
        grace = Deadline.in(GRACE);
        worker.send(new Message.Interrupt());
    }

    private void fail(ErrorReport error) {
        if (error.name().equals(ErrorReport.STARTUP_FAILED)) {
            // it is the environment that has failed, and the notebook is as it was
            failure = new Failure(Failure.Kind.BAD_INPUT, error.name(), error.value());
            return;
        }
        boolean isStopped = reason != null && error.name().equals(ErrorReport.INTERRUPTED);
        if (isStopped) {
            failure = Failures.stoppedAt(reason, error);
        } else if (!mayFail) {
            failure = Failures.of(error, worker.memory());
        }
        boolean isLate = isStopped && reason.kind() == Failure.Kind.TIMEOUT;
        outputs.accept(new Message.Erred(index, isLate ? Failures.report(failure) : error));
    }

    /// A cell whose session cannot tell its error any more shows it all the same.
    private void fail(Failure what) {
        failure = what;
        outputs.accept(new Message.Erred(index, Failures.report(what)));
    }
}

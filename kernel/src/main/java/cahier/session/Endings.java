package cahier.session;

import cahier.display.Renderers;
import cahier.engine.Engine;
import cahier.engine.Result;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/// Tells the reader how a cell ended: shows its value, or words its failure. Both may run the
/// user's code, such as a `toString` without end: on the cell's thread, where it can be interrupted
/// and what it prints has a place.
final class Endings {

    private final Engine engine;
    private final Stopper stopper;
    private final Failures failures;

    Endings(Engine engine, Stopper stopper, Failures failures) {
        this.engine = engine;
        this.stopper = stopper;
        this.failures = failures;
    }

    /// Makes the end of what ran out of memory beside the cell's own code, such as its output: it
    /// fails the cell, as its reader must be told.
    static Result exhausted(OutOfMemoryError full) {
        Engine.letReserveGo();
        full.setStackTrace(new StackTraceElement[0]);
        return new Result.Thrown(full);
    }

    /// Shows a cell's end in its output and replies with it.
    ///
    /// @param silent whether a value is not to be shown
    Reply reply(CellOutput cell, Result result, int count, boolean silent) {
        if (result instanceof Result.Nothing) return new Reply.Ok(count);
        if (result instanceof Result.Value(var value, var type)) {
            return silent ? new Reply.Ok(count) : show(cell, value, count);
        }
        if (result instanceof Result.Exited(int status) && status == 0) {
            cell.write(StreamName.STDERR, Failures.EXITED + "\n");
            cell.flush();
            return new Reply.Ok(count);
        }
        return failed(cell, result, count);
    }

    private Reply show(CellOutput cell, @Nullable Object value, int count) {
        try {
            boolean shown = stopper.guard(cell, () -> cell.result(Renderers.render(value), count));
            return shown ? new Reply.Ok(count) : failed(cell, new Result.Interrupted(), count);
        } catch (RuntimeException | Error failure) {
            return failed(cell, thrown(failure), count);
        }
    }

    /// Makes the end of what a value of the user's own class threw while it was shown, and no
    /// renderer has foreseen: its reader must be told.
    private Result thrown(Throwable failure) {
        if (failure instanceof OutOfMemoryError full) return exhausted(full);
        engine.clean(failure);
        return new Result.Thrown(failure);
    }

    private Reply failed(CellOutput cell, Result result, int count) {
        var report = report(cell, result);
        return report == null || result instanceof Result.Interrupted
                ? new Reply.Interrupted(
                        count, cell.error(failures.interrupted().at(cell.stoppedAt())))
                : new Reply.Failed(count, cell.error(report));
    }

    /// Returns the end of an expression that was evaluated beside the cells.
    Evaluation evaluation(CellOutput cell, Result result) {
        return switch (result) {
            case Result.Value(var value, var type) -> shown(cell, value);
            case Result.Nothing() -> shown(cell, null);
            case Result other -> {
                var report = report(cell, other);
                yield new Evaluation.Failed(report == null ? failures.interrupted() : report);
            }
        };
    }

    private Evaluation shown(CellOutput cell, @Nullable Object value) {
        var shown = new AtomicReference<Evaluation>(new Evaluation.Failed(failures.interrupted()));
        try {
            stopper.guard(cell, () -> shown.set(new Evaluation.Shown(Renderers.render(value))));
        } catch (RuntimeException | Error failure) {
            return evaluation(cell, thrown(failure));
        }
        return shown.get();
    }

    /// Words a failure.
    ///
    /// @return `null` where it was interrupted: an exception of the user's own class may tell its
    ///   message without end
    private @Nullable ErrorReport report(CellOutput cell, Result failure) {
        var report = new AtomicReference<@Nullable ErrorReport>();
        stopper.guard(cell, () -> report.set(failures.report(cell.label(), failure)));
        return report.get();
    }
}

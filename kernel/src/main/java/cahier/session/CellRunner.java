package cahier.session;

import cahier.engine.Engine;
import cahier.engine.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// Runs cells from the session's start-up, which is due before the first, to what their readers are
/// told at the end, and for no longer than they may.
final class CellRunner {

    private final Session session;
    private final Engine engine;
    private final Stopper stopper;
    private final Sources sources;
    private final Failures failures;
    private final Endings endings;
    private final Startup startup;
    private final long outputLimit;
    private final @Nullable Duration limit;
    private final AtomicInteger executionCount = new AtomicInteger();

    CellRunner(
            Session session,
            Engine engine,
            Stopper stopper,
            Sources sources,
            Failures failures,
            SessionOptions options) {
        this.session = session;
        this.engine = engine;
        this.stopper = stopper;
        this.sources = sources;
        this.failures = failures;
        endings = new Endings(engine, stopper, failures);
        startup = new Startup(options);
        outputLimit = options.outputLimit();
        limit = options.variables().timeout();
    }

    /// Returns the number of the last cell that counted, 0 before the first.
    int executionCount() {
        return executionCount.get();
    }

    /// Returns what the one who started a headless run should know of its start-up.
    List<String> startupNotes() {
        return startup.notes();
    }

    /// Runs a cell on the calling thread.
    ///
    /// @param isCancelled asked before it begins, when an interrupt reaches it already
    Reply execute(Request request, Listener listener, BooleanSupplier isCancelled) {
        boolean counts = request.storeHistory() && !request.silent() && !request.code().isBlank();
        int count = counts ? executionCount.incrementAndGet() : executionCount.get();
        if (!request.silent()) listener.begun(count);
        var cell = output(counts ? "In [" + count + "]" : "In [*]", listener, request);
        Result result;
        try {
            result = run(cell, request.code(), isCancelled);
        } catch (OutOfMemoryError full) {
            result = Endings.exhausted(full);
        }
        return endings.reply(cell, result, count, request.silent());
    }

    /// Evaluates an expression beside the cells, and drops what it prints.
    Evaluation evaluate(String expression) {
        var request = new Request(expression, true, false, false);
        var cell = output("In [*]", Silence.LISTENER, request);
        return endings.evaluation(cell, run(cell, expression, () -> false));
    }

    /// Does work that a client's message asks for on the calling thread, like a cell.
    void serve(Listener listener, Runnable work) {
        var cell = output("comm", listener, new Request("", false, false, false));
        try {
            if (!stopper.guard(cell, work)) cell.error(failures.interrupted());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            cell.error(failures.report(cell.label(), new Result.Thrown(failure)));
        }
        stopper.guard(cell, cell::end);
    }

    private CellOutput output(String label, Listener listener, Request request) {
        return new CellOutput(session, label, listener, request, outputLimit);
    }

    private Result run(CellOutput cell, String code, BooleanSupplier isCancelled) {
        if (startup.isDue()) {
            try {
                if (!stopper.guard(cell, () -> startup.run(session))) {
                    return new Result.Interrupted();
                }
            } catch (StartupFailed failed) {
                return new Result.Thrown(failed);
            }
        }
        sources.put(cell.label(), code);
        var result = new AtomicReference<Result>(new Result.Interrupted());
        var run = new CellRun(session, engine, stopper, cell, cell.label());
        var thread = Thread.currentThread();
        try (var clock = TimeLimit.start(limit, () -> stopper.stop(thread))) {
            stopper.guard(
                    cell,
                    () -> {
                        if (!isCancelled.getAsBoolean()) result.set(run.run(code));
                    });
            if (limit != null && clock.isOver() && result.get() instanceof Result.Interrupted) {
                result.set(new Result.Thrown(tooLong(limit)));
            }
        }
        CellStreams.restore();
        stopper.guard(cell, cell::end);
        return result.get();
    }

    private static TimeoutException tooLong(Duration limit) {
        var failure =
                new TimeoutException(
                        "the cell ran longer than "
                                + TimeMagic.text(limit.toNanos())
                                + ", the limit that CAHIER_TIMEOUT sets");
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /// Evaluates Java, magics included, inside a cell that runs on the calling thread.
    ///
    /// @param label what errors call the code
    @Nullable Object eval(CellOutput cell, String label, String code) throws Exception {
        if (!label.equals(cell.label())) sources.put(label, code);
        return switch (new CellRun(session, engine, stopper, cell, label).run(code)) {
            case Result.Value(var value, var type) -> value;
            case Result.Nothing() -> null;
            case Result.Rejected(var problems) -> throw new CompilationFailed(label, problems);
            case Result.Thrown(var exception) -> throw CellRun.sneak(exception);
            case Result.Interrupted() -> throw new InterruptedException("eval: interrupted");
            case Result.Exited(int status) ->
                    throw new IllegalStateException("eval: System.exit(" + status + ")");
        };
    }
}

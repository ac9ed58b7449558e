package cahier.session;

import cahier.engine.Cell;
import cahier.engine.Engine;
import cahier.engine.Outcome;
import cahier.engine.Result;

import org.jspecify.annotations.Nullable;

/// Runs the parts of one cell in order, Java by the engine and magics by themselves, until one
/// fails.
final class CellRun {

    private final Session session;
    private final Engine engine;
    private final Stopper stopper;
    private final CellOutput cell;
    private final String label;

    /// @param label what errors call the code: the cell, or a file that it loads
    CellRun(Session session, Engine engine, Stopper stopper, CellOutput cell, String label) {
        this.label = label;
        this.session = session;
        this.engine = engine;
        this.stopper = stopper;
        this.cell = cell;
    }

    Result run(String code) {
        Result result = new Result.Nothing();
        for (var part :
                CellParts.of(code, session.magics()::knows, session.magics()::leavesNames)) {
            if (stopper.isStopped()) return new Result.Interrupted();
            result = run(part);
            if (!isGood(result)) break;
        }
        return result;
    }

    private static boolean isGood(Result result) {
        return result instanceof Result.Value || result instanceof Result.Nothing;
    }

    private Result run(CellParts.Part part) {
        if (part instanceof CellParts.Part.Java(var source)) return java(source);
        if (part instanceof CellParts.Part.Line(var name, var line)) {
            return magic(() -> session.magics().runLine(name, line));
        }
        var whole = (CellParts.Part.Whole) part;
        return magic(
                () ->
                        session.magics()
                                .runCell(
                                        whole.name(),
                                        whole.line(),
                                        whole.body(),
                                        whole.bodyLine()));
    }

    private Result java(String source) {
        Outcome outcome;
        try {
            outcome = engine.run(new Cell(label, source));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            // An error of the engine's must neither cost the reader an answer nor look like theirs.
            System.getLogger(CellRun.class.getName())
                    .log(System.Logger.Level.ERROR, "the engine failed on " + label, failure);
            return new Result.Thrown(new EngineFailed(failure));
        }
        var result = outcome.result();
        if (isGood(result)) {
            for (var notice : outcome.notices()) cell.write(StreamName.STDERR, notice + "\n");
        } else {
            cell.note(outcome.notices());
        }
        // What was thrown because a wait was interrupted is no failure of the cell's.
        return result instanceof Result.Thrown && stopper.isStopped()
                ? new Result.Interrupted()
                : result;
    }

    /// Is the work of a magic.
    private interface Work {
        @Nullable Object run() throws Exception;
    }

    private Result magic(Work work) {
        try {
            var value = work.run();
            return value == null ? new Result.Nothing() : new Result.Value(value, "Object");
        } catch (CompilationFailed failed) {
            return new Result.Thrown(failed);
        } catch (OutOfMemoryError full) {
            Engine.letReserveGo();
            MagicTrace.clean(full);
            return new Result.Thrown(full);
        } catch (InterruptedException stopped) {
            return new Result.Interrupted();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            if (stopper.isStopped()) return new Result.Interrupted();
            MagicTrace.clean(failure);
            return new Result.Thrown(failure);
        }
    }

    /// Returns an exception as one that needs no declaration; errors are thrown at once.
    static Exception sneak(Throwable throwable) {
        if (throwable instanceof Exception exception) return exception;
        if (throwable instanceof Error error) throw error;
        return new IllegalStateException(throwable);
    }
}

package cahier.session;

import cahier.engine.CellInterrupted;
import cahier.engine.Engine;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stops the threads that run cells, whatever they are doing, and never one that has gone on to
/// something else.
final class Stopper {

    private final Engine engine;
    private final Map<Thread, CellOutput> cells = new ConcurrentHashMap<>();

    Stopper(Engine engine) {
        this.engine = engine;
    }

    /// Does work that may run the cells' code on the calling thread, on behalf of a cell.
    ///
    /// @return whether it came to its end: `false` where it was stopped
    boolean guard(CellOutput cell, Runnable work) {
        var thread = Thread.currentThread();
        Owner.begin(cell);
        cells.put(thread, cell);
        try {
            engine.runStoppable(work);
            return true;
        } catch (CellInterrupted stop) {
            return false;
        } finally {
            cells.remove(thread);
            Owner.end(cell);
        }
    }

    /// Stops all cells.
    void stop() {
        cells.keySet().forEach(this::note);
        engine.interrupt();
    }

    /// Stops the cell that a thread runs.
    void stop(Thread thread) {
        note(thread);
        engine.interrupt(thread);
    }

    private void note(Thread thread) {
        var cell = cells.get(thread);
        if (cell != null) cell.stops(engine.trace(thread));
    }

    /// Returns what frames call the cell that a thread runs; `null` where it runs none.
    @Nullable String label(Thread thread) {
        var cell = cells.get(thread);
        return cell == null ? null : cell.label();
    }

    /// Lets the cell that a thread runs go on in the background.
    ///
    /// @return false where it runs none, or one that stops after all
    boolean giveUp(Thread thread) {
        var cell = cells.get(thread);
        if (cell == null || !engine.giveUp(thread)) return false;
        Owner.leave(cell);
        return true;
    }

    /// Returns whether the calling thread's cell was asked to stop.
    boolean isStopped() {
        return engine.isInterrupted();
    }
}

package cahier.session;

import cahier.engine.CellInterrupted;
import cahier.engine.Engine;

import org.jspecify.annotations.Nullable;

/// Stops the thread that runs a cell, whatever it is doing, and never one that has gone on to
/// something else.
final class Stopper {

    private final Engine engine;
    private @Nullable Thread running;
    private boolean stopped;

    Stopper(Engine engine) {
        this.engine = engine;
    }

    /// Does work that may run the cells' code on the calling thread, on behalf of a cell.
    ///
    /// @return whether it came to its end: `false` where it was stopped
    boolean guard(CellOutput cell, Runnable work) {
        Owner.begin(cell);
        begin();
        try {
            engine.runStoppable(work);
            return true;
        } catch (CellInterrupted stop) {
            return false;
        } finally {
            end();
            Owner.end();
        }
    }

    private synchronized void begin() {
        running = Thread.currentThread();
        stopped = false;
    }

    /// Ends the work; an interrupt that came too late is taken off the thread.
    private synchronized void end() {
        running = null;
        Thread.interrupted();
    }

    synchronized void stop() {
        if (running == null) return;
        stopped = true;
        // A magic that waits for the network is no code of the engine's.
        engine.interrupt(running);
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}

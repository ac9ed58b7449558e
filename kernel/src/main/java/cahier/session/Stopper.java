package cahier.session;

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

    /// Says that the calling thread runs a cell from now on.
    synchronized void begin() {
        running = Thread.currentThread();
        stopped = false;
    }

    /// Says that the cell has ended; an interrupt that came too late is taken off the thread.
    synchronized void end() {
        running = null;
        Thread.interrupted();
    }

    synchronized void stop() {
        if (running == null) return;
        stopped = true;
        engine.interrupt();
        // A magic that waits for the network is no code of the engine's.
        running.interrupt();
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}

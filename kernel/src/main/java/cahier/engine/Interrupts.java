package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.ForkJoinWorkerThread;

/// Stops a running cell.
///
/// The cell's loops and methods call one shared call site. It does nothing, which the just-in-time
/// compiler takes as a constant, so it costs nothing; to interrupt, its target is exchanged, which
/// discards the compiled code and makes the next call throw.
final class Interrupts {
    private static final MethodHandle NOTHING = MethodHandles.zero(void.class);

    private final MutableCallSite poll = new MutableCallSite(NOTHING);
    private final MethodHandle check;
    private @Nullable Thread running;
    private int depth;
    private boolean requested;

    Interrupts() {
        try {
            check = MethodHandles.lookup().bind(this, "check", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    CallSite poll() {
        return poll;
    }

    /// Marks the calling thread as the one that runs a cell. A cell may evaluate code: the inner
    /// run belongs to the outer one.
    synchronized void begin() {
        if (running == Thread.currentThread()) {
            depth++;
            return;
        }
        running = Thread.currentThread();
        depth = 1;
        requested = false;
    }

    /// Marks the end of a cell; a request that came too late does no harm.
    ///
    /// @return whether the cell was asked to stop
    synchronized boolean end() {
        if (--depth > 0) {
            return requested;
        }
        running = null;
        if (requested) {
            set(NOTHING);
            Thread.interrupted();
        }
        return requested;
    }

    /// Asks the running cell to stop; does nothing where none runs.
    synchronized void interrupt() {
        if (running == null) {
            return;
        }
        requested = true;
        set(check);
        running.interrupt();
    }

    /// Says whether the running cell was asked to stop.
    synchronized boolean isRequested() {
        return requested;
    }

    /// Throws if the running cell, whose thread this is, was asked to stop.
    synchronized void throwIfRequested() {
        if (requested && running == Thread.currentThread()) {
            throw new CellInterrupted();
        }
    }

    private void set(MethodHandle target) {
        poll.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {poll});
    }

    /// Runs in every thread that executes woven code while an interrupt is pending. The workers of
    /// parallel streams do the cell's work; other threads go on.
    private void check() {
        Thread current = Thread.currentThread();
        boolean stop;
        synchronized (this) {
            stop = requested && (current == running || current instanceof ForkJoinWorkerThread);
        }
        if (stop) {
            throw new CellInterrupted();
        }
    }
}

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
/// discards the compiled code and makes the next call throw. Calls that block are woken by
/// `Thread.interrupt`, again and again until the cell has ended, as code may swallow it.
///
/// What is not stopped: an endless loop inside a library, and a blocking call that ignores
/// `Thread.interrupt`.
final class Interrupts {
    private static final MethodHandle NOTHING = MethodHandles.zero(void.class);
    private static final long AGAIN_MILLIS = 20;

    private final MutableCallSite poll = new MutableCallSite(NOTHING);
    private final MethodHandle check;

    /// The thread that runs a cell, from the start of its compilation on.
    private @Nullable Thread running;

    /// Whether that thread executes the user's code: the compiler must not be interrupted, as its
    /// files would be closed.
    private boolean executing;

    private boolean compiling;

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

    /// Marks the calling thread as the one that works for a cell.
    synchronized void begin() {
        running = Thread.currentThread();
        executing = false;
        compiling = false;
        requested = false;
    }

    /// Marks the calling thread as the one that compiles and then runs a cell. An interrupt that
    /// reached the thread before stops the cell once it is compiled.
    synchronized void compile() {
        begin();
        compiling = true;
        if (Thread.interrupted()) {
            requested = true;
            set(check);
        }
    }

    /// Marks the start of the user's code; throws if the cell was asked to stop before.
    synchronized void execute() {
        if (requested) {
            throw new CellInterrupted();
        }
        compiling = false;
        executing = true;
    }

    /// Marks the end of a cell; a request that came too late does no harm.
    synchronized void end() {
        running = null;
        executing = false;
        compiling = false;
        if (requested) {
            set(NOTHING);
            Thread.interrupted();
        }
        notifyAll();
    }

    /// Says whether the running cell was asked to stop.
    synchronized boolean isRequested() {
        return requested;
    }

    /// Asks the running cell to stop; does nothing where none runs.
    synchronized void interrupt() {
        if (running == null || requested) {
            return;
        }
        requested = true;
        set(check);
        if (executing) {
            running.interrupt();
            Thread.ofPlatform().daemon().name("cahier-interrupt").start(this::insist);
        }
    }

    /// Wakes a thread that works for the cell, unless it compiles.
    synchronized void wake(Thread thread) {
        if (!compiling) {
            thread.interrupt();
        }
    }

    private void insist() {
        Thread target;
        synchronized (this) {
            target = running;
        }
        synchronized (this) {
            while (target != null && running == target && requested) {
                target.interrupt();
                try {
                    wait(AGAIN_MILLIS);
                } catch (InterruptedException e) {
                    return; // nobody but the process's end interrupts this thread
                }
            }
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

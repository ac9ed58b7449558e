package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// Stops running cells: one for each thread that runs any.
///
/// The cells' loops and methods call one shared call site. It does nothing, which the just-in-time
/// compiler takes as a constant, so it costs nothing; to interrupt, its target is exchanged, which
/// discards the compiled code and makes the next call throw on the threads that were asked to stop.
/// Calls that block are woken by `Thread.interrupt`, again and again until the cell has ended, as
/// code may swallow it; what they wait for is closed where they do not heed it.
///
/// What is not stopped: an endless loop inside a library, and a wait for a lock that ignores
/// `Thread.interrupt`. Who runs cells gives them up after a while; not at once, as a cell that
/// heeds the interrupt may have to put something in order, and wait for a lock to do so.
final class Interrupts {
    private static final MethodHandle NOTHING = MethodHandles.zero(void.class);
    private static final long AGAIN_MILLIS = 20;

    /// How long a busy machine may take to let a worker run.
    private static final long WORKERS_NANOS = 2_000_000_000;

    private final MutableCallSite poll = new MutableCallSite(NOTHING);
    private final MethodHandle check;
    private final Map<Thread, Work> running = new HashMap<>();

    /// What a thread does for a cell. The compiler must not be interrupted, as its files would be
    /// closed.
    private enum Phase {
        BESIDE,
        COMPILING,
        EXECUTING
    }

    /// A thread's work for a cell; code that a cell runs may compile and run more, inside it.
    private static final class Work {
        private final @Nullable Work around;
        private final @Nullable SystemThread thread;
        private final Instant begun;
        private Phase phase;
        private boolean requested;
        private boolean cutShort;

        private Work(@Nullable Work around, Phase phase) {
            this.around = around;
            this.phase = phase;
            thread = around == null ? SystemThread.current() : around.thread;
            begun = around == null ? Instant.now() : around.begun;
            requested = around != null && around.requested;
        }
    }

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

    /// Marks the calling thread as one that works for a cell.
    void begin() {
        begin(Phase.BESIDE);
    }

    /// Marks the calling thread as one that compiles and then runs a cell. An interrupt that
    /// reached the thread before stops the cell once it is compiled.
    synchronized void compile() {
        begin(Phase.COMPILING);
        if (Thread.interrupted()) {
            request(Thread.currentThread());
        }
    }

    private synchronized void begin(Phase phase) {
        running.compute(Thread.currentThread(), (thread, around) -> new Work(around, phase));
    }

    /// Marks the start of the user's code; throws if the cell was asked to stop before.
    synchronized void execute() {
        Work work = running.get(Thread.currentThread());
        if (work.requested) {
            throw new CellInterrupted();
        }
        work.phase = Phase.EXECUTING;
    }

    /// Marks the end of what the calling thread began last; a request that came too late does no
    /// harm.
    synchronized void end() {
        Thread thread = Thread.currentThread();
        Work work = running.get(thread);
        if (work.around != null) {
            work.around.requested |= work.requested;
            running.put(thread, work.around);
        } else {
            awaitWorkers(work);
            running.remove(thread);
            if (work.requested && !isAnyRequested()) {
                set(NOTHING);
            }
            // the request's, or one of the code's own: the thread goes on to something else
            Thread.interrupted();
        }
        notifyAll();
    }

    /// Waits until the workers of a stopped cell's parallel streams have met the request, which
    /// would else be taken back before: they would run on, and block the pool that all cells share.
    private void awaitWorkers(Work work) {
        work.phase = Phase.BESIDE;
        long end = System.nanoTime() + WORKERS_NANOS;
        while (work.requested && System.nanoTime() < end && isAnyWorkerBusy()) {
            try {
                wait(1);
            } catch (InterruptedException late) {
                // it was meant for the cell, which has ended
            }
        }
    }

    private static boolean isAnyWorkerBusy() {
        ForkJoinPool pool = ForkJoinPool.commonPool();
        return pool.getActiveThreadCount() > 0
                && Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(
                                thread ->
                                        thread instanceof ForkJoinWorkerThread worker
                                                && worker.getPool() == pool
                                                && isBusy(worker.getState()));
    }

    /// One that waits heeds `Thread.interrupt` or nothing; one that is blocked is about to check,
    /// for which it needs the monitor that is held here.
    private static boolean isBusy(Thread.State state) {
        return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
    }

    /// Says whether the calling thread was asked to stop what it does for a cell.
    synchronized boolean isRequested() {
        Work work = running.get(Thread.currentThread());
        return work != null && work.requested;
    }

    /// Says whether something in the calling thread's cell came to its end by a request to stop.
    synchronized boolean isCutShort() {
        Work work = running.get(Thread.currentThread());
        return work != null && work.cutShort;
    }

    private boolean isAnyRequested() {
        return running.values().stream().anyMatch(work -> work.requested);
    }

    /// Asks all running cells to stop.
    synchronized void interrupt() {
        List.copyOf(running.keySet()).forEach(this::interrupt);
    }

    /// Asks the cell that a thread runs to stop, if it runs any.
    synchronized void interrupt(Thread thread) {
        Work work = running.get(thread);
        if (work == null || work.requested) {
            return;
        }
        request(thread);
        if (work.phase != Phase.COMPILING) {
            thread.interrupt();
        }
        Thread.ofPlatform().daemon().name("cahier-interrupt").start(() -> insist(thread));
    }

    /// Takes back what a thread was asked: it does not stop, and what goes on asking costs the
    /// others their speed.
    ///
    /// @return false where it compiles, and stops when that is done
    synchronized boolean giveUp(Thread thread) {
        Work work = running.get(thread);
        if (work != null && work.phase == Phase.COMPILING) {
            return false;
        }
        for (; work != null; work = work.around) {
            work.requested = false;
        }
        if (!isAnyRequested()) {
            set(NOTHING);
        }
        notifyAll();
        return true;
    }

    private void request(Thread thread) {
        running.get(thread).requested = true;
        set(check);
    }

    /// Wakes a thread until it has ended what it was asked to stop; not where a magic or the
    /// compiler is at work, which may have to put something in order first.
    private synchronized void insist(Thread target) {
        int asked = 0;
        Work work;
        try {
            while ((work = running.get(target)) != null && work.requested) {
                if (work.phase == Phase.EXECUTING) {
                    work.cutShort |=
                            asked > 0 && DeafCalls.end(target, work.thread, work.begun, asked - 1);
                    target.interrupt();
                    asked++;
                }
                wait(AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            // nobody but the process's end interrupts this thread
        }
    }

    private void set(MethodHandle target) {
        poll.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {poll});
    }

    /// Runs in every thread that executes woven code while an interrupt is pending. The workers of
    /// parallel streams do the cells' work, and nobody knows which one's; other threads go on.
    private void check() {
        Thread current = Thread.currentThread();
        boolean stop;
        synchronized (this) {
            Work work = running.get(current);
            stop =
                    work == null
                            ? current instanceof ForkJoinWorkerThread && isAnyRequested()
                            : work.requested;
        }
        if (stop) {
            throw new CellInterrupted();
        }
    }
}

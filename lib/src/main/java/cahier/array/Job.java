package cahier.array;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// One call of [Threads#split]: its pieces, who takes the next, how many are done.
final class Job {

    private static final int SPINS = 2_000;

    private final Threads.Body body;
    private final int items;
    private final int pieces;
    private final boolean stoppable;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean parked;
    private volatile @Nullable Throwable failure;

    Job(Threads.Body body, int items, int pieces, boolean stoppable) {
        this.body = body;
        this.items = items;
        this.pieces = pieces;
        this.stoppable = stoppable;
    }

    /// Takes and runs pieces until none is left.
    void work() {
        int piece;
        while ((piece = next.getAndIncrement()) < pieces) {
            if (stoppable && caller.isInterrupted()) stopped = true;
            if (!stopped) run(piece);
            if (done.incrementAndGet() == pieces && parked) LockSupport.unpark(caller);
        }
    }

    private void run(int piece) {
        try {
            body.run(bound(piece), bound(piece + 1));
        } catch (Throwable t) {
            synchronized (this) {
                if (failure == null) failure = t;
            }
            stopped = true;
        }
    }

    private int bound(int piece) {
        return (int) ((long) items * piece / pieces);
    }

    /// Waits, spinning first, until all pieces are done.
    void await() {
        for (var i = 0; i < SPINS; i++) {
            if (done.get() == pieces) return;
            Thread.onSpinWait();
        }
        // A set interrupt status would turn parking into spinning: it is put back at the end.
        var interrupted = false;
        parked = true;
        while (done.get() < pieces) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interrupted = true;
                if (stoppable) stopped = true;
            }
        }
        if (interrupted) caller.interrupt();
    }

    /// Throws what a piece threw, or that the work was stopped.
    void finish() {
        switch (failure) {
            case null -> {
                if (stopped) throw new CancellationException("interrupted");
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}

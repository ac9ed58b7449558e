package cahier.array;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// The pool's threads. Each waits for the next [Job], spinning for some microseconds before it
/// parks: handing work to a spinning thread costs well under a microsecond.
final class Workers extends Thread {

    private static final int SPINS = 3_000;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /// Grows only; touched by the one thread that holds the pool.
    private static final List<Workers> ALL = new ArrayList<>();

    private static volatile int wanted;

    private final AtomicReference<@Nullable Job> job = new AtomicReference<>();
    private volatile boolean parked;

    private Workers(int index) {
        super("cahier-worker-" + index);
        setDaemon(true);
    }

    /// Hands a job to a number of workers, creating those that are missing.
    static void start(Job job, int workers) {
        wanted = workers + 1;
        while (ALL.size() < workers) {
            var worker = new Workers(ALL.size() + 1);
            worker.start();
            ALL.add(worker);
        }
        for (var i = 0; i < workers; i++) {
            var worker = ALL.get(i);
            worker.job.set(job);
            if (worker.parked) LockSupport.unpark(worker);
        }
    }

    @Override
    public void run() {
        while (true) {
            take().work();
        }
    }

    private Job take() {
        // With more threads than processors a spinning thread only keeps another from working.
        var spins = wanted <= PROCESSORS ? SPINS : 0;
        for (var i = 0; i < spins; i++) {
            var next = job.get() == null ? null : job.getAndSet(null);
            if (next != null) return next;
            Thread.onSpinWait();
        }
        parked = true;
        try {
            while (true) {
                var next = job.getAndSet(null);
                if (next != null) return next;
                LockSupport.park(this);
            }
        } finally {
            parked = false;
        }
    }
}

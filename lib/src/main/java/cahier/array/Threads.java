package cahier.array;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Splits numeric work over a pool of daemon threads.
///
/// Work is split over output elements only, so results are the same bits for any number of threads.
/// The number is the system property `cahier.threads`, else the environment variable
/// `CAHIER_THREADS`, else the number of available processors; [#count(int)] changes it.
///
/// Workers spin briefly after each call and then park. A call made while another is running (from
/// another thread, or from inside a body) runs on its own thread alone.
public final class Threads {

    /// A piece of work over the items `from` (inclusive) to `to` (exclusive).
    @FunctionalInterface
    public interface Body {
        /// Computes the items in a range; pieces may run at the same time.
        void run(int from, int to);
    }

    /// Elements to copy that are worth a piece.
    static final int COPY_GRAIN = 32_768;

    /// More pieces than threads, so that a thread that was held up does not hold up the rest.
    private static final int PIECES_PER_THREAD = 4;

    private static final int MAXIMUM = 256;
    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static volatile int count = initialCount();

    private Threads() {}

    /// Returns the number of threads that share a piece of work, the caller's among them.
    public static int count() {
        return count;
    }

    /// Sets the number of threads that share a piece of work, the caller's among them.
    ///
    /// @throws IllegalArgumentException if the number is not in 1..256
    public static void count(int threads) {
        if (threads < 1 || threads > MAXIMUM) {
            throw new IllegalArgumentException(
                    "threads: count out of range: got " + threads + "; expected 1 to " + MAXIMUM);
        }
        count = threads;
    }

    /// Runs a body over the items 0 to `items`, split over the threads, and waits for all of it.
    ///
    /// The first exception of a body is thrown here after all running pieces have ended. If the
    /// calling thread is interrupted, no further pieces are started, and after the running ones a
    /// [CancellationException] is thrown with the interrupt status set; the output is then
    /// incomplete.
    ///
    /// @param items number of items, may be 0
    /// @param grain least number of items worth a piece; fewer than two pieces run at once, inline
    /// @param body called with ranges that cover every item exactly once
    public static void split(int items, int grain, Body body) {
        run(items, grain, body, true);
    }

    /// Does what [#split] does, to the end even if the calling thread is interrupted: for work in
    /// place, which must not stop half-way.
    public static void splitWhole(int items, int grain, Body body) {
        run(items, grain, body, false);
    }

    private static void run(int items, int grain, Body body, boolean stoppable) {
        if (items <= 0) return;
        var most = (items + Math.max(grain, 1) - 1) / Math.max(grain, 1);
        if (most <= 1) {
            body.run(0, items);
            return;
        }
        var threads = Math.min(count, most);
        if (threads > 1 && BUSY.compareAndSet(false, true)) {
            try {
                var job =
                        new Job(
                                body,
                                items,
                                Math.min(most, threads * PIECES_PER_THREAD),
                                stoppable);
                Workers.start(job, threads - 1);
                job.work();
                job.await();
                job.finish();
            } finally {
                BUSY.set(false);
            }
        } else {
            var job = new Job(body, items, Math.min(most, PIECES_PER_THREAD), stoppable);
            job.work();
            job.finish();
        }
    }

    private static int initialCount() {
        var text = System.getProperty("cahier.threads");
        if (text == null) text = System.getenv("CAHIER_THREADS");
        var available = Math.min(Runtime.getRuntime().availableProcessors(), MAXIMUM);
        if (text == null || text.isBlank()) return available;
        try {
            var threads = Integer.parseInt(text.strip());
            if (threads >= 1 && threads <= MAXIMUM) return threads;
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        System.getLogger(Threads.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        "threads: count out of range: got \"{0}\"; expected 1 to {1}; using {2}",
                        text,
                        MAXIMUM,
                        available);
        return available;
    }
}

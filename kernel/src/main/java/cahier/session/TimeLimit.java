package cahier.session;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Stops work that takes too long.
final class TimeLimit implements AutoCloseable {

    private final Runnable stop;
    private final @Nullable Thread clock;
    private boolean over;
    private boolean closed;

    private TimeLimit(@Nullable Duration limit, Runnable stop) {
        this.stop = stop;
        clock =
                limit == null
                        ? null
                        : Thread.ofVirtual()
                                .name("cahier-time-limit")
                                .unstarted(() -> watch(limit));
    }

    /// Starts the clock; where there is no limit, nothing.
    static TimeLimit start(@Nullable Duration limit, Runnable stop) {
        var started = new TimeLimit(limit, stop);
        if (started.clock != null) started.clock.start();
        return started;
    }

    private void watch(Duration limit) {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException inTime) {
            return;
        }
        synchronized (this) {
            if (closed) return;
            over = true;
            stop.run();
        }
    }

    /// Returns whether the work was stopped.
    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (clock != null) clock.interrupt();
    }
}

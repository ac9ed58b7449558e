package cahier.session;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Hands on text that a running cell has printed once it has waited a moment, so that output
/// arrives while the cell runs and a loop of prints makes few messages.
final class Flusher {

    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private static final LinkedBlockingQueue<Due> QUEUE = new LinkedBlockingQueue<>();

    static {
        Thread.ofPlatform()
                .daemon()
                .name("cahier-flush")
                .inheritInheritableThreadLocals(false)
                .start(Flusher::run);
    }

    private record Due(CellOutput output, long nanoTime) {}

    private Flusher() {}

    static void schedule(CellOutput output) {
        QUEUE.add(new Due(output, System.nanoTime() + WAIT_NANOS));
    }

    private static void run() {
        while (true) {
            try {
                // All wait equally long, so the queue is in order of time.
                var due = QUEUE.take();
                TimeUnit.NANOSECONDS.sleep(due.nanoTime() - System.nanoTime());
                due.output().flushScheduled();
            } catch (InterruptedException | RuntimeException | Error ignored) {
                // Nobody interrupts this thread on purpose; user code that finds it must not end
                // it, nor a cell that has taken all memory: its text goes out with the cell's end.
                Thread.interrupted();
            }
        }
    }
}

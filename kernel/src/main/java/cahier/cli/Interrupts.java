package cahier.cli;

import cahier.runner.StopSignal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C (and a polite kill) into a [StopSignal], and keeps the JVM alive until the run has
/// saved what was done. The JVM itself then leaves with status 130 (or 143).
final class Interrupts implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final CountDownLatch isSaved = new CountDownLatch(1);
    private final Thread hook;

    private Interrupts(StopSignal stop) {
        hook =
                new Thread(
                        () -> {
                            stop.raise();
                            await();
                        },
                        "cahier-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Interrupts raising(StopSignal stop) {
        return new Interrupts(stop);
    }

    private void await() {
        try {
            if (!isSaved.await(PATIENCE, TimeUnit.SECONDS)) {
                System.getLogger(Interrupts.class.getName())
                        .log(System.Logger.Level.WARNING, "the run did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run is over, and saved.
    @Override
    public void close() {
        isSaved.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // that is what it was for
        }
    }
}

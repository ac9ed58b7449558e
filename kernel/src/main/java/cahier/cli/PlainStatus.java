package cahier.cli;

import cahier.runner.Durations;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/// Shows what runs in plain lines: each notebook when it starts, and a cell that takes long, so
/// that a log shows where the time goes.
final class PlainStatus implements StatusLine {

    private static final long EVERY = Duration.ofSeconds(30).toMillis();

    private final PrintStream out;
    private final Timer timer = new Timer("cahier-progress", true);
    private @Nullable String cell;
    private long started;

    PlainStatus(PrintStream out) {
        this.out = out;
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tellIfLong();
                    }
                },
                EVERY,
                EVERY);
    }

    @Override
    public synchronized void notebook(String name, int total) {
        out.println("  " + name + " (" + total + (total == 1 ? " code cell)" : " code cells)"));
        out.flush();
    }

    @Override
    public synchronized void cell(int index, int total, String source) {
        cell = index + "/" + total;
        started = System.nanoTime();
    }

    @Override
    public synchronized void pause(Runnable printing) {
        printing.run();
    }

    @Override
    public synchronized void done() {
        cell = null;
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private synchronized void tellIfLong() {
        var ran = Duration.ofNanos(System.nanoTime() - started);
        if (cell == null || ran.toMillis() < EVERY / 2) return;
        out.println("  … code cell " + cell + " runs for " + Durations.text(ran));
        out.flush();
    }
}

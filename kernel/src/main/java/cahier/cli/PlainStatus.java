package cahier.cli;

import cahier.runner.Durations;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/// Shows what runs in plain lines: each notebook when it starts, and a cell that takes long with
/// how far it says that it has come, so that a log shows where the time goes.
final class PlainStatus implements StatusLine {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final PrintStream out;
    private final Timer timer = new Timer("cahier-progress", true);
    private final Map<String, Running> running = new LinkedHashMap<>();

    /// A cell that runs.
    private record Running(String cell, String line, long started) {

        Duration time() {
            return Duration.ofNanos(System.nanoTime() - started);
        }
    }

    PlainStatus(PrintStream out) {
        this.out = out;
        var task =
                new TimerTask() {
                    @Override
                    public void run() {
                        tellWhatTakesLong();
                    }
                };
        timer.schedule(task, EVERY.toMillis(), EVERY.toMillis());
    }

    @Override
    public synchronized void notebook(String name, int total) {
        out.println("  " + name + " (" + total + (total == 1 ? " code cell)" : " code cells)"));
        out.flush();
    }

    @Override
    public synchronized void cell(String name, int index, int total, String source) {
        running.put(name, new Running(index + "/" + total, "", System.nanoTime()));
    }

    @Override
    public synchronized void progress(String name, String line) {
        running.computeIfPresent(
                name, (_, now) -> new Running(now.cell(), Style.plain(line), now.started()));
    }

    @Override
    public synchronized void done(String name) {
        running.remove(name);
    }

    @Override
    public synchronized void print(Runnable printing) {
        printing.run();
        out.flush();
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private synchronized void tellWhatTakesLong() {
        running.forEach(
                (name, cell) -> {
                    if (cell.time().compareTo(EVERY.dividedBy(2)) < 0) return;
                    out.println(
                            "  %s: code cell %s runs for %s%s"
                                    .formatted(
                                            name,
                                            cell.cell(),
                                            Durations.text(cell.time()),
                                            cell.line().isEmpty() ? "" : ": " + cell.line()));
                });
        out.flush();
    }
}

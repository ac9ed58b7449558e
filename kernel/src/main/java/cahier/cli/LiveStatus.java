package cahier.cli;

import cahier.runner.Durations;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;

/// Shows what runs in one line that is redrawn in place: notebook, cell, seconds, and how far the
/// cell says that it has come, or the start of its code, as far as the terminal is wide. Of several
/// notebooks it shows the one that started first, and how many more there are.
final class LiveStatus implements StatusLine {

    private static final long EVERY = 100;
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream out;
    private final IntSupplier terminalWidth;
    private final Timer timer = new Timer("cahier-progress", true);
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int width;
    private int frame;

    /// What one notebook does.
    private record Running(String cell, String source, long started) {

        String time() {
            long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
            return Durations.text(Duration.ofSeconds(seconds));
        }
    }

    LiveStatus(PrintStream out, IntSupplier terminalWidth) {
        this.out = out;
        this.terminalWidth = terminalWidth;
        var task =
                new TimerTask() {
                    @Override
                    public void run() {
                        redraw();
                    }
                };
        timer.schedule(task, EVERY, EVERY);
    }

    @Override
    public synchronized void notebook(String name, int total) {
        width = terminalWidth.getAsInt();
        running.put(name, new Running("starts", "", System.nanoTime()));
        draw();
    }

    @Override
    public synchronized void cell(String name, int index, int total, String code) {
        var source = code.strip().lines().findFirst().orElse("");
        running.put(name, new Running("cell " + index + "/" + total, source, System.nanoTime()));
        draw();
    }

    /// The line comes in place of the cell's code; the next redrawing shows it.
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
        out.print(CLEAR_LINE);
        printing.run();
        draw();
    }

    @Override
    public synchronized void close() {
        timer.cancel();
        running.clear();
        out.print(CLEAR_LINE);
        out.flush();
    }

    private synchronized void redraw() {
        frame = (frame + 1) % SPINNER.length;
        draw();
    }

    /// A long path would leave no room for what changes.
    private String shortened(String path) {
        boolean isLong = path.length() > width / 3;
        return isLong ? Path.of(path).getFileName().toString() : path;
    }

    private void draw() {
        if (!running.isEmpty()) {
            var first = running.entrySet().iterator().next();
            var now = first.getValue();
            var more = running.size() > 1 ? "  (+" + (running.size() - 1) + " more)" : "";
            var line =
                    "%s %s  %s  %s%s  %s"
                            .formatted(
                                    SPINNER[frame],
                                    shortened(first.getKey()),
                                    now.cell(),
                                    now.time(),
                                    more,
                                    now.source());
            out.print(CLEAR_LINE + Columns.fit(line, width - 1));
        }
        out.flush();
    }
}

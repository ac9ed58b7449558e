package cahier.cli;

import cahier.runner.Durations;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;

/// Shows what runs in one line that is redrawn in place: notebook, cell, seconds, and the start of
/// the cell's code as far as the terminal is wide.
final class LiveStatus implements StatusLine {

    private static final long EVERY = 100;
    private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintStream out;
    private final IntSupplier terminalWidth;
    private final Timer timer = new Timer("cahier-progress", true);
    private int width;
    private @Nullable String notebook;
    private String cell = "";
    private String source = "";
    private long started;
    private int frame;

    LiveStatus(PrintStream out, IntSupplier terminalWidth) {
        this.out = out;
        this.terminalWidth = terminalWidth;
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        draw();
                    }
                },
                EVERY,
                EVERY);
    }

    @Override
    public synchronized void notebook(String name, int total) {
        width = terminalWidth.getAsInt();
        notebook = name;
        cell = "starting";
        source = "";
        started = System.nanoTime();
        draw();
    }

    @Override
    public synchronized void cell(int index, int total, String code) {
        cell = "cell " + index + "/" + total;
        source = code.strip().lines().findFirst().orElse("");
        started = System.nanoTime();
        draw();
    }

    @Override
    public synchronized void pause(Runnable printing) {
        if (notebook != null) out.print(CLEAR_LINE);
        printing.run();
        draw();
    }

    @Override
    public synchronized void done() {
        if (notebook != null) out.print(CLEAR_LINE);
        out.flush();
        notebook = null;
    }

    @Override
    public void close() {
        timer.cancel();
        done();
    }

    private synchronized void draw() {
        if (notebook == null) return;
        var time = Durations.text(Duration.ofNanos(System.nanoTime() - started).withNanos(0));
        frame = (frame + 1) % SPINNER.length;
        var line = SPINNER[frame] + " " + notebook + "  " + cell + "  " + time + "  " + source;
        out.print(CLEAR_LINE + Columns.fit(line, width - 1));
        out.flush();
    }
}

package cahier.cli;

import cahier.notebook.Cell;
import cahier.runner.CellResult;
import cahier.runner.Durations;
import cahier.runner.Failure;
import cahier.runner.NotebookResult;
import cahier.runner.Progress;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// Tells on the console how a run goes: a live line where there is a terminal, plain lines
/// elsewhere; each failure when its notebook ends; a summary.
final class RunReport implements Progress, AutoCloseable {

    private static final String INDENT = "    ";

    /// How many notebooks may be told of before what failed among the first is out of sight.
    private static final int IN_SIGHT = 5;

    private final PrintStream out;
    private final Style style;
    private final StatusLine status;
    private final IntSupplier width;
    private final long started = System.nanoTime();

    RunReport(PrintStream out, Style style, StatusLine status, IntSupplier width) {
        this.out = out;
        this.style = style;
        this.status = status;
        this.width = width;
    }

    static RunReport onConsole() {
        var terminal = Terminal.detect();
        var out = System.out;
        var status =
                terminal.isInteractive()
                        ? new LiveStatus(out, terminal::width)
                        : new PlainStatus(out);
        IntSupplier width = terminal.isInteractive() ? terminal::width : () -> Integer.MAX_VALUE;
        return new RunReport(out, terminal.style(), status, width);
    }

    @Override
    public void notebookStarts(Path notebook, int total) {
        status.notebook(notebook.toString(), total);
    }

    @Override
    public void cellStarts(Path notebook, int index, int number, int total, String source) {
        status.cell(notebook.toString(), index, total, source);
    }

    @Override
    public void cellProgresses(Path notebook, String line) {
        status.progress(notebook.toString(), line);
    }

    @Override
    public void note(Path notebook, String message) {
        status.print(() -> out.println(style.yellow("note: ") + notebook + ": " + message));
    }

    @Override
    public void notebookEnds(NotebookResult result) {
        status.done(result.path().toString());
        status.print(() -> print(result));
    }

    private void print(NotebookResult result) {
        var failure = result.failure();
        if (failure != null && failure.kind() == Failure.Kind.BAD_INPUT && result.total() == 0) {
            out.println(style.red("✗ ") + result.path() + ": " + failure.message());
            return;
        }
        if (result.isCached()) {
            var fact = style.dim("not run: it passed, and nothing has changed since");
            out.println(style.green("✓ ") + result.path() + "  " + fact);
            return;
        }
        if (result.notRun() != null) return; // the summary counts them
        out.println(mark(result) + " " + result.path() + "  " + style.dim(facts(result)));
        for (var cell : result.cells()) {
            if (cell.failure() != null) failure(place(result.path(), cell), cell.failure());
        }
        if (failure != null) failure(result.path().toString(), failure);
        if (result.comparison() != null) new DifferenceReport(out, style).print(result);
    }

    @Override
    public void close() {
        status.close();
    }

    /// Prints how many notebooks passed, and where there are many, once more what failed.
    void summarize(List<NotebookResult> results) {
        int total = results.size();
        long good = count(results, NotebookResult.Status.PASSED);
        long bad = count(results, NotebookResult.Status.FAILED);
        long stopped = count(results, NotebookResult.Status.INTERRUPTED);
        long left = count(results, NotebookResult.Status.NOT_RUN);
        if (bad > 0 && total > IN_SIGHT) {
            out.println();
            for (var result : results) {
                if (result.status() == NotebookResult.Status.FAILED) brief(result);
            }
        }
        var text = new StringBuilder();
        text.append(total).append(total == 1 ? " notebook: " : " notebooks: ");
        text.append(good).append(" passed");
        long cached = results.stream().filter(NotebookResult::isCached).count();
        if (cached > 0) text.append(" (").append(cached).append(" before)");
        if (bad > 0) text.append(", ").append(bad).append(" failed");
        if (stopped > 0) text.append(", ").append(stopped).append(" interrupted");
        if (left > 0) text.append(", ").append(left).append(" not run");
        var time = Durations.text(Duration.ofNanos(System.nanoTime() - started));
        out.println((good < total ? style.red(text) : style.green(text)) + " in " + time);
        out.flush();
    }

    private static long count(List<NotebookResult> results, NotebookResult.Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private String mark(NotebookResult result) {
        return switch (result.status()) {
            case PASSED -> style.green("✓");
            case INTERRUPTED, NOT_RUN -> style.yellow("–");
            case FAILED -> style.red("✗");
        };
    }

    private void brief(NotebookResult result) {
        for (var cell : result.cells()) {
            if (cell.failure() == null) continue;
            out.println(
                    style.red("✗ ") + place(result.path(), cell) + ": " + title(cell.failure()));
        }
        if (result.failure() != null) {
            out.println(style.red("✗ ") + result.path() + ": " + title(result.failure()));
        }
        if (result.isMismatch()) {
            out.println(style.red("✗ ") + result.path() + ": " + DifferenceReport.count(result));
        }
    }

    private void failure(String place, Failure failure) {
        out.println("  " + style.bold(place));
        var lines =
                failure.traceback().isEmpty()
                        ? text(failure).lines().toList()
                        : failure.traceback();
        var each = lines.stream().flatMap(line -> Stream.of(line.split("\n", -1))).toList();
        int room = width.getAsInt() - INDENT.length();
        for (var line : CaretLines.fit(each, room)) out.println(INDENT + style.colored(line));
    }

    private static String facts(NotebookResult result) {
        if (result.comparison() != null) return facts(result, DifferenceReport.count(result));
        return facts(
                result,
                switch (result.saved()) {
                    case WRITTEN -> "written";
                    case UNCHANGED -> "unchanged";
                    case NOT_WRITTEN -> "not written";
                });
    }

    private static String facts(NotebookResult result, String outcome) {
        var cells = result.cells().size();
        var text = new StringBuilder();
        text.append(cells).append(cells == 1 ? " cell, " : " cells, ");
        text.append(Durations.text(result.duration()));
        text.append(", ").append(outcome);
        return text.toString();
    }

    private static String place(Path notebook, CellResult cell) {
        var place = new StringBuilder();
        place.append(notebook).append(": ").append(Cell.place(cell.number(), cell.id()));
        var failure = cell.failure();
        if (failure != null && failure.line() > 0) place.append(", line ").append(failure.line());
        return place.toString();
    }

    private static String title(Failure failure) {
        return text(failure).lines().findFirst().orElse(failure.name());
    }

    private static String text(Failure failure) {
        return switch (failure.kind()) {
            case ERROR ->
                    failure.message().isEmpty()
                            ? failure.name()
                            : failure.name() + ": " + failure.message();
            case TIMEOUT, DEAD, INTERRUPTED, BAD_INPUT -> failure.message();
        };
    }
}

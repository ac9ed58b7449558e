package cahier.cli;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.report.Outcome;
import cahier.report.Report;
import cahier.runner.CellResult;
import cahier.runner.Failure;
import cahier.runner.NotebookResult;
import cahier.runner.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes the HTML report of a run while it goes on: the page of each notebook as it ends.
final class HtmlPages implements Progress {

    private final Report report;
    private final RunReport console;
    private final Map<Path, Notebook> executed = new HashMap<>();
    private @Nullable NotebookException failure;

    private HtmlPages(Report report, RunReport console) {
        this.report = report;
        this.console = console;
    }

    /// Prepares the folder before anything runs.
    ///
    /// @throws CommandException where nothing can be written there
    static HtmlPages into(Path folder, List<Path> notebooks, RunReport console) {
        try {
            return new HtmlPages(new Report(notebooks, folder), console);
        } catch (NotebookException e) {
            throw new CommandException("--html: " + e.getMessage());
        }
    }

    /// Writes the index.
    ///
    /// @throws CommandException where it cannot be written, or a page could not
    void finish() {
        try {
            if (failure != null) throw failure;
            report.finish();
        } catch (NotebookException e) {
            throw new CommandException("--html: " + e.getMessage());
        }
    }

    @Override
    public void notebookExecuted(Path notebook, Notebook content) {
        executed.put(notebook, content);
    }

    @Override
    public void notebookEnds(NotebookResult result) {
        console.notebookEnds(result);
        var content = executed.remove(result.path());
        if (failure != null) return;
        try {
            if (content == null) {
                report.addWithout(result.path(), without(result));
                return;
            }
            var outcome = result.isCached() ? cached(content) : outcome(result);
            for (var warning : report.add(result.path(), content, outcome)) {
                console.note(result.path(), warning);
            }
        } catch (NotebookException e) {
            failure = e; // the run goes on, and its end tells
        }
    }

    /// Tells why there is nothing to show of a notebook.
    private static Outcome without(NotebookResult result) {
        if (result.notRun() != null) return Outcome.notRun(result.notRun().text());
        var failure = result.failure();
        return Outcome.failed(failure == null ? "" : failure.message());
    }

    /// Tells of a notebook that need not run what its run told.
    private static Outcome cached(Notebook content) {
        return new Outcome(Outcome.How.RUN, Outcome.stored(content).ran(), List.of());
    }

    private static Outcome outcome(NotebookResult result) {
        var ran = result.cells().stream().map(CellResult::number).collect(Collectors.toSet());
        var problems = new ArrayList<Outcome.Problem>();
        for (var cell : result.cells()) {
            if (cell.failure() != null) problems.add(problem(cell.number(), cell.failure()));
        }
        if (result.failure() != null) problems.add(problem(0, result.failure()));
        if (result.isMismatch() && result.comparison() != null) {
            for (var difference : result.comparison().differences()) {
                var title = difference.place() + " differs from what is stored";
                var text = String.join("\n", difference.lines());
                problems.add(new Outcome.Problem(difference.cell(), 0, title, text));
            }
        }
        boolean isStopped = result.status() == NotebookResult.Status.INTERRUPTED;
        var how = isStopped ? Outcome.How.INTERRUPTED : Outcome.How.RUN;
        return new Outcome(how, ran, problems);
    }

    /// An error that a cell raised stands in its outputs already; what else ended it does not.
    private static Outcome.Problem problem(int cell, Failure failure) {
        var message = failure.message().lines().findFirst().orElse("");
        boolean isError = failure.kind() == Failure.Kind.ERROR;
        var title =
                !isError
                        ? message
                        : message.isEmpty() ? failure.name() : failure.name() + ": " + message;
        return new Outcome.Problem(cell, failure.line(), title, isError ? "" : failure.message());
    }

    // --- what only the console tells --------------------------------------------------------

    @Override
    public void notebookStarts(Path notebook, int total) {
        console.notebookStarts(notebook, total);
    }

    @Override
    public void cellStarts(Path notebook, int index, int number, int total, String source) {
        console.cellStarts(notebook, index, number, total, source);
    }

    @Override
    public void cellProgresses(Path notebook, String line) {
        console.cellProgresses(notebook, line);
    }

    @Override
    public void cellEnds(Path notebook, CellResult result) {
        console.cellEnds(notebook, result);
    }

    @Override
    public void note(Path notebook, String message) {
        console.note(notebook, message);
    }
}

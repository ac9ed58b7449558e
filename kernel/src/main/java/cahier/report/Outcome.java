package cahier.report;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How a notebook went, for its report.
///
/// @param how where that is known from
/// @param ran the positions among all cells, from 1, of the code cells that ran
/// @param problems what went wrong
public record Outcome(How how, Set<Integer> ran, List<Problem> problems) {

    /// Where it is known from how a notebook went.
    public enum How {
        /// It was run for this report.
        RUN,
        /// It was run for this report, and the user stopped it.
        INTERRUPTED,
        /// It was to be run for this report, and its turn never came.
        NOT_RUN,
        /// From what is stored in it.
        STORED
    }

    /// One thing that went wrong.
    ///
    /// @param cell the cell's position among all cells, from 1; 0 for the notebook as a whole
    /// @param line the line in the cell, from 1; 0 where none is known
    /// @param title one line
    /// @param text what the cell's outputs do not say already; may be empty
    public record Problem(int cell, int line, String title, String text) {}

    /// Copies the collections.
    public Outcome {
        ran = Set.copyOf(ran);
        problems = List.copyOf(problems);
    }

    /// Tells from its stored outputs how a notebook went. Errors of cells that are to raise one are
    /// no problem.
    public static Outcome stored(Notebook notebook) {
        var ran = new TreeSet<Integer>();
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < notebook.cells().size(); i++) {
            if (!(notebook.cells().get(i) instanceof CodeCell cell)) continue;
            if (cell.executionCount() != null || !cell.outputs().isEmpty()) ran.add(i + 1);
            if (mayFail(cell)) continue;
            for (var output : cell.outputs()) {
                if (output instanceof Output.Error error) {
                    problems.add(new Problem(i + 1, 0, title(error), ""));
                }
            }
        }
        return new Outcome(How.STORED, ran, problems);
    }

    /// Tells of a notebook that there is nothing to show of: it cannot be read, or was not to run.
    public static Outcome failed(String reason) {
        return without(How.STORED, reason);
    }

    /// Tells of a notebook whose turn never came.
    public static Outcome notRun(String reason) {
        return without(How.NOT_RUN, reason);
    }

    private static Outcome without(How how, String reason) {
        return new Outcome(how, Set.of(), List.of(new Problem(0, 0, reason, "")));
    }

    /// Returns whether it was run for this report, if not to its end.
    boolean isRun() {
        return how == How.RUN || how == How.INTERRUPTED;
    }

    static boolean mayFail(CodeCell cell) {
        return cell.isTagged("raises-exception") || cell.isTagged("nbval-raises-exception");
    }

    private static String title(Output.Error error) {
        var first = AnsiText.plain(error.value()).lines().findFirst().orElse("").strip();
        return first.isEmpty() ? error.name() : error.name() + ": " + first;
    }
}

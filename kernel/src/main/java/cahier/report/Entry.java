package cahier.report;

import cahier.notebook.Cell;
import cahier.notebook.Notebook;

import java.nio.file.Path;
import java.util.Locale;

/// One notebook of a report, as the index and its neighbours know it.
///
/// @param name its path as readers know it
/// @param page its page, relative to the report
/// @param codeCells how many of its cells hold code that is not blank
/// @param textCells how many hold text
/// @param picture its first picture as an `img` element; empty for none
record Entry(
        String name,
        Path page,
        String title,
        Outcome outcome,
        int codeCells,
        int textCells,
        String picture) {

    /// How it went, in a word that is also a class of the style.
    enum Status {
        PASSED("Passed"),
        FAILED("Failed"),
        INTERRUPTED("Interrupted"),
        EXECUTED("Executed"),
        PARTLY("Executed in part"),
        NOT_RUN("Not executed");

        final String label;

        Status(String label) {
            this.label = label;
        }

        String style() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Entry of(String name, Path page, String title, Notebook notebook, Outcome outcome) {
        return new Entry(
                name,
                page,
                title,
                outcome,
                (int) notebook.cells().stream().filter(Entry::isCode).count(),
                (int) notebook.cells().stream().filter(c -> c.type().equals("markdown")).count(),
                FirstPicture.of(notebook));
    }

    Status status() {
        if (outcome.how() == Outcome.How.NOT_RUN) return Status.NOT_RUN;
        if (outcome.how() == Outcome.How.INTERRUPTED) return Status.INTERRUPTED;
        if (!outcome.problems().isEmpty()) return Status.FAILED;
        if (outcome.isRun()) return Status.PASSED;
        if (ran() == 0 && codeCells > 0) return Status.NOT_RUN;
        return ran() < codeCells ? Status.PARTLY : Status.EXECUTED;
    }

    /// Returns how many cells there are and ran, in words; empty where there are none.
    String cells() {
        if (codeCells + textCells == 0) return "";
        var code = Html.count(codeCells, "code cell");
        return (ran() < codeCells ? ran() + " of " + code + " ran, " : code + ", ")
                + textCells
                + " of text";
    }

    private int ran() {
        return Math.min(outcome.ran().size(), codeCells);
    }

    private static boolean isCode(Cell cell) {
        return cell.type().equals("code") && !cell.source().isBlank();
    }
}

package cahier.runner;

import cahier.notebook.Cell;
import cahier.notebook.Difference;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.notebook.SourceLines;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One thing that went wrong, as every kind of report tells it.
///
/// @param cell the cell's position among all cells, from 1; 0 for the notebook as a whole
/// @param line the line in the cell, from 1; 0 where none is known
/// @param fileLine the line in the .ipynb file, from 1; 0 where none is known
/// @param title one line
/// @param text all that is known, without colours
record ReportEntry(
        Path path,
        int cell,
        @Nullable String id,
        int line,
        int fileLine,
        String title,
        String text,
        Kind kind) {

    /// What kind of thing it is.
    enum Kind {
        /// A cell failed, or the notebook could not run.
        FAILURE,
        /// What was put out differs from what is stored.
        DIFFERENCE,
        /// The user stopped it, so that nobody knows how it would have ended.
        INTERRUPTION
    }

    private static final String ESCAPES = "\u001B\\[[0-9;]*[A-Za-z]";

    /// Lists what went wrong in a notebook, cell by cell.
    static List<ReportEntry> of(NotebookResult result) {
        var file = textOf(result.path());
        var entries = new ArrayList<ReportEntry>();
        for (var cell : result.cells()) {
            var failure = cell.failure();
            if (failure != null)
                entries.add(failed(result, file, cell.number(), cell.id(), failure));
        }
        if (result.failure() != null) {
            entries.add(failed(result, file, 0, null, result.failure()));
        }
        if (result.isMismatch() && result.comparison() != null) {
            for (var difference : result.comparison().differences()) {
                entries.add(differs(result, file, difference));
            }
        }
        return entries;
    }

    boolean isDifference() {
        return kind == Kind.DIFFERENCE;
    }

    /// Returns where it happened: `a.ipynb: cell 3 (id x), line 2`.
    String place() {
        var place = new StringBuilder(path.toString());
        if (cell > 0) place.append(": ").append(Cell.place(cell, id));
        if (line > 0) place.append(", line ").append(line);
        return place.toString();
    }

    private static ReportEntry failed(
            NotebookResult result, String file, int cell, @Nullable String id, Failure failure) {
        var text =
                failure.traceback().isEmpty()
                        ? failure.message()
                        : String.join("\n", failure.traceback()).replaceAll(ESCAPES, "");
        var message = failure.message().lines().findFirst().orElse("");
        var title =
                failure.kind() == Failure.Kind.ERROR
                        ? message.isEmpty() ? failure.name() : failure.name() + ": " + message
                        : message;
        return new ReportEntry(
                result.path(),
                cell,
                id,
                failure.line(),
                cell > 0 ? SourceLines.inFile(file, cell, failure.line()) : 0,
                title,
                text,
                failure.kind() == Failure.Kind.INTERRUPTED ? Kind.INTERRUPTION : Kind.FAILURE);
    }

    private static ReportEntry differs(NotebookResult result, String file, Difference difference) {
        return new ReportEntry(
                result.path(),
                difference.cell(),
                difference.id(),
                0,
                SourceLines.inFile(file, difference.cell(), 1),
                difference.place() + " differs from what is stored",
                String.join("\n", difference.lines()).replaceAll(ESCAPES, ""),
                Kind.DIFFERENCE);
    }

    private static String textOf(Path path) {
        try {
            return new String(NotebookFile.bytes(path), StandardCharsets.UTF_8);
        } catch (NotebookException e) {
            return ""; // what is wrong with the file is an entry of its own
        }
    }
}

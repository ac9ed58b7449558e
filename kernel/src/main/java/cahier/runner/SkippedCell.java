package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Names a code cell that did not run.
///
/// @param number the cell's position among all cells, from 1
/// @param reason why, in words
public record SkippedCell(int number, @Nullable String id, String reason) {

    /// Lists the code cells that did not run; a blank one is none.
    ///
    /// @param ran the cells that did
    /// @param failure what ended the notebook between two cells; `null` where nothing did
    static List<SkippedCell> of(
            Notebook notebook, List<CellResult> ran, @Nullable Failure failure) {
        var numbers = ran.stream().map(CellResult::number).collect(Collectors.toSet());
        var skipped = new ArrayList<SkippedCell>();
        for (int i = 0; i < notebook.cells().size(); i++) {
            if (!(notebook.cells().get(i) instanceof CodeCell cell)) continue;
            if (cell.source().isBlank() || numbers.contains(i + 1)) continue;
            var mark = Cells.markToSkip(cell);
            var reason = mark != null ? "marked " + mark : end(ran, failure);
            skipped.add(new SkippedCell(i + 1, cell.id(), reason));
        }
        return skipped;
    }

    private static String end(List<CellResult> ran, @Nullable Failure failure) {
        var last = ran.isEmpty() ? null : ran.getLast();
        var reason = failure != null || last == null ? failure : last.failure();
        if (reason != null && reason.kind() == Failure.Kind.INTERRUPTED) return reason.message();
        return failure == null && last != null
                ? "cell " + last.number() + " failed"
                : "the notebook failed";
    }
}

package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Comparison;
import cahier.notebook.KeptOutputs;
import cahier.notebook.Notebook;
import cahier.notebook.Output;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What a run has made of a notebook.
///
/// @param executed the notebook with the new outputs of the cells that ran
/// @param comparison how they compare with those stored; `null` where that was not asked
record Results(Notebook executed, NotebookResult.@Nullable Compared comparison) {

    static Results of(Notebook notebook, NotebookRun run, RunOptions.@Nullable Check check) {
        var comparison = check == null ? null : new Comparison(check.tolerance());
        var cells = new ArrayList<>(notebook.cells());
        run.outputs()
                .forEach(
                        (index, fresh) -> {
                            var cell = (CodeCell) cells.get(index);
                            boolean isKept =
                                    comparison != null && isSame(comparison, index, cell, fresh);
                            if (!isKept) cells.set(index, updated(cell, fresh, run.count(index)));
                        });
        var executed = notebook.withCells(cells);
        if (check == null || comparison == null) return new Results(executed, null);
        return new Results(
                executed,
                new NotebookResult.Compared(
                        comparison.differences(), comparison.ignored(), check.isUpdating()));
    }

    private static CodeCell updated(CodeCell cell, List<Output> fresh, @Nullable Long count) {
        return cell.withOutputs(KeptOutputs.keep(cell.outputs(), fresh), count);
    }

    private static boolean isSame(
            Comparison comparison, int index, CodeCell cell, List<Output> fresh) {
        var reason = Cells.reasonNotToCompare(cell);
        if (reason == null) return comparison.compare(index + 1, cell, fresh);
        comparison.skip(index + 1, cell, reason);
        return true;
    }
}

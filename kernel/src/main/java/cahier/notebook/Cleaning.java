package cahier.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Takes out of a notebook what a run has put in: outputs, execution counts, and metadata about the
/// run and about how outputs were shown.
public final class Cleaning {

    private static final Set<String> ABOUT_RUNS =
            Set.of("execution", "ExecuteTime", "collapsed", "scrolled");

    private Cleaning() {}

    /// Returns a copy without results.
    public static Notebook clean(Notebook notebook) {
        var cells = new ArrayList<Cell>();
        for (var cell : notebook.cells()) {
            cells.add(cell instanceof CodeCell code ? clean(code) : cell);
        }
        return notebook.withCells(cells);
    }

    private static CodeCell clean(CodeCell cell) {
        var metadata = new LinkedHashMap<>(cell.metadata());
        metadata.keySet().removeAll(ABOUT_RUNS);
        return cell.withOutputs(List.of(), null).withMetadata(metadata);
    }
}

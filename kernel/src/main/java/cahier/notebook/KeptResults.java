package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Keeps the outputs of an older state of a notebook for the cells whose code is unchanged, so that
/// a source can be converted onto a notebook that has been run.
///
/// Cells belong together by their id. A cell whose id the older state does not have, or that has
/// none, belongs to the first cell of the same type and text that is left.
final class KeptResults {

    private final List<Cell> older;
    private final Set<Integer> taken = new HashSet<>();

    private KeptResults(List<Cell> older) {
        this.older = older;
    }

    /// Returns a notebook with the outputs, the counts and, where it has none, the ids of another.
    ///
    /// @param edited the notebook as it is to be
    /// @param older the notebook that holds outputs
    static Notebook keep(Notebook edited, Notebook older) {
        var kept = new KeptResults(older.cells());
        var matches = new ArrayList<@Nullable Cell>();
        for (var cell : edited.cells()) matches.add(kept.ofSameId(cell));
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < matches.size(); i++) {
            var cell = edited.cells().get(i);
            var match = matches.get(i) != null ? matches.get(i) : kept.ofSameText(cell);
            cells.add(match == null ? cell : withResults(cell, match, edited.hasIds()));
        }
        return edited.withCells(cells);
    }

    private static Cell withResults(Cell cell, Cell match, boolean hasIds) {
        var known = cell.id() == null && hasIds ? cell.withId(match.id()) : cell;
        return known instanceof CodeCell code
                        && match instanceof CodeCell old
                        && code.source().equals(old.source())
                ? code.withOutputs(old.outputs(), old.executionCount())
                : known;
    }

    private @Nullable Cell ofSameId(Cell cell) {
        for (int i = 0; cell.id() != null && i < older.size(); i++) {
            if (Objects.equals(older.get(i).id(), cell.id()) && taken.add(i)) return older.get(i);
        }
        return null;
    }

    private @Nullable Cell ofSameText(Cell cell) {
        for (int i = 0; i < older.size(); i++) {
            var other = older.get(i);
            if (other.type().equals(cell.type())
                    && other.source().equals(cell.source())
                    && taken.add(i)) {
                return other;
            }
        }
        return null;
    }
}

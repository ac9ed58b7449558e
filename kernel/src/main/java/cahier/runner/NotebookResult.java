package cahier.runner;

import cahier.notebook.Difference;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells how one notebook went.
///
/// @param cells how its code cells went, those that ran
/// @param total how many code cells it has
/// @param failure what kept the notebook from running or being saved; `null` where nothing did
/// @param saved what became of its file
/// @param comparison how its outputs compare with those stored; `null` where that was not asked
public record NotebookResult(
        Path path,
        List<CellResult> cells,
        int total,
        Duration duration,
        @Nullable Failure failure,
        Saved saved,
        @Nullable Compared comparison) {

    /// How outputs compare with those stored.
    ///
    /// @param differences where they differ
    /// @param ignored where they differ in a way that does not count
    /// @param isUpdated whether the cells that differ were rewritten, so that they are no mismatch
    public record Compared(List<Difference> differences, List<String> ignored, boolean isUpdated) {}

    /// What became of the file.
    public enum Saved {
        /// It was written.
        WRITTEN,
        /// Nothing had changed; it was not touched.
        UNCHANGED,
        /// It was not to be written, or could not be.
        NOT_WRITTEN,
        /// The notebook did not run: an earlier run passed, and nothing has changed since.
        CACHED
    }

    public NotebookResult {
        cells = List.copyOf(cells);
    }

    /// Makes the result of a notebook that did not run.
    static NotebookResult refused(Path path, String message) {
        var failure = new Failure(Failure.Kind.BAD_INPUT, "BadInput", message);
        return new NotebookResult(
                path, List.of(), 0, Duration.ZERO, failure, Saved.NOT_WRITTEN, null);
    }

    /// Makes the result of a notebook that need not run.
    ///
    /// @param total how many code cells it has
    static NotebookResult cached(Path path, int total) {
        return new NotebookResult(path, List.of(), total, Duration.ZERO, null, Saved.CACHED, null);
    }

    /// Returns whether the notebook did not run because nothing has changed since it passed.
    public boolean isCached() {
        return saved == Saved.CACHED;
    }

    /// Lists all failures, those of cells first.
    public List<Failure> failures() {
        var failures = new ArrayList<Failure>();
        for (var cell : cells) if (cell.failure() != null) failures.add(cell.failure());
        if (failure != null) failures.add(failure);
        return failures;
    }

    /// Returns whether outputs differ from those stored, where that counts.
    public boolean isMismatch() {
        return comparison != null && !comparison.isUpdated() && !comparison.differences().isEmpty();
    }

    /// Returns whether all went well.
    public boolean isGood() {
        return failures().isEmpty() && !isMismatch();
    }
}

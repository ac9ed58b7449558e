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
/// @param skipped its code cells that did not run, those that are blank left out
/// @param total how many code cells it has
/// @param failure what kept the notebook from running or being saved; `null` where nothing did
/// @param saved what became of its file
/// @param notRun why it did not run at all; `null` where it did, or was to
/// @param comparison how its outputs compare with those stored; `null` where that was not asked
public record NotebookResult(
        Path path,
        List<CellResult> cells,
        List<SkippedCell> skipped,
        int total,
        Duration duration,
        @Nullable Failure failure,
        Saved saved,
        @Nullable NotRun notRun,
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
        NOT_WRITTEN
    }

    /// Why a notebook did not run at all.
    public enum NotRun {
        /// An earlier run passed, and nothing has changed since.
        UNCHANGED("unchanged since a run that passed"),
        /// The user stopped the run before its turn came.
        STOPPED("the run was stopped before"),
        /// Another notebook failed before its turn came, and was to end the run.
        ABORTED("the run was ended before by a failure");

        private final String text;

        NotRun(String text) {
            this.text = text;
        }

        /// Returns the reason in words.
        public String text() {
            return text;
        }
    }

    /// How a notebook went, in one word.
    public enum Status {
        /// All went well, now or, where nothing has changed, before.
        PASSED,
        /// A cell failed, outputs differ, or it could not run.
        FAILED,
        /// The user stopped it in its course.
        INTERRUPTED,
        /// Its turn never came.
        NOT_RUN
    }

    public NotebookResult {
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
    }

    /// Makes the result of a notebook that did not run.
    static NotebookResult refused(Path path, String message) {
        var failure = new Failure(Failure.Kind.BAD_INPUT, "BadInput", message);
        return idle(path, 0, failure, null);
    }

    /// Makes the result of a notebook that need not run.
    ///
    /// @param total how many code cells it has
    static NotebookResult cached(Path path, int total) {
        return idle(path, total, null, NotRun.UNCHANGED);
    }

    /// Makes the result of a notebook whose turn never came.
    static NotebookResult notRun(Path path, NotRun reason) {
        return idle(path, 0, null, reason);
    }

    private static NotebookResult idle(
            Path path, int total, @Nullable Failure failure, @Nullable NotRun notRun) {
        return new NotebookResult(
                path,
                List.of(),
                List.of(),
                total,
                Duration.ZERO,
                failure,
                Saved.NOT_WRITTEN,
                notRun,
                null);
    }

    /// Returns whether the notebook did not run because nothing has changed since it passed.
    public boolean isCached() {
        return notRun == NotRun.UNCHANGED;
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

    /// Returns how it went. A cell that failed before the user stopped the run has failed.
    public Status status() {
        if (notRun != null) return isCached() ? Status.PASSED : Status.NOT_RUN;
        var kinds = failures().stream().map(Failure::kind).distinct().toList();
        if (kinds.equals(List.of(Failure.Kind.INTERRUPTED))) return Status.INTERRUPTED;
        return kinds.isEmpty() && !isMismatch() ? Status.PASSED : Status.FAILED;
    }

    /// Returns whether all went well.
    public boolean isGood() {
        return status() == Status.PASSED;
    }
}

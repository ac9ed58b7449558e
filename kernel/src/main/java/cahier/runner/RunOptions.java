package cahier.runner;

import cahier.notebook.Tolerance;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// How notebooks are run.
///
/// @param worker how worker JVMs are started
/// @param cellTimeout how long a cell may run; `null` for any time
/// @param notebookTimeout how long a notebook may run; `null` for any time
/// @param onError what a failed cell means for the cells after it
/// @param target where results go
/// @param jobs how many notebooks run at the same time
/// @param parameters values that replace defaults in the notebooks
/// @param check how results are compared with what is stored; `null` for not at all
/// @param isCached whether notebooks do not run that passed before and are unchanged
public record RunOptions(
        WorkerOptions worker,
        @Nullable Duration cellTimeout,
        @Nullable Duration notebookTimeout,
        OnError onError,
        Target target,
        int jobs,
        Parameters parameters,
        @Nullable Check check,
        boolean isCached) {

    public RunOptions {
        if (jobs < 1) throw new IllegalArgumentException("jobs: got " + jobs + "; expected >= 1");
    }

    /// What a failed cell means for what comes after it.
    public enum OnError {
        /// The rest of the notebook does not run; the next notebook does.
        STOP,
        /// The cells after it run.
        CONTINUE,
        /// Nothing runs after it, not even the next notebook.
        ABORT
    }

    /// Compares results with what is stored.
    ///
    /// @param tolerance what may differ
    /// @param isUpdating whether cells that differ are rewritten (into the run's target), and do
    ///   not fail it
    public record Check(Tolerance tolerance, boolean isUpdating) {}

    /// Where executed notebooks go.
    public sealed interface Target {

        /// Into the notebook itself.
        record InPlace() implements Target {}

        /// Nowhere.
        record Nowhere() implements Target {}

        /// Into one file.
        record IntoFile(Path file) implements Target {}

        /// Into a folder, under the notebook's own name.
        record IntoFolder(Path folder) implements Target {}

        /// Returns the file that a notebook's results go to; `null` for none.
        default @Nullable Path fileFor(Path notebook) {
            return switch (this) {
                case InPlace() -> notebook;
                case Nowhere() -> null;
                case IntoFile(var file) -> file;
                case IntoFolder(var folder) -> folder.resolve(notebook.getFileName());
            };
        }
    }

    /// Returns the options of a plain run that writes into the notebooks.
    public static RunOptions defaults() {
        return new RunOptions(
                WorkerOptions.defaults(),
                null,
                null,
                OnError.STOP,
                new Target.InPlace(),
                1,
                Parameters.NONE,
                null,
                false);
    }

    /// Returns a copy with other options of the worker.
    public RunOptions withWorker(WorkerOptions newWorker) {
        return new RunOptions(
                newWorker,
                cellTimeout,
                notebookTimeout,
                onError,
                target,
                jobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy with another limit for a cell.
    public RunOptions withCellTimeout(@Nullable Duration newTimeout) {
        return new RunOptions(
                worker,
                newTimeout,
                notebookTimeout,
                onError,
                target,
                jobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy with another limit for a notebook.
    public RunOptions withNotebookTimeout(@Nullable Duration newTimeout) {
        return new RunOptions(
                worker,
                cellTimeout,
                newTimeout,
                onError,
                target,
                jobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy with another meaning of a failed cell.
    public RunOptions withOnError(OnError newOnError) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                newOnError,
                target,
                jobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy that writes elsewhere.
    public RunOptions withTarget(Target newTarget) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                onError,
                newTarget,
                jobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy that compares results with what is stored.
    public RunOptions withCheck(@Nullable Check newCheck) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                onError,
                target,
                jobs,
                parameters,
                newCheck,
                isCached);
    }

    /// Returns a copy that runs another number of notebooks at the same time.
    public RunOptions withJobs(int newJobs) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                onError,
                target,
                newJobs,
                parameters,
                check,
                isCached);
    }

    /// Returns a copy with other parameters.
    public RunOptions withParameters(Parameters newParameters) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                onError,
                target,
                jobs,
                newParameters,
                check,
                isCached);
    }

    /// Returns a copy that runs all notebooks, or only those that have changed.
    public RunOptions withCached(boolean newCached) {
        return new RunOptions(
                worker,
                cellTimeout,
                notebookTimeout,
                onError,
                target,
                jobs,
                parameters,
                check,
                newCached);
    }
}

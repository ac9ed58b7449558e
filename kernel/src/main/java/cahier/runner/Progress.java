package cahier.runner;

import cahier.notebook.Notebook;

import java.nio.file.Path;

/// Watches a run. Calls come from one thread at a time.
public interface Progress {

    /// A notebook starts.
    ///
    /// @param total how many code cells it has
    default void notebookStarts(Path notebook, int total) {}

    /// A code cell starts.
    ///
    /// @param index its position among the code cells, from 1
    /// @param number its position among all cells, from 1
    default void cellStarts(Path notebook, int index, int number, int total, String source) {}

    /// A code cell that runs tells how far it has come, in one line.
    default void cellProgresses(Path notebook, String line) {}

    /// A code cell ended.
    default void cellEnds(Path notebook, CellResult result) {}

    /// A notebook was run, as far as it went, or need not run; comes before it ends.
    ///
    /// @param executed the notebook with its new outputs, whether or not they are saved
    default void notebookExecuted(Path notebook, Notebook executed) {}

    /// A notebook ended, and is saved.
    default void notebookEnds(NotebookResult result) {}

    /// Says something about a notebook that its reader should know.
    default void note(Path notebook, String message) {}
}

package cahier.cli;

import cahier.notebook.MarkedSource;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Refuses to write over what `convert` would destroy. Every message names the target, since the
/// command puts the source before it.
final class Overwriting {

    private Overwriting() {}

    /// Returns the notebook that a conversion would change; `null` where there is none.
    ///
    /// @throws NotebookException where the target is there and no notebook
    static @Nullable Notebook notebook(Path target) {
        if (!Files.exists(target)) return null;
        try {
            return NotebookFile.read(target);
        } catch (NotebookException e) {
            throw new NotebookException(
                    target + " would be replaced and is no notebook: " + e.getMessage(), e);
        }
    }

    /// A class of the same name is not to be lost.
    ///
    /// @throws NotebookException where the text of the target has no cell marks
    static void checkMarked(Path target, String present) {
        if (MarkedSource.isMarked(present)) return;
        throw new NotebookException(
                target
                        + " is there, and has no cell marks, so it was not made of a notebook; name"
                        + " another file with --output");
    }

    /// An editor that has lost a source's text is not to empty the notebook.
    ///
    /// @throws NotebookException where all cells would go
    static void checkCells(Path target, Notebook present, Notebook next) {
        int lost = present.cells().size();
        if (lost == 0 || !next.cells().isEmpty()) return;
        throw new NotebookException(
                "holds no cell, and %s would lose its %s; --force writes it all the same"
                        .formatted(target, lost == 1 ? "cell" : lost + " cells"));
    }

    /// What was edited last is not to be lost.
    ///
    /// @param target what is about to change
    /// @throws NotebookException where it is newer than its source
    static void checkAge(Path source, Path target) {
        try {
            if (!Files.exists(target)) return;
            var age = Files.getLastModifiedTime(source);
            if (Files.getLastModifiedTime(target).compareTo(age) <= 0) return;
        } catch (IOException e) {
            throw new NotebookException("cannot be compared with " + target + ": " + e, e);
        }
        throw new NotebookException(
                target
                        + " is newer and differs, so it would lose edits; --force writes it all the"
                        + " same");
    }
}

package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads what tags and metadata say about running a cell.
final class Cells {

    private Cells() {}

    /// Returns how many code cells a notebook has.
    static int countOfCode(Notebook notebook) {
        int count = 0;
        for (var cell : notebook.cells()) if (cell instanceof CodeCell) count++;
        return count;
    }

    /// Returns whether a cell does not run: it says so, or it is empty.
    static boolean isSkipped(CodeCell cell) {
        return cell.source().isBlank() || markToSkip(cell) != null;
    }

    /// Returns the mark by which a cell says that it is not to run; `null` for none.
    static @Nullable String markToSkip(CodeCell cell) {
        for (var mark : List.of("skip-execution", "nbval-skip")) {
            if (isMarked(cell, mark)) return mark;
        }
        return null;
    }

    /// Returns whether a cell's error does not fail the run.
    static boolean mayFail(CodeCell cell) {
        return isMarked(cell, "raises-exception", "nbval-raises-exception");
    }

    /// Returns whether the notebook says that errors of its cells do not fail the run.
    static boolean allowsErrors(Notebook notebook) {
        return notebook.metadata().get("execution") instanceof Map<?, ?> execution
                && Boolean.TRUE.equals(execution.get("allow_errors"));
    }

    /// Returns the limit for a cell that the notebook names, in seconds; `null` for none.
    static @Nullable Duration timeoutInMetadata(Notebook notebook) {
        return notebook.metadata().get("execution") instanceof Map<?, ?> execution
                        && execution.get("timeout") instanceof Number seconds
                        && seconds.doubleValue() > 0
                ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000))
                : null;
    }

    /// Returns why the outputs of a cell are not compared; `null` where they are.
    static @Nullable String reasonNotToCompare(CodeCell cell) {
        return isMarked(cell, "nbval-ignore-output") ? "nbval-ignore-output" : null;
    }

    /// A mark is a tag, or the same in a comment of its own: `nbval-skip`, `// NBVAL_SKIP`.
    private static boolean isMarked(CodeCell cell, String... marks) {
        for (var mark : marks) {
            if (cell.isTagged(mark)) return true;
            var comment = mark.toUpperCase(Locale.ROOT).replace('-', '_');
            if (mark.startsWith("nbval-")
                    && cell.source().lines().anyMatch(line -> isComment(line, comment))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComment(String line, String text) {
        var stripped = line.strip();
        return stripped.startsWith("//") && stripped.substring(2).strip().equals(text);
    }
}

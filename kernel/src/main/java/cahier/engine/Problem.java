package cahier.engine;

import org.jspecify.annotations.Nullable;

/// Holds one thing that the compiler has to say about a cell.
///
/// Lines and columns count from 1, columns in UTF-16 units, in the cell's own text; the end is the
/// place after the last character.
///
/// @param sourceLine the line of `line`, without its end
/// @param hint what would help, where that is known: an import that is missing
public record Problem(
        Kind kind,
        String message,
        int line,
        int column,
        int endLine,
        int endColumn,
        String sourceLine,
        @Nullable String hint) {

    /// Says how bad it is.
    public enum Kind {
        ERROR,
        WARNING
    }
}

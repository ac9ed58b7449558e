package cahier.notebook;

/// One departure of a file from the notebook format.
///
/// @param where `notebook`, or the cell: `cell 3 (id ab12cd34)`
/// @param message what stands there and what was expected
/// @param kind how bad it is
public record Problem(String where, String message, Kind kind) {

    /// How bad a problem is.
    public enum Kind {
        /// The file cannot be understood.
        UNREADABLE,
        /// The file can be read; [Notebook#repaired] makes it valid.
        INVALID
    }

    @Override
    public String toString() {
        return where + ": " + message;
    }
}

package cahier.engine;

/// Says whether a text is a whole cell.
///
/// @param indent the blanks that the next line should start with, where the text is incomplete
public record Completeness(Status status, String indent) {

    /// How much of a cell there is.
    public enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID,
        UNKNOWN
    }
}

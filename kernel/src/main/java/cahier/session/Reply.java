package cahier.session;

/// Tells how a cell ended.
public sealed interface Reply {

    /// Returns the execution count that the cell ran under.
    int count();

    /// The cell ran to its end.
    record Ok(int count) implements Reply {}

    /// The cell did not compile, or threw.
    record Failed(int count, ErrorReport error) implements Reply {}

    /// The cell was stopped by [Session#interrupt].
    record Interrupted(int count, ErrorReport error) implements Reply {}
}

package cahier.engine;

/// Thrown inside a cell that is interrupted, wherever it next loops back or enters a method.
public final class CellInterrupted extends Error {
    private static final long serialVersionUID = 1;

    CellInterrupted() {
        super("interrupted", null, false, false);
    }
}

package cahier.engine;

/// Thrown where a cell's code calls `System.exit`, `Runtime.exit` or `Runtime.halt`: the cell ends
/// and the session lives on. Calls inside libraries are not woven and end the process.
public final class CellExit extends Error {
    private static final long serialVersionUID = 1;

    private final int status;

    private CellExit(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    /// Returns what the code gave as exit status.
    public int status() {
        return status;
    }

    /// Stands for `System.exit`.
    public static void exit(int status) {
        throw new CellExit(status);
    }

    /// Stands for `Runtime.exit` and `Runtime.halt`.
    public static void exit(Runtime runtime, int status) {
        throw new CellExit(status);
    }
}

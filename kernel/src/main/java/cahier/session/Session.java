package cahier.session;

/// Runs the cells of one notebook, one after the other: both fronts, the Jupyter kernel and the
/// headless runner, drive this class.
public final class Session implements AutoCloseable {

    private volatile int executionCount;

    private Session(SessionOptions options) {}

    /// Opens a session; the compiler warms up on a thread of its own.
    public static Session open(SessionOptions options) {
        return new Session(options);
    }

    /// Runs a cell on the calling thread and waits for its end.
    ///
    /// @param request the code and how to treat it
    /// @param listener takes everything that the cell emits, its error included
    public Reply execute(Request request, Listener listener) {
        throw new UnsupportedOperationException("execute: the engine is not wired yet");
    }

    /// Stops the running cell from any thread; harmless when none runs.
    public void interrupt() {}

    /// Returns the number of the last cell that counted, 0 before the first.
    public int executionCount() {
        return executionCount;
    }

    @Override
    public void close() {}
}

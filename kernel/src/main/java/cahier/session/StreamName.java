package cahier.session;

/// Names the two streams of text that a cell writes.
public enum StreamName {
    STDOUT,
    STDERR;

    /// Returns Jupyter's name of the stream: `stdout` or `stderr`.
    public String jupyterName() {
        return this == STDOUT ? "stdout" : "stderr";
    }
}

package cahier.notebook;

/// Says what is wrong with a notebook file: where, what stands there and what was expected.
public final class NotebookException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Makes an exception with a message for the user.
    public NotebookException(String message) {
        super(message);
    }

    /// Makes an exception with its cause.
    public NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}

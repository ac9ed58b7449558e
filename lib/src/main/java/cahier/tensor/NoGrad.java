package cahier.tensor;

/// A scope in which operations of the thread that opened it are not recorded.
public final class NoGrad implements AutoCloseable {

    private boolean open = true;

    NoGrad() {
        Tape.pause();
    }

    /// Resumes recording; a second call does nothing.
    @Override
    public void close() {
        if (open) Tape.resume();
        open = false;
    }
}

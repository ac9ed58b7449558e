package cahier.session;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

/// Takes what a cell emits, in order and never two calls at once.
///
/// Threads that a cell started go on writing to that cell's listener after the cell ended, so calls
/// may still come after [Session#execute] returned.
public interface Listener {

    /// Takes the cell's number, before anything else; not called for a silent cell.
    ///
    /// @param count the cell's own where it counts, else that of the last one that did
    default void begun(int count) {
        // A headless run numbers the cells by itself.
    }

    /// Takes a piece of what the cell printed. Pieces hold whole characters.
    void stream(StreamName name, String text);

    /// Takes something shown; with a display id it may be updated later.
    void display(MimeBundle bundle, @Nullable String displayId);

    /// Replaces what was shown under a display id, in whichever cell it stands.
    void update(MimeBundle bundle, String displayId);

    /// Clears what the cell has shown, at once or (with `wait`) when the next output arrives.
    void clear(boolean wait);

    /// Takes a line about how far the cell has come, which is no output and is not kept.
    default void progress(String line) {
        // A client that watches displays sees it there.
    }

    /// Takes the value of the cell's last expression.
    void result(MimeBundle bundle, int count);

    /// Takes the error that ended the cell.
    void error(ErrorReport error);

    /// Takes what the cell tells the other side of a comm.
    default void comm(CommEvent event) {
        // A headless run has no other side.
    }

    /// Takes a page of help, which a client shows beside the notebook rather than in it.
    default void page(MimeBundle bundle) {
        display(bundle, null);
    }

    /// Asks the reader for a line of text and waits for it.
    ///
    /// @param prompt what to ask, may be empty
    /// @param password whether what is typed must not be seen
    /// @return the line without its end; `null` where the reader ended the input
    /// @throws InterruptedException when the cell is interrupted meanwhile
    /// @throws IllegalStateException where nobody can answer
    default @Nullable String input(String prompt, boolean password) throws InterruptedException {
        throw new IllegalStateException("input: nobody can answer here: this run takes no input");
    }
}

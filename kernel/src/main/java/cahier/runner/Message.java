package cahier.runner;

import cahier.display.MimeBundle;
import cahier.session.ErrorReport;
import cahier.session.StreamName;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the runner and a worker JVM say to each other. A cell is named by its position in the
/// notebook, so that what a thread prints after its cell has ended still finds that cell.
sealed interface Message {

    /// What the runner says.
    sealed interface Order extends Message {}

    /// What the worker says.
    sealed interface Event extends Message {}

    /// Opens the session. It is the first order.
    record Open(List<String> classPath, boolean preview) implements Order {}

    /// Runs a cell. The next order of this kind waits for [Finished].
    record Execute(int cell, String code) implements Order {}

    /// Stops the cell that runs.
    record Interrupt() implements Order {}

    /// Ends the worker.
    record Close() implements Order {}

    /// The session is open.
    record Opened() implements Event {}

    /// A cell printed.
    record Printed(int cell, StreamName name, String text) implements Event {}

    /// A cell showed something.
    record Shown(int cell, MimeBundle bundle, @Nullable String displayId) implements Event {}

    /// Something shown is replaced, in whichever cell it stands.
    record Updated(int cell, MimeBundle bundle, String displayId) implements Event {}

    /// A cell clears its outputs, at once or (`later`) when the next one arrives.
    record Cleared(int cell, boolean later) implements Event {}

    /// A cell tells how far it has come.
    record Progressed(int cell, String line) implements Event {}

    /// A cell's last expression has a value.
    record Returned(int cell, MimeBundle bundle, int count) implements Event {}

    /// A cell ended with an error.
    record Erred(int cell, ErrorReport error) implements Event {}

    /// A cell that was asked to stop goes on.
    ///
    /// @param error where it is
    record Stuck(int cell, ErrorReport error) implements Event {}

    /// The one who runs notebooks should know something that is no output.
    record Noted(String text) implements Event {}

    /// A cell ended.
    record Finished(int cell, Ending ending, int count) implements Event {}

    /// The worker itself failed; it goes on with the next order if it can.
    record Broken(int cell, String trace) implements Event {}

    /// The worker is gone: made by the runner itself, when the connection or the process ends.
    ///
    /// @param status the process's exit status
    /// @param lastWords the end of what the process wrote past the session, such as a JVM's message
    record Gone(int status, String lastWords) implements Event {}

    /// How a cell ended.
    enum Ending {
        OK,
        FAILED,
        INTERRUPTED
    }
}

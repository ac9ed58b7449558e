package cahier.runner;

import java.util.List;

/// Says what went wrong in a notebook.
///
/// @param kind what happened
/// @param name the exception's class, or a word for what happened
/// @param message one or more lines for the reader
/// @param line the line in the cell, from 1; 0 where none is known
/// @param traceback lines for the reader, with ANSI colours; may be empty
public record Failure(Kind kind, String name, String message, int line, List<String> traceback) {

    /// What happened.
    public enum Kind {
        /// The cell did not compile, or threw.
        ERROR,
        /// It took longer than allowed, and was stopped.
        TIMEOUT,
        /// The worker JVM ended: killed, crashed, out of memory, or stopped by the cell.
        DEAD,
        /// The user stopped the run.
        INTERRUPTED,
        /// The notebook cannot be run or written.
        BAD_INPUT
    }

    public Failure {
        traceback = List.copyOf(traceback);
    }

    /// Makes a failure without line and trace.
    public Failure(Kind kind, String name, String message) {
        this(kind, name, message, 0, List.of());
    }
}

package cahier.session;

import java.util.ArrayList;
import java.util.List;

/// Says what went wrong in a cell, as Jupyter shows it.
///
/// @param name the exception's class, such as `java.lang.IllegalStateException`;
///   `CompilationFailed` where the code does not compile, `Interrupted` where it was stopped
/// @param value the message
/// @param traceback lines for the reader, with ANSI colours that can be read on light and on dark
/// @param line the line in the cell, from 1; 0 where none is known
public record ErrorReport(String name, String value, List<String> traceback, int line) {

    /// The name of a report about code that does not compile.
    public static final String COMPILATION_FAILED = "CompilationFailed";

    /// The name of a report about a cell that was stopped.
    public static final String INTERRUPTED = "Interrupted";

    /// The name of a report about what the environment asks for and cannot be had.
    public static final String STARTUP_FAILED = "StartupFailed";

    public ErrorReport {
        traceback = List.copyOf(traceback);
    }

    /// Returns a copy that names a line of the cell, unless it names one already.
    ErrorReport at(int place) {
        return line > 0 ? this : new ErrorReport(name, value, traceback, place);
    }

    /// Returns a copy with more lines at the end.
    ErrorReport with(List<String> more) {
        if (more.isEmpty()) return this;
        var lines = new ArrayList<>(traceback);
        lines.addAll(more);
        return new ErrorReport(name, value, lines, line);
    }
}

package cahier.session;

import cahier.engine.Result;

import java.util.ArrayList;
import java.util.List;

/// Words what became of a cell that did not end well.
final class Failures {

    /// What the reader is told where a cell has called `System.exit(0)`.
    static final String EXITED = "System.exit(0) has ended this cell; the session goes on.";

    private final Sources sources;

    Failures(Sources sources) {
        this.sources = sources;
    }

    /// Reports a failure.
    ///
    /// @param label the cell
    /// @param result how it ended, not well
    ErrorReport report(String label, Result result) {
        return switch (result) {
            case Result.Rejected(var problems) -> CompileReport.of(label, problems);
            case Result.Thrown(CompilationFailed failed) ->
                    CompileReport.of(failed.label(), failed.problems());
            case Result.Thrown(StartupFailed failed) ->
                    unprepared(String.valueOf(failed.getMessage()));
            case Result.Thrown(OutOfMemoryError full) ->
                    ExceptionReport.of(full, label, sources).with(List.of(limit()));
            case Result.Thrown(var exception) -> ExceptionReport.of(exception, label, sources);
            case Result.Interrupted() -> interrupted();
            case Result.Exited(int status) -> exited(status);
            case Result.Value value -> throw new IllegalArgumentException("no failure: " + value);
            case Result.Nothing() -> throw new IllegalArgumentException("no failure: nothing");
        };
    }

    private static ErrorReport unprepared(String message) {
        return new ErrorReport(ErrorReport.STARTUP_FAILED, message, List.of(message), 0);
    }

    private static String limit() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "The objects of this session may take "
                + megabytes
                + " MB; -Xmx sets the limit: --memory=SIZE of cahier run, or for the kernel"
                + " CAHIER_JVM_OPTS=-XmxSIZE";
    }

    ErrorReport interrupted() {
        return new ErrorReport(
                ErrorReport.INTERRUPTED,
                "the cell was interrupted",
                List.of(Ansi.bold("Interrupted") + ": the cell was stopped before its end"),
                0);
    }

    /// Reports that an interrupt does not reach a cell.
    ///
    /// @param label the cell
    /// @param trace what it is doing
    ErrorReport unstoppable(String label, StackTraceElement[] trace) {
        var place = trace.length == 0 ? "the program itself" : place(trace[0]);
        var text =
                "the cell does not stop: it is in "
                        + place
                        + ", which heeds no interrupt. It goes on in the background; restart the"
                        + " kernel to end it.";
        var holder = new Throwable();
        holder.setStackTrace(trace);
        var lines = new ArrayList<String>();
        lines.add(Ansi.bold("Interrupted") + ": " + text);
        var report = ExceptionReport.of(holder, label, sources);
        lines.addAll(report.traceback().subList(1, report.traceback().size()));
        return new ErrorReport(ErrorReport.INTERRUPTED, text, lines, report.line());
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static ErrorReport exited(int status) {
        var text = "System.exit(" + status + ") has ended this cell; the session goes on";
        return new ErrorReport("Exit", text, List.of(Ansi.bold("Exit") + ": " + text), 0);
    }
}

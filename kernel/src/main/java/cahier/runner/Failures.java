package cahier.runner;

import cahier.session.ErrorReport;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Words what can go wrong.
final class Failures {

    /// What a JVM says before the reason why it does not start.
    private static final String NO_JVM = "Error occurred during initialization of VM";

    private static final int SIGNAL = 128;
    private static final int SIGINT = 2;
    private static final int SIGKILL = 9;

    private Failures() {}

    /// @param memory the limit of the worker's heap, where the run sets one
    static Failure of(ErrorReport error, @Nullable String memory) {
        boolean isLimited = memory != null && error.name().equals(OutOfMemoryError.class.getName());
        var message =
                isLimited ? error.value() + " (--memory=" + memory + " limits it)" : error.value();
        return new Failure(
                Failure.Kind.ERROR, error.name(), message, error.line(), error.traceback());
    }

    static Failure stopped() {
        return new Failure(Failure.Kind.INTERRUPTED, "Interrupted", "the run was stopped");
    }

    static Failure timeout(String message) {
        return new Failure(Failure.Kind.TIMEOUT, "Timeout", message);
    }

    static Failure cellTimeout(String limit) {
        return timeout("the cell ran longer than " + limit + " and was interrupted");
    }

    static Failure notebookTimeout(String limit) {
        return timeout("the notebook ran longer than " + limit + "; the cell was interrupted");
    }

    /// @param reason why the cell was asked to stop
    /// @param error how it did, and at which line
    static Failure stoppedAt(Failure reason, ErrorReport error) {
        return told(reason, reason.message(), error);
    }

    /// @param stuck where the cell is, if it could still be told
    static Failure unstoppable(Failure reason, Duration grace, @Nullable ErrorReport stuck) {
        var message =
                "%s; it did not stop within %s, so its JVM was killed"
                        .formatted(reason.message(), Durations.text(grace));
        return stuck == null
                ? new Failure(reason.kind(), reason.name(), message)
                : told(reason, message, stuck);
    }

    private static Failure told(Failure reason, String message, ErrorReport error) {
        var lines = new ArrayList<String>();
        lines.add(message);
        error.traceback().stream().skip(1).forEach(lines::add);
        return new Failure(reason.kind(), reason.name(), message, error.line(), lines);
    }

    /// Returns what a cell shows of a failure.
    static ErrorReport report(Failure what) {
        var lines = what.traceback().isEmpty() ? List.of(what.message()) : what.traceback();
        return new ErrorReport(what.name(), what.message(), lines, what.line());
    }

    static Failure broken(String trace) {
        return new Failure(
                Failure.Kind.DEAD, "WorkerFailed", "the worker failed, which is a bug:\n" + trace);
    }

    static Failure dead(Message.Gone gone, String when) {
        var message = "the notebook's JVM ended " + when + ": " + status(gone.status());
        if (!gone.lastWords().isEmpty()) message += "\n" + gone.lastWords();
        return new Failure(Failure.Kind.DEAD, "WorkerDied", message);
    }

    /// @param memory the limit of the worker's heap, where the run sets one
    static Failure neverStarted(Message.Gone gone, @Nullable String memory) {
        boolean isTooMuch = memory != null && gone.lastWords().contains(NO_JVM);
        if (!isTooMuch) return dead(gone, "before its first cell");
        var reason = gone.lastWords().replaceFirst("(?s).*" + NO_JVM + "\\s*", "");
        return new Failure(
                Failure.Kind.BAD_INPUT,
                "BadInput",
                "--memory=" + memory + ": no JVM starts with it: " + reason);
    }

    /// Returns whether a JVM ended as Ctrl-C ends one that does not expect it.
    static boolean isInterrupted(Message.Gone gone) {
        return gone.status() == SIGNAL + SIGINT;
    }

    private static String status(int status) {
        if (status == SIGNAL + SIGKILL) {
            return "it was killed (signal 9), as happens when memory runs out";
        }
        return status > SIGNAL && status < SIGNAL + 64
                ? "it was killed by signal " + (status - SIGNAL)
                : "it left with exit status " + status;
    }
}

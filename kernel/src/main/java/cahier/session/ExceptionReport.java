package cahier.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Writes an exception as its reader needs it: name, message, the user's frames with their source
/// lines, and the chain of causes.
final class ExceptionReport {

    private static final int FIRST_FRAMES = 20;
    private static final int LAST_FRAMES = 5;
    private static final int MAX_CHAIN = 20;
    private static final int MAX_MESSAGE = 20_000;

    private final String label;
    private final Sources sources;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ExceptionReport(String label, Sources sources) {
        this.label = label;
        this.sources = sources;
    }

    /// Reports an exception whose traces hold the user's frames.
    ///
    /// @param label the cell that failed
    static ErrorReport of(Throwable exception, String label, Sources sources) {
        var report = new ExceptionReport(label, sources);
        report.write(exception, "", "");
        return new ErrorReport(
                exception.getClass().getName(),
                message(exception),
                report.lines,
                lineIn(label, exception));
    }

    private void write(Throwable exception, String indent, String role) {
        if (!seen.add(exception) || seen.size() > MAX_CHAIN) {
            lines.add(indent + role + "… " + exception.getClass().getName());
            return;
        }
        var message = message(exception);
        var name = Ansi.boldRed(exception.getClass().getName());
        lines.add(indent + role + (message.isEmpty() ? name : name + ": " + message));
        frames(exception.getStackTrace(), indent);
        for (var suppressed : exception.getSuppressed()) {
            write(suppressed, indent + "    ", "suppressed: ");
        }
        var cause = exception.getCause();
        if (cause != null) write(cause, indent, Ansi.bold("caused by "));
    }

    private void frames(StackTraceElement[] frames, String indent) {
        boolean cut = frames.length > FIRST_FRAMES + LAST_FRAMES + 1;
        for (int i = 0; i < frames.length; i++) {
            if (cut && i == FIRST_FRAMES) {
                int left = frames.length - FIRST_FRAMES - LAST_FRAMES;
                lines.add(indent + "    … " + left + " more");
                i += left - 1;
                continue;
            }
            lines.add(indent + "    at " + text(frames[i]));
            var source =
                    sources.line(
                            String.valueOf(frames[i].getFileName()), frames[i].getLineNumber());
            if (!source.isEmpty() && i < FIRST_FRAMES) lines.add(indent + "        " + source);
        }
    }

    private static String text(StackTraceElement frame) {
        var place =
                frame.isNativeMethod()
                        ? "native"
                        : frame.getFileName() == null
                                ? "unknown source"
                                : frame.getLineNumber() < 0
                                        ? frame.getFileName()
                                        : frame.getFileName() + ":" + frame.getLineNumber();
        var owner = frame.getClassName();
        if (owner.isEmpty()) return Ansi.bold(place);
        return owner + "." + frame.getMethodName() + "(" + Ansi.bold(place) + ")";
    }

    private static String message(Throwable exception) {
        try {
            var message = exception.getLocalizedMessage();
            if (message == null) return "";
            if (message.length() <= MAX_MESSAGE) return message;
            return message.substring(0, MAX_MESSAGE) + "… (" + message.length() + " characters)";
        } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
            return "(getMessage threw " + failure.getClass().getName() + ")";
        }
    }

    private static int lineIn(String label, Throwable exception) {
        for (var frame : exception.getStackTrace()) {
            if (label.equals(frame.getFileName())) return Math.max(0, frame.getLineNumber());
        }
        return 0;
    }
}

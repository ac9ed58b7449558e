package cahier.session;

import cahier.engine.CellInterrupted;
import cahier.engine.CellNames;
import cahier.engine.Testimony;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Writes an exception as its reader needs it: name, message, the user's frames with their source
/// lines, and the chain of causes.
final class ExceptionReport {

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
        report.write(exception, "", "", new StackTraceElement[0]);
        return new ErrorReport(
                name(exception), message(exception), report.lines, lineIn(label, exception));
    }

    /// @param above the frames of the exception that this one has led to
    private void write(Throwable exception, String indent, String role, StackTraceElement[] above) {
        if (!seen.add(exception) || seen.size() > MAX_CHAIN) {
            lines.add(indent + role + "… " + name(exception));
            return;
        }
        var message = message(exception);
        var name = Ansi.bold(name(exception));
        lines.add(indent + role + (message.isEmpty() ? name : name + ": " + message));
        var frames = Testimony.trace(exception);
        int shared = shared(frames, above);
        frames(Arrays.copyOf(frames, frames.length - shared), indent);
        if (shared > 0) lines.add(indent + "    " + asAbove(shared, frames.length));
        for (var suppressed : exception.getSuppressed()) {
            write(suppressed, indent + "    ", "suppressed: ", frames);
        }
        var cause = Testimony.cause(exception);
        if (cause != null) write(cause, indent, Ansi.bold("caused by "), frames);
    }

    /// Counts the frames at the end of two traces that are the same, and not worth telling twice.
    private static int shared(StackTraceElement[] frames, StackTraceElement[] above) {
        int count = 0;
        while (count < Math.min(frames.length, above.length)
                && frames[frames.length - 1 - count].equals(above[above.length - 1 - count])) {
            count++;
        }
        return count;
    }

    private static String asAbove(int shared, int all) {
        return shared == all ? "at the same place as above" : "… " + shared + " more, as above";
    }

    private void frames(StackTraceElement[] frames, String indent) {
        for (var piece : Excerpt.of(frames)) {
            switch (piece) {
                case Excerpt.Left(int count) -> lines.add(indent + "    … " + count + " more");
                case Excerpt.Shown(var run, boolean withSource) -> {
                    for (var frame : run.frames()) frame(frame, indent, withSource);
                    if (run.times() > 1) lines.add(indent + "    … " + again(run));
                }
            }
        }
    }

    private void frame(StackTraceElement frame, String indent, boolean withSource) {
        lines.add(indent + "    at " + text(frame));
        if (!withSource) return;
        var source = sources.line(String.valueOf(frame.getFileName()), frame.getLineNumber());
        if (!source.isEmpty()) lines.add(indent + "        " + source);
    }

    private static String again(Recursion run) {
        int size = run.frames().size();
        return (size == 1 ? "the same frame" : "the same " + size + " frames")
                + ", "
                + (run.times() - 1)
                + " times more";
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

    private static String name(Throwable exception) {
        var type = exception.getClass();
        return type.isAnonymousClass()
                ? "anonymous " + type.getSuperclass().getName()
                : CellNames.hide(type.getName());
    }

    private static String message(Throwable exception) {
        try {
            var message = exception.getLocalizedMessage();
            if (message == null) return "";
            message = PlainMessage.of(message);
            if (message.length() <= MAX_MESSAGE) return message;
            return message.substring(0, MAX_MESSAGE) + "… (" + message.length() + " characters)";
        } catch (CellInterrupted | OutOfMemoryError passing) {
            throw passing;
        } catch (Exception | Error failure) {
            return "(getMessage threw " + failure.getClass().getName() + ")";
        }
    }

    private static int lineIn(String label, Throwable exception) {
        for (var frame : Testimony.trace(exception)) {
            if (label.equals(frame.getFileName())) return Math.max(0, frame.getLineNumber());
        }
        return 0;
    }
}

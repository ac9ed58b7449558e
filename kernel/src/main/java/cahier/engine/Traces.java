package cahier.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Cuts stack traces down to the user's own frames: what the program itself did below a call of its
/// library says nothing to the one who made the call.
final class Traces {
    private static final List<String> OURS =
            List.of(
                    "cahier.",
                    "jdk.internal.reflect.",
                    "java.lang.invoke.DirectMethodHandle",
                    "java.lang.invoke.Invokers",
                    "java.lang.invoke.LambdaForm",
                    "java.lang.invoke.MutableCallSite");

    /// The class in whose name a cell's own frames stand.
    private static final String CELL = "cell";

    /// How many causes of causes are looked at: one that makes another whenever it is asked for its
    /// cause has no end of them.
    static final int MOST_CAUSES = 200;

    private Traces() {}

    /// Cleans the traces of an exception, of its causes and of what it suppressed.
    static void clean(Throwable thrown, Labels labels) {
        clean(thrown, labels, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void clean(Throwable thrown, Labels labels, Set<Throwable> seen) {
        if (seen.size() >= MOST_CAUSES || !seen.add(thrown)) {
            return;
        }
        StackTraceElement[] trace = Testimony.trace(thrown);
        if (trace.length > 0) {
            Testimony.retrace(thrown, cleaned(trace, labels));
        }
        Throwable cause = Testimony.cause(thrown);
        if (cause != null) {
            clean(cause, labels, seen);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            clean(suppressed, labels, seen);
        }
    }

    /// Adds the cell's own frame to a trace that the virtual machine has cut before it, as it does
    /// after 1024 frames.
    static void complete(Throwable thrown, String label, int line) {
        StackTraceElement[] trace = Testimony.trace(thrown);
        var main = new StackTraceElement(CELL, "main", label, line);
        if (Arrays.stream(trace).noneMatch(frame -> isMain(frame, label))) {
            StackTraceElement[] whole = Arrays.copyOf(trace, trace.length + 1);
            whole[trace.length] = main;
            Testimony.retrace(thrown, whole);
        }
    }

    private static boolean isMain(StackTraceElement frame, String label) {
        return frame.getMethodName().startsWith("main")
                && frame.getClassName().equals(CELL)
                && label.equals(frame.getFileName());
    }

    /// Says whether a frame, as it is shown, is the first of a cell's.
    static boolean isMain(StackTraceElement shown) {
        return shown.getClassName().equals(CELL) && shown.getMethodName().equals("main");
    }

    /// Returns the frames of a trace that are not ours.
    static StackTraceElement[] cleaned(StackTraceElement[] trace, Labels labels) {
        var kept = new ArrayList<StackTraceElement>();
        for (int i = 0; i < trace.length; i++) {
            StackTraceElement frame = trace[i];
            String type = frame.getClassName();
            String method = Mangling.plainMain(frame.getMethodName());
            if (Mangling.isWrapper(type)) {
                kept.add(renamed(frame, CELL, method, labels));
                boolean last = i + 1 < trace.length && isOurs(trace[i + 1].getClassName());
                if (last && method.equals("main")) {
                    break; // below it is what runs cells
                }
            } else if (Mangling.isInWrapper(type)) {
                String nested = CELL + type.substring(type.indexOf('$'));
                kept.add(renamed(frame, nested, method, labels));
            } else if (!isOurs(type)) {
                kept.add(frame.getModuleName() == null ? relabelled(frame, labels) : frame);
            }
        }
        return kept.toArray(StackTraceElement[]::new);
    }

    private static boolean isOurs(String type) {
        return OURS.stream().anyMatch(type::startsWith);
    }

    /// Names a frame by what its cell is called now, and by that alone: not by its loader.
    private static StackTraceElement relabelled(StackTraceElement frame, Labels labels) {
        String loader = frame.getClassLoaderName();
        boolean isOfCell = loader != null && loader.startsWith(CellLoader.NAME);
        return isOfCell || labels.isNewer(frame.getFileName())
                ? renamed(frame, frame.getClassName(), frame.getMethodName(), labels)
                : frame;
    }

    private static StackTraceElement renamed(
            StackTraceElement frame, String type, String method, Labels labels) {
        String file = labels.of(frame.getFileName());
        return new StackTraceElement(null, null, null, type, method, file, frame.getLineNumber());
    }
}

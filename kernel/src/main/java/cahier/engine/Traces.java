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

    private Traces() {}

    /// Cleans the traces of an exception, of its causes and of what it suppressed.
    static void clean(Throwable thrown, Labels labels) {
        clean(thrown, labels, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void clean(Throwable thrown, Labels labels, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length > 0) {
            thrown.setStackTrace(cleaned(trace, labels));
        }
        if (thrown.getCause() != null) {
            clean(thrown.getCause(), labels, seen);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            clean(suppressed, labels, seen);
        }
    }

    /// Adds the cell's own frame to a trace that the virtual machine has cut before it, as it does
    /// after 1024 frames.
    static void complete(Throwable thrown, String label, int line) {
        StackTraceElement[] trace = thrown.getStackTrace();
        var main = new StackTraceElement(CELL, "main", label, line);
        if (Arrays.stream(trace).noneMatch(frame -> isMain(frame, label))) {
            StackTraceElement[] whole = Arrays.copyOf(trace, trace.length + 1);
            whole[trace.length] = main;
            thrown.setStackTrace(whole);
        }
    }

    private static boolean isMain(StackTraceElement frame, String label) {
        return frame.getClassName().equals(CELL)
                && frame.getMethodName().startsWith("main")
                && label.equals(frame.getFileName());
    }

    private static StackTraceElement[] cleaned(StackTraceElement[] trace, Labels labels) {
        var kept = new ArrayList<StackTraceElement>();
        for (StackTraceElement frame : trace) {
            String type = frame.getClassName();
            String method = frame.getMethodName();
            if (Mangling.isWrapper(type)) {
                kept.add(renamed(frame, CELL, plainMethod(method), labels));
                if (method.equals(Mangling.MAIN)) {
                    break; // below it is what runs cells
                }
            } else if (Mangling.isInWrapper(type)) {
                String nested = CELL + type.substring(type.indexOf('$', 1));
                kept.add(renamed(frame, nested, method, labels));
            } else if (OURS.stream().noneMatch(type::startsWith)) {
                kept.add(frame.getModuleName() == null ? relabelled(frame, labels) : frame);
            }
        }
        return kept.toArray(StackTraceElement[]::new);
    }

    private static String plainMethod(String method) {
        return method.replace(Mangling.MAIN, "main");
    }

    private static StackTraceElement relabelled(StackTraceElement frame, Labels labels) {
        String file = frame.getFileName();
        return file == null || labels.of(file).equals(file)
                ? frame
                : renamed(frame, frame.getClassName(), frame.getMethodName(), labels);
    }

    private static StackTraceElement renamed(
            StackTraceElement frame, String type, String method, Labels labels) {
        String file = frame.getFileName();
        return new StackTraceElement(
                null,
                null,
                null,
                type,
                method,
                file == null ? null : labels.of(file),
                frame.getLineNumber());
    }
}

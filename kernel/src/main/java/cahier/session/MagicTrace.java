package cahier.session;

import cahier.engine.Testimony;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Takes the frames of the kernel off the traces of what a magic throws.
final class MagicTrace {

    private MagicTrace() {}

    static void clean(Throwable failure) {
        clean(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void clean(Throwable failure, Set<Throwable> seen) {
        if (!seen.add(failure)) return;
        // Everything below the session's first frame is ours.
        failure.setStackTrace(
                Arrays.stream(Testimony.trace(failure))
                        .takeWhile(frame -> !frame.getClassName().startsWith("cahier.session."))
                        .filter(frame -> !frame.getClassName().startsWith("cahier.magic."))
                        .filter(frame -> !frame.getClassName().startsWith("cahier.shaded."))
                        .toArray(StackTraceElement[]::new));
        for (var suppressed : failure.getSuppressed()) clean(suppressed, seen);
        var cause = Testimony.cause(failure);
        if (cause != null) clean(cause, seen);
    }
}

package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;

/// Keeps a little memory back for the moment in which a cell has taken all the rest: telling its
/// reader so, and compiling the cell that frees something, need some too.
final class Reserve {
    private static final int MOST_BYTES = 8 << 20;

    /// No more than this part of a small heap is kept back.
    private static final int SHARE = 12;

    /// How many times the reserve must be free before it is taken again.
    private static final int PLENTY = 4;

    /// The part of the heap without which a session cannot go on as if nothing had been.
    private static final int NEEDED = 8;

    private static volatile byte @Nullable [] held;

    private Reserve() {}

    /// Takes the reserve where it is not held and enough is free beside it.
    static void take() {
        if (held != null) {
            return;
        }
        int size = (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE);
        if (free() < (long) size * PLENTY) {
            System.gc(); // only after memory ran out once, and then most of it may be garbage
            if (free() < (long) size * PLENTY) {
                return;
            }
        }
        try {
            held = new byte[size];
        } catch (OutOfMemoryError overtaken) {
            held = null; // another thread was quicker; the next cell's end tries again
        }
    }

    /// Lets the reserve go; needs no memory itself.
    static void letGo() {
        held = null;
    }

    /// Says whether an exception means that memory ran out, itself or by a cause.
    static boolean isExhaustion(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            letGo();
            return true;
        }
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        for (var cause = thrown;
                cause != null && seen.size() < Traces.MOST_CAUSES && seen.add(cause);
                cause = Testimony.cause(cause)) {
            if (cause instanceof OutOfMemoryError) {
                letGo();
                return true;
            }
        }
        return false;
    }

    /// Says whether hardly any memory is left once the collector has done what it can: a single
    /// array that was too large leaves plenty.
    static boolean isShort() {
        long needed = Math.min(2L * MOST_BYTES, Runtime.getRuntime().maxMemory() / NEEDED);
        try {
            held = new byte[(int) needed]; // a field, or the compiler could leave the array out
            letGo();
            return false;
        } catch (OutOfMemoryError full) {
            return true;
        }
    }

    private static long free() {
        var runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}

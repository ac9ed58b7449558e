package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Ends a JVM that has no memory left, not even to answer: whoever started it sees that, and can
/// start another. Everything that it needs is there before, and some memory for the end.
final class LastWord {

    /// The exit status of a JVM that had to be ended.
    static final int STATUS = 3;

    private static final byte[] FULL =
            text("no memory is left to answer with; -Xmx sets the limit");
    private static final byte[] ALONE =
            text("the process that started it is gone, and closing takes too long");

    /// What closing a session needs, some times over.
    private static final int RESERVE_BYTES = 400_000;

    private static byte @Nullable [] reserve = new byte[RESERVE_BYTES];

    // not the one of the system's, which belongs to the cells
    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    private LastWord() {}

    /// Makes ready what is needed.
    static void prepare() {
        // loading the class has done it, but for the class that the JDK halts with
        var runtime = Runtime.getRuntime();
        var hook = new Thread();
        runtime.addShutdownHook(hook);
        runtime.removeShutdownHook(hook);
    }

    private static byte[] text(String reason) {
        return ("cahier: the kernel ends: " + reason + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Leaves some memory to whoever closes the kernel now, where cells hold all the rest.
    static void release() {
        reserve = null;
    }

    static void outOfMemory() {
        halt(FULL);
    }

    /// Ends a JVM that nobody waits for and that does not end by itself.
    static void alone() {
        halt(ALONE);
    }

    private static void halt(byte[] reason) {
        try {
            ERRORS.write(reason);
        } catch (IOException | OutOfMemoryError unheard) {
            // the status still tells
        }
        Runtime.getRuntime().halt(STATUS);
    }
}

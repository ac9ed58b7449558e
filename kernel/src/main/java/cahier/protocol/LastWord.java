package cahier.protocol;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Ends a JVM that has no memory left, not even to answer: whoever started it sees that, and can
/// start another. Everything that it needs is there before.
final class LastWord {

    /// The exit status of a JVM that ended for want of memory.
    static final int STATUS = 3;

    private static final byte[] TEXT =
            "cahier: the kernel ends: no memory is left to answer with; -Xmx sets the limit\n"
                    .getBytes(StandardCharsets.UTF_8);

    // not the one of the system's, which belongs to the cells
    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    private LastWord() {}

    /// Makes ready what is needed.
    static void prepare() {
        // loading the class has done it
    }

    static void outOfMemory() {
        try {
            ERRORS.write(TEXT);
        } catch (IOException | OutOfMemoryError unheard) {
            // the status still tells
        }
        Runtime.getRuntime().halt(STATUS);
    }
}

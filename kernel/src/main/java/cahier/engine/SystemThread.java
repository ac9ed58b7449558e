package cahier.engine;

import org.jspecify.annotations.Nullable;

import sun.nio.ch.NativeThread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A thread as Linux knows it: how it is signalled, and where the kernel tells what it waits for.
///
/// @param handle what the JDK signals it by
/// @param task its folder below `/proc`
record SystemThread(long handle, Path task) {
    private static final ThreadLocal<@Nullable SystemThread> CURRENT =
            ThreadLocal.withInitial(SystemThread::find);

    private static final Path SELF = Path.of("/proc/thread-self");

    /// Returns the calling thread; `null` on other systems and for a virtual one.
    static @Nullable SystemThread current() {
        return CURRENT.get();
    }

    private static @Nullable SystemThread find() {
        if (Thread.currentThread().isVirtual()) {
            return null;
        }
        try {
            Path task = SELF.resolveSibling(Files.readSymbolicLink(SELF));
            return new SystemThread(NativeThread.current(), task);
        } catch (IOException | UnsupportedOperationException | LinkageError elsewhere) {
            return null;
        }
    }

    /// Wakes the thread from a call of the system's, which may then go on.
    void signal() {
        NativeThread.signal(handle);
    }
}

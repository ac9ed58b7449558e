package cahier.protocol;

import org.jspecify.annotations.Nullable;

/// Watches the process that started the kernel, which must not outlive it.
///
/// A thread of its own looks, and makes no object for it: a kernel whose memory is full sees the
/// end as well, which [ProcessHandle#onExit] cannot promise.
final class Parent {

    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private Parent() {}

    /// Runs an action when the parent process has ended, on a thread of its own.
    ///
    /// @param pid the value of `JPY_PARENT_PID`; `null` where nobody said, and a handle rather than
    ///   a process id on Windows, where it is not used
    static void onEnd(@Nullable String pid, Runnable action) {
        if (pid == null || System.getProperty("os.name").startsWith("Windows")) return;
        long number;
        try {
            number = Long.parseLong(pid.strip());
        } catch (NumberFormatException notANumber) {
            System.getLogger(Parent.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "JPY_PARENT_PID: got '" + pid + "'; expected the number of a process");
            return;
        }
        // Process 1 adopts orphans: it says nothing about who started the kernel.
        if (number <= 1) return;
        var parent = ProcessHandle.of(number).orElse(null);
        Thread.ofPlatform().daemon().name("cahier-parent").start(() -> watch(parent, action));
    }

    private static void watch(@Nullable ProcessHandle parent, Runnable action) {
        while (parent != null && parent.isAlive()) sleep(BETWEEN_LOOKS_MILLIS);
        action.run();
    }

    /// Sleeps for a time; an interrupt, which nobody of ours sends, shortens it.
    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException | OutOfMemoryError soon) {
            // the caller looks again, or ends the sooner
        }
    }
}

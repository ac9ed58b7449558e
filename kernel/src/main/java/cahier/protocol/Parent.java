package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.Stream;

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
    ///   a process id on Windows, where who started this process is asked of the system
    static void onEnd(@Nullable String pid, Runnable action) {
        if (pid == null) return;
        if (System.getProperty("os.name").startsWith("Windows")) {
            onEndOfStarters(ProcessHandle.current(), action);
            return;
        }
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
        watch(ProcessHandle.of(number).stream().toArray(ProcessHandle[]::new), action);
    }

    /// Runs an action when the process that started this one has ended, or the one that started
    /// that: a batch file cannot become the JVM, but waits for it, and Jupyter kills what it
    /// started, the batch file alone.
    static void onEndOfStarters(ProcessHandle self, Runnable action) {
        var launcher = self.parent();
        var client = launcher.flatMap(ProcessHandle::parent);
        var starters = Stream.of(launcher, client).flatMap(Optional::stream);
        watch(starters.toArray(ProcessHandle[]::new), action);
    }

    private static void watch(ProcessHandle[] parents, Runnable action) {
        Thread.ofPlatform()
                .daemon()
                .name("cahier-parent")
                .start(
                        () -> {
                            while (areAlive(parents)) sleep(BETWEEN_LOOKS_MILLIS);
                            action.run();
                        });
    }

    private static boolean areAlive(ProcessHandle[] parents) {
        for (var parent : parents) {
            if (!parent.isAlive()) return false;
        }
        return parents.length > 0;
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

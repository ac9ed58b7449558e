package cahier.protocol;

import org.jspecify.annotations.Nullable;

/// Watches the process that started the kernel, which must not outlive it.
final class Parent {

    private Parent() {}

    /// Runs an action when the parent process has ended.
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
        ProcessHandle.of(number).ifPresentOrElse(parent -> parent.onExit().thenRun(action), action);
    }
}

package cahier.session;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Finds the user's home folder as the shell and Jupyter do: by `HOME`. The JVM itself asks the
/// system's list of users, which differs in containers and under `sudo`.
public final class UserHome {

    private UserHome() {}

    /// Returns the user's home folder.
    public static Path path() {
        return of(
                System.getenv("HOME"),
                System.getProperty("os.name"),
                System.getProperty("user.home"));
    }

    static Path of(@Nullable String home, String osName, String userHome) {
        boolean isUsed = home != null && !home.isBlank() && !osName.startsWith("Windows");
        return Path.of(isUsed ? home : userHome);
    }
}

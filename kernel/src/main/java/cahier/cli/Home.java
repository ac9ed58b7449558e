package cahier.cli;

import java.nio.file.Path;

/// Knows where this program lies.
final class Home {

    private Home() {}

    /// Returns the folder that holds the launcher.
    ///
    /// @throws CommandException if the JVM was started without it
    static Path folder() {
        var folder = System.getProperty("cahier.home");
        if (folder == null) {
            throw new CommandException(
                    "the property cahier.home is missing: start this program with its launcher,"
                            + " ./cahier");
        }
        return Path.of(folder);
    }

    /// Returns the launcher for this system.
    static Path launcher() {
        var windows = System.getProperty("os.name").startsWith("Windows");
        return folder().resolve(windows ? "cahier.cmd" : "cahier");
    }

    /// Returns the folder in which the launcher keeps what it prepares.
    static Path state() {
        var folder = System.getProperty("cahier.state");
        return folder == null ? folder().resolve(".launch") : Path.of(folder);
    }
}

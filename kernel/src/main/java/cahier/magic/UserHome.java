package cahier.magic;

import org.apache.maven.settings.io.DefaultSettingsReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The user's folder of Maven, `~/.m2`.
final class UserHome {

    private UserHome() {}

    static Path folder() {
        return Path.of(System.getProperty("user.home"), ".m2");
    }

    /// Returns whether the user's settings say that nothing is to be downloaded.
    static boolean isOffline() {
        var settings = folder().resolve("settings.xml");
        if (!Files.isRegularFile(settings)) return false;
        try {
            return new DefaultSettingsReader().read(settings.toFile(), Map.of()).isOffline();
        } catch (IOException wrong) {
            throw new IllegalArgumentException(
                    "maven: " + settings + " cannot be read: " + wrong.getMessage(), wrong);
        }
    }
}

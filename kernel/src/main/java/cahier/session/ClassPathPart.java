package cahier.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// Tells what can stand on a class path from other files, which the JVM passes over without a word.
public final class ClassPathPart {

    private ClassPathPart() {}

    /// Returns whether classes can be loaded from there: from a folder, or a jar that can be read.
    public static boolean isUsable(Path path) {
        if (Files.isDirectory(path)) return true;
        try (var _ = new ZipFile(path.toFile())) {
            return true;
        } catch (IOException noJar) {
            return false;
        }
    }

    /// Returns whether somebody who names a file so means a jar.
    static boolean isCalledJar(Path path) {
        return path.toString().endsWith(".jar");
    }
}

package cahier.output;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds files and folders that must be there.
public final class Existing {

    private Existing() {}

    /// Returns a file.
    ///
    /// @throws FileNotFoundException that names it, and where it was looked for, if there is none
    ///   or it is a folder
    public static Path file(Path file) throws FileNotFoundException {
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException("a folder, not a file: " + file);
        }
        if (Files.exists(file)) return file;
        throw new FileNotFoundException(missing("file", file));
    }

    /// Returns a folder.
    ///
    /// @throws FileNotFoundException that names it, and where it was looked for, if there is none
    public static Path folder(Path folder) throws FileNotFoundException {
        if (Files.isDirectory(folder)) return folder;
        throw new FileNotFoundException(missing("folder", folder));
    }

    private static String missing(String kind, Path path) {
        var place = path.isAbsolute() ? "" : " (in " + Path.of("").toAbsolutePath() + ")";
        return "no such " + kind + ": " + path + place;
    }
}

package cahier.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Writes files that appear whole or not at all: each is written beside its place and then moved.
public final class WholeFile {

    /// Writes the new file's content.
    @FunctionalInterface
    public interface Content {
        /// Writes to a file that is empty.
        void write(Path part) throws IOException;
    }

    private WholeFile() {}

    /// Returns the exception for a file that could not be read or written.
    public static UncheckedIOException failure(String what, IOException cause) {
        // a file system's own exceptions have no more than the path as their message
        var said = cause instanceof FileSystemException ? cause.toString() : cause.getMessage();
        return new UncheckedIOException(what + ": " + said, cause);
    }

    /// Checks that a file can have this name and place, before what shall stand in it is computed.
    ///
    /// @throws IOException that says why not, if its folder is missing or it is a folder itself
    public static void check(Path file) throws IOException {
        if (file.getParent() != null) Existing.folder(file.getParent());
        if (Files.isDirectory(file)) throw new IOException("a folder, not a file: " + file);
    }

    /// Writes a file; one that is there is replaced when the new one is whole.
    ///
    /// @throws IOException if it cannot be written, and then what was there is unchanged
    public static void write(Path file, Content content) throws IOException {
        check(file);
        var target = file.toAbsolutePath();
        // not a temporary file: others may read what they may read of the user's files
        var part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        Files.createFile(part);
        try {
            content.write(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

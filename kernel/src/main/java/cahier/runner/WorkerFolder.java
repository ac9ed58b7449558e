package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// The folder of one worker: its socket, and its own folder for temporary files, which a JVM that
/// is killed leaves behind. It goes when the worker has gone.
///
/// @param path the folder itself
record WorkerFolder(Path path) {

    private static final String NAME = "cahier-worker";

    /// How many bytes the path of a socket may have on many systems.
    private static final int LONGEST_PATH = 103;

    /// The folder for temporary files that every Unix has.
    private static final Path NEAR = Path.of("/tmp");

    /// Makes a folder that only this user can read.
    static WorkerFolder create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Makes a folder in another, unless that one's path is too long for a socket.
    static WorkerFolder create(Path within) throws IOException {
        if (!Files.isDirectory(within)) {
            throw new IOException("there is no folder for temporary files: " + within);
        }
        var folder = new WorkerFolder(Files.createTempDirectory(within, NAME));
        if (!folder.isNear() && Files.isWritable(NEAR)) {
            folder.delete();
            folder = new WorkerFolder(Files.createTempDirectory(NEAR, NAME));
        }
        Files.createDirectory(folder.temporary());
        return folder;
    }

    private boolean isNear() {
        return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    }

    /// Returns where the socket is.
    Path socket() {
        return path.resolve("link");
    }

    /// Returns where the JVM writes its last words when it crashes.
    Path crashReport() {
        return path.resolve("hs_err.log");
    }

    /// Returns what the worker takes for the system's folder for temporary files.
    Path temporary() {
        return path.resolve("tmp");
    }

    /// Deletes all of it, as far as that is possible; links are not followed.
    void delete() {
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            logger().log(Level.DEBUG, "could not delete " + path, e);
        }
    }

    /// A file that cannot be deleted keeps none of the others.
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return delete(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return delete(file);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return delete(folder);
        }

        private static FileVisitResult delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                logger().log(Level.DEBUG, "could not delete " + file, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static System.Logger logger() {
        return System.getLogger(WorkerFolder.class.getName());
    }
}

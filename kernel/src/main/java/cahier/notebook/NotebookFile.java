package cahier.notebook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Reads and writes notebook files. A file is always whole: it is written beside its target and
/// then moved over it.
public final class NotebookFile {

    private NotebookFile() {}

    /// Reads a notebook.
    ///
    /// @throws NotebookException where the file is missing, unreadable or no notebook; the message
    ///   says what to do but does not name the file
    public static Notebook read(Path file) {
        var bytes = bytes(file);
        try {
            return Notebook.parse(bytes);
        } catch (NotebookException e) {
            if (!file.toString().endsWith(".java")) throw e;
            throw new NotebookException(
                    "is a Java source; cahier convert makes a notebook of it", e);
        }
    }

    /// Reads a file whole.
    ///
    /// @throws NotebookException where it is missing or cannot be read
    public static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file))
                throw new NotebookException("is a folder; expected a file");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new NotebookException("no such file", e);
        } catch (AccessDeniedException e) {
            throw new NotebookException("cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new NotebookException("cannot be read: " + reason(e), e);
        } catch (OutOfMemoryError e) {
            throw new NotebookException("is too large to be read", e);
        }
    }

    /// Reads a text file in UTF-8 whole; a byte order mark is left out.
    ///
    /// @throws NotebookException where it is missing, cannot be read or is not UTF-8
    public static String text(Path file) {
        return decode(bytes(file));
    }

    /// Decodes UTF-8.
    ///
    /// @throws NotebookException with line and byte, where it is broken
    public static String decode(byte[] utf8) {
        return Utf8.decode(utf8);
    }

    /// Writes a notebook atomically; rights of a file that is there are kept, and a link is
    /// followed.
    ///
    /// @throws NotebookException where the file or its folder cannot be written
    public static void write(Path file, Notebook notebook) {
        write(file, Utf8.encode(notebook.text()));
    }

    /// Writes bytes atomically, as [#write(Path, Notebook)] does.
    public static void write(Path file, byte[] bytes) {
        checkWritable(file, "");
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            // without the file's name, which may be as long as any can be
            var draft = target.resolveSibling(".cahier-" + UUID.randomUUID() + "~");
            try {
                writeThrough(draft, bytes);
                copyRights(target, draft);
                Files.move(
                        draft,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new NotebookException("cannot be written: " + reason(e), e);
        }
    }

    /// Checks beforehand that a file can be written.
    ///
    /// @param orElse what else can be done, at the end of the message; may be empty
    /// @throws NotebookException where the folder is missing or read-only, or the file is
    public static void checkWritable(Path file, String orElse) {
        var target = file.toAbsolutePath();
        if (Files.exists(target)) {
            if (!Files.isWritable(target)) {
                throw new NotebookException("is read-only; make it writable" + orElse);
            }
            try {
                target = target.toRealPath();
            } catch (IOException e) {
                throw new NotebookException("cannot be found: " + reason(e), e);
            }
        }
        var folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            throw new NotebookException("its folder does not exist: " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new NotebookException("its folder is read-only; make it writable" + orElse);
        }
    }

    private static void writeThrough(Path draft, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    private static void copyRights(Path from, Path to) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) return;
        var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && target != null) {
            target.setPermissions(source.readAttributes().permissions());
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "permission denied";
        if (e instanceof FileSystemException broken && broken.getReason() != null) {
            return broken.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}

package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that a thread waits for in the operating system, such as a named pipe that nobody writes
/// to: Java neither interrupts such a wait nor ends it when the file is closed. Linux alone tells
/// which file that is.
///
/// A pipe that is being opened waits for somebody at its other end, who comes and goes. One that is
/// read or written is put at its end, for this process alone, as the JDK does with the file of a
/// socket that it closes: what others have written into it stays.
final class BlockedFile {
    private static final int LONGEST_PATH = 4096;
    private static final int LAST_STANDARD_STREAM = 2;
    private static final int KIND_MASK = 0170000;
    private static final int PIPE = 0010000;
    private static final int DEVICE = 0020000;

    /// The numbers of the system's calls; a table for each kind of processor.
    ///
    /// @param open the one whose first argument is a path, or -1
    /// @param openAt the one whose second argument is
    private record Calls(int open, int openAt, int read, int write) {
        static @Nullable Calls ofThisProcessor() {
            return switch (System.getProperty("os.arch")) {
                case "amd64" -> new Calls(2, 257, 0, 1);
                case "aarch64", "riscv64" -> new Calls(-1, 56, 63, 64);
                default -> null;
            };
        }
    }

    private static final @Nullable Calls CALLS = Calls.ofThisProcessor();

    private BlockedFile() {}

    /// Ends the wait of a thread for a pipe or a device, if it waits for one.
    ///
    /// @return whether the call goes on as if it had come to its own end
    static boolean release(SystemThread thread) {
        if (CALLS == null) {
            return false;
        }
        try {
            String call = Files.readString(thread.task().resolve("syscall"));
            String[] words = call.strip().split(" ");
            if (words.length < 4) {
                return false; // it runs, or waits for no call
            }
            int number = Integer.parseInt(words[0]);
            if (number == CALLS.openAt()) {
                return meet(pathAt(Long.decode(words[2])));
            }
            if (number == CALLS.open()) {
                return meet(pathAt(Long.decode(words[1])));
            }
            return (number == CALLS.read() || number == CALLS.write())
                    && end(Integer.decode(words[1]), thread, call);
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError no) {
            // a system that does not tell, or a pipe of somebody else's: the cell is given up
            System.getLogger(BlockedFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "a wait for a file is not ended", no);
            return false;
        }
    }

    /// Opens the other end of a pipe, and closes it again: who waits for it has opened theirs.
    private static boolean meet(Path path) throws IOException {
        if (kind(path) != PIPE) {
            return false;
        }
        // with both ends it waits for nobody itself
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
        return true;
    }

    private static boolean end(int descriptor, SystemThread thread, String call)
            throws IOException, ReflectiveOperationException {
        int kind = kind(Path.of("/proc/self/fd/" + descriptor));
        if (descriptor <= LAST_STANDARD_STREAM || kind != PIPE && kind != DEVICE) {
            return false;
        }
        var number = FileDescriptor.class.getDeclaredField("fd");
        number.setAccessible(true);
        var file = new FileDescriptor();
        number.setInt(file, descriptor);
        var dispatcher = Class.forName("sun.nio.ch.UnixDispatcher");
        var preClose = dispatcher.getDeclaredMethod("preClose0", FileDescriptor.class);
        preClose.setAccessible(true);
        // meanwhile the call may have ended, and its file's number may be another's
        if (!Files.readString(thread.task().resolve("syscall")).equals(call)) {
            return false;
        }
        preClose.invoke(null, file);
        thread.signal();
        return true;
    }

    private static int kind(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode") & KIND_MASK;
    }

    /// Reads a path from the memory of this process, as the call of a thread names it.
    private static Path pathAt(long address) throws IOException {
        var bytes = new ByteArrayOutputStream();
        // an address that has become invalid is an error of reading here, and no crash
        try (var memory = new RandomAccessFile("/proc/self/mem", "r")) {
            memory.seek(address);
            for (int b = memory.read(); b > 0 && bytes.size() < LONGEST_PATH; b = memory.read()) {
                bytes.write(b);
            }
        }
        return Path.of(bytes.toString(Charset.forName(System.getProperty("sun.jnu.encoding"))));
    }
}

package cahier.protocol;

import cahier.session.UserHome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Keeps the cells of all sessions in a file, a line of JSON each, on a thread of its own: no cell
/// waits for the disk. A file that cannot be read or written costs the history, nothing else.
final class HistoryFile implements AutoCloseable {

    private static final int MAX_BYTES = 16_000_000;
    private static final int CLOSE_SECONDS = 2;

    /// How long a start has the machine to itself, unless somebody asks for the history before.
    private static final int DELAY_SECONDS = 3;

    /// Holds what earlier sessions left, and the number of this one.
    record Earlier(List<History.Entry> entries, int session) {}

    /// Holds the number of this session, and how long the file was when it began.
    private record Beginning(int session, long size) {
        static final Beginning OF_NOTHING = new Beginning(1, 0);
    }

    private final @Nullable Path file;
    private final CompletableFuture<Beginning> beginning = new CompletableFuture<>();
    private final LinkedBlockingQueue<Map<String, Object>> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("cahier-history").unstarted(this::run);

    /// @param file where the history is kept; `null` keeps it in memory only
    HistoryFile(@Nullable Path file) {
        this.file = file;
        if (file == null) beginning.complete(Beginning.OF_NOTHING);
        else thread.start();
    }

    /// Returns the file that the user's settings name: the property `cahier.history`, the variable
    /// `CAHIER_HISTORY` (empty for none), or one in the user's folder of data.
    static @Nullable Path place() {
        var named = System.getProperty("cahier.history", System.getenv("CAHIER_HISTORY"));
        if (named != null) return named.isBlank() ? null : Path.of(named);
        var data = System.getenv("XDG_DATA_HOME");
        var root =
                data == null || data.isBlank()
                        ? UserHome.path().resolve(".local").resolve("share")
                        : Path.of(data);
        return root.resolve("cahier").resolve("history.jsonl");
    }

    /// Reads what earlier sessions left. It is not kept: few ask, and it may be long.
    Earlier earlier() {
        wanted.countDown();
        var begun = beginning.join();
        return new Earlier(entries(begun), begun.session());
    }

    /// Keeps a cell of this session.
    void add(int line, String input) {
        if (file != null) queue.add(Map.of("line", line, "input", input));
    }

    private void run() {
        try {
            wanted.await(DELAY_SECONDS, TimeUnit.SECONDS);
            var begun = begin();
            append(Map.of("session", begun.session()));
            beginning.complete(begun);
            while (true) {
                var entry = queue.take();
                if (entry.isEmpty()) return;
                keep(begun.session(), entry);
            }
        } catch (IOException | RuntimeException | Error failure) {
            logger().log(
                            System.Logger.Level.WARNING,
                            "history: cannot be kept in " + file,
                            failure);
        } catch (InterruptedException end) {
            logger().log(System.Logger.Level.DEBUG, "history: interrupted", end);
        } finally {
            beginning.complete(Beginning.OF_NOTHING);
        }
    }

    private void keep(int session, Map<String, Object> entry) throws IOException {
        try {
            append(
                    Map.of(
                            "session", session,
                            "line", entry.get("line"),
                            "input", entry.get("input")));
        } catch (OutOfMemoryError full) {
            logger().log(System.Logger.Level.WARNING, "history: a cell was not kept", full);
        }
    }

    private Beginning begin() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) return Beginning.OF_NOTHING;
        shorten();
        long size = Files.size(file);
        return new Beginning(SessionNumbers.highest(file) + 1, size);
    }

    private List<History.Entry> entries(Beginning begun) {
        if (begun.size() == 0) return List.of();
        var entries = new ArrayList<History.Entry>();
        try (var input = Files.newInputStream(file)) {
            var text = new String(input.readNBytes((int) begun.size()), StandardCharsets.UTF_8);
            // Bytes that are no UTF-8, or lines that are cut, cost themselves only.
            text.lines().map(HistoryFile::entry).filter(Objects::nonNull).forEach(entries::add);
        } catch (IOException gone) {
            logger().log(System.Logger.Level.WARNING, "history: cannot be read from " + file, gone);
        }
        // Where another kernel has shortened the file since, this session's cells came nearer.
        entries.removeIf(entry -> entry.session() >= begun.session());
        return entries;
    }

    private static History.@Nullable Entry entry(String line) {
        try {
            var content = new Content(Json.object(line.getBytes(StandardCharsets.UTF_8)));
            if (!content.entries().containsKey("input")) return null;
            return new History.Entry(
                    content.integer("session"), content.integer("line"), content.string("input"));
        } catch (BadMessage broken) {
            logger().log(System.Logger.Level.DEBUG, "history: a line is broken", broken);
            return null;
        }
    }

    /// Drops the older half of a file that has grown too long.
    private void shorten() throws IOException {
        if (Files.size(file) <= MAX_BYTES) return;
        var bytes = Files.readAllBytes(file);
        int from = bytes.length - MAX_BYTES / 2;
        while (from < bytes.length && bytes[from - 1] != '\n') from++;
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "history", ".tmp");
        Files.write(temporary, java.util.Arrays.copyOfRange(bytes, from, bytes.length));
        Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /// Appends a line as one write: kernels that share the file do not tear each other's lines.
    private void append(Map<String, Object> entry) throws IOException {
        var line = new String(Json.bytes(entry), StandardCharsets.UTF_8) + "\n";
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var bytes = java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }

    /// Writes what waits.
    @Override
    public void close() {
        wanted.countDown();
        queue.add(Map.of());
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static System.Logger logger() {
        return System.getLogger(HistoryFile.class.getName());
    }
}

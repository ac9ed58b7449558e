package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A worker JVM, seen from the runner: takes orders, yields events, and always tells its end as the
/// event [Message.Gone].
final class Worker implements AutoCloseable {

    /// How many events may wait; then the worker waits, and with it a cell that floods.
    private static final int WAITING = 256;

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(3);

    private final Process process;
    private final WorkerFolder folder;
    private final ServerSocketChannel server;
    private final @Nullable String memory;
    private final LastWords lastWords;
    private final BlockingQueue<Message.Event> events = new ArrayBlockingQueue<>(WAITING);
    private volatile @Nullable Link link;
    private volatile boolean isClosed;

    private Worker(
            Process process,
            WorkerFolder folder,
            ServerSocketChannel server,
            @Nullable String memory) {
        this.memory = memory;
        this.process = process;
        this.folder = folder;
        this.server = server;
        this.lastWords = new LastWords(process.getInputStream());
    }

    /// Starts a JVM in a folder and asks it to open its session, which the event [Message.Opened]
    /// tells.
    static Worker start(WorkerOptions options, Path workingDirectory) throws IOException {
        var folder = WorkerFolder.create();
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.socket()));
        var process =
                new ProcessBuilder(WorkerCommand.of(options, folder))
                        .directory(workingDirectory.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        var worker = new Worker(process, folder, server, options.memory());
        var open =
                new Message.Open(
                        options.classPath().stream()
                                .map(p -> p.toAbsolutePath().toString())
                                .toList(),
                        options.preview());
        daemon("cahier-events", () -> worker.listen(open));
        daemon("cahier-watch", worker::watch);
        return worker;
    }

    /// Waits for the next event; `null` when none came in time.
    Message.@Nullable Event next(Duration timeout) throws InterruptedException {
        return events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Returns the limit of its heap, `null` where the run sets none.
    @Nullable String memory() {
        return memory;
    }

    /// Gives an order. Where the worker is gone, the next event tells.
    void send(Message.Order order) {
        try {
            var open = link;
            if (open != null) open.send(order);
        } catch (IOException e) {
            logger().log(Level.DEBUG, "order to a worker that is gone", e);
        }
    }

    /// Ends the JVM at once, whatever runs.
    void kill() {
        process.destroyForcibly();
    }

    /// Ends the JVM: in good order if it can within seconds, else by force.
    @Override
    public void close() {
        isClosed = true;
        events.clear();
        send(new Message.Close());
        try {
            if (!process.waitFor(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        closeLink();
        folder.delete();
    }

    private void listen(Message.Open open) {
        try {
            var connected = new Link(server.accept());
            link = connected;
            connected.send(open);
            for (var event = connected.receive(); event != null; event = connected.receive()) {
                if (!isClosed) events.put((Message.Event) event);
            }
        } catch (IOException e) {
            if (!isClosed) logger().log(Level.DEBUG, "the link to a worker broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellEnd();
    }

    /// A worker that ends before it connects would leave [#listen] waiting.
    private void watch() {
        try {
            process.waitFor();
            if (link == null) server.close();
        } catch (IOException e) {
            logger().log(Level.WARNING, "could not stop waiting for a worker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The link ends when the process dies; one that only closed its link is of no more use.
    private void tellEnd() {
        try {
            if (!process.waitFor(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) kill();
            events.put(new Message.Gone(process.waitFor(), lastWords.text()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeLink() {
        try {
            var open = link;
            if (open != null) open.close();
            server.close();
        } catch (IOException e) {
            logger().log(Level.DEBUG, "the link was broken when it was closed", e);
        }
    }

    private static void daemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /// Keeps the end of what a process writes past its session: a JVM's last message, native code.
    private static final class LastWords {

        private static final int KEPT = 4096;

        private final StringBuilder tail = new StringBuilder();
        private final Thread reader;

        LastWords(InputStream in) {
            reader = new Thread(() -> read(in), "cahier-last-words");
            reader.setDaemon(true);
            reader.start();
        }

        String text() throws InterruptedException {
            reader.join(1000);
            synchronized (tail) {
                return tail.toString().strip();
            }
        }

        private void read(InputStream in) {
            try (var lines = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                var buffer = new char[KEPT];
                for (int n = lines.read(buffer); n >= 0; n = lines.read(buffer)) {
                    synchronized (tail) {
                        tail.append(buffer, 0, n);
                        if (tail.length() > KEPT) tail.delete(0, tail.length() - KEPT);
                    }
                }
            } catch (IOException e) {
                logger().log(Level.DEBUG, "a worker's output ended", e);
            }
        }
    }

    private static System.Logger logger() {
        return System.getLogger(Worker.class.getName());
    }
}

package cahier.transport;

import org.jspecify.annotations.Nullable;

import sun.nio.ch.DefaultSelectorProvider;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Is the thread that waits for all sockets at once. It sleeps until something arrives, and hands
/// it to its receiver itself; what is sent goes out on the thread that sends, as far as the peer
/// keeps up.
public final class Loop implements AutoCloseable {

    private static final long LINGER_STEP_MILLIS = 5;
    private static final int READ_SIZE = 65_536;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// Is what a channel is registered with.
    interface Ready {
        void ready(SelectionKey key) throws IOException;

        /// Says whether everything that was sent is on its way.
        boolean isIdle();

        void close();
    }

    private static final String PROVIDER = SelectorProvider.class.getName();

    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_SIZE);
    private volatile boolean closing;
    private volatile long closeBy;

    /// Starts the thread.
    ///
    /// @throws IOException where the system gives no selector
    public Loop() throws IOException {
        selector = openSelector();
        thread = Thread.ofPlatform().daemon().name("cahier-io").start(this::run);
    }

    /// Opens a selector of the JDK's own provider, unless the user names another. NIO would look
    /// for one in every jar of the class path first, and reading what tens of jars hold takes
    /// longer than the rest of a start.
    private static Selector openSelector() throws IOException {
        if (System.getProperty(PROVIDER) == null) {
            System.setProperty(PROVIDER, DefaultSelectorProvider.get().getClass().getName());
        }
        return Selector.open();
    }

    /// Watches a channel from now on; any thread may call this.
    void register(SelectableChannel channel, int operations, Ready ready) {
        later(
                () -> {
                    try {
                        channel.register(selector, operations, ready);
                    } catch (IOException | ClosedSelectorException gone) {
                        ready.close();
                    }
                });
    }

    @Nullable SelectionKey keyOf(SelectableChannel channel) {
        return channel.keyFor(selector);
    }

    /// Returns an empty buffer to read into, on the loop's thread.
    ByteBuffer input() {
        return input.clear();
    }

    /// Does something on the loop's thread soon.
    void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!isOver()) step();
        } catch (IOException failure) {
            logger().log(System.Logger.Level.ERROR, "transport: ended", failure);
        } finally {
            closeAll();
        }
    }

    private void step() throws IOException {
        try {
            selector.select(this::handle, closing ? LINGER_STEP_MILLIS : 0);
            // User code can find this thread and interrupt it.
            Thread.interrupted();
            for (var task = tasks.poll(); task != null; task = tasks.poll()) task.run();
        } catch (OutOfMemoryError full) {
            // Without this thread nobody would hear of anything any more; what it has not done yet
            // is still there.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isOver() {
        return closing && (System.nanoTime() - closeBy > 0 || all().allMatch(Ready::isIdle));
    }

    private Stream<Ready> all() {
        return selector.keys().stream().map(key -> (Ready) key.attachment());
    }

    private void closeAll() {
        all().toList().forEach(Ready::close);
        try {
            selector.close();
        } catch (IOException failure) {
            logger().log(System.Logger.Level.DEBUG, "transport: selector", failure);
        }
    }

    private void handle(SelectionKey key) {
        var ready = (Ready) key.attachment();
        try {
            if (key.isValid()) ready.ready(key);
        } catch (IOException | RuntimeException | Error failure) {
            logger().log(System.Logger.Level.DEBUG, "transport: a peer was dropped", failure);
            ready.close();
        }
    }

    /// Sends what waits, for a second at most, closes all sockets and ends the thread; what it
    /// handles at that moment is handled to its end.
    @Override
    public void close() {
        closeBy = System.nanoTime() + LINGER_NANOS;
        closing = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException late) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static System.Logger logger() {
        return System.getLogger(Loop.class.getName());
    }
}

package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Carries messages between the runner and a worker over a local socket, each after its length in
/// four bytes.
///
/// It is not the worker's standard output, so that native code, a crashing JVM or a child process
/// may print there without breaking a message. A thread of its own writes: a channel closes itself
/// when a thread that writes to it is interrupted, and threads of cells are.
final class Link implements AutoCloseable {

    /// How many messages may wait; then a cell that floods waits too.
    private static final int WAITING = 64;

    private static final int MOST_TRIES = 100;
    private static final long PAUSE_MILLIS = 20;

    private static final byte[] LAST = {};

    private final SocketChannel channel;
    private final DataInputStream in;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer = new Thread(this::write, "cahier-link");
    private volatile @Nullable IOException failure;

    Link(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        writer.setDaemon(true);
        writer.start();
    }

    /// Sends a message whole; any thread may call it, an interrupted one too.
    void send(Message message) throws IOException {
        enqueue(MessageCodec.encode(message));
    }

    /// Waits for the next message; `null` when the other side has closed the link.
    @Nullable Message receive() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException closed) {
            return null;
        }
        return MessageCodec.decode(in.readNBytes(length));
    }

    /// Sends what waits, if the other side is still there, then closes.
    @Override
    public void close() throws IOException {
        try (channel) {
            if (failure == null) enqueue(LAST);
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(byte[] json) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                var broken = failure;
                if (broken != null) throw new IOException("the other side is gone", broken);
                try {
                    if (waiting.offer(json, 1, TimeUnit.SECONDS)) return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /// A cell that has taken all memory lets it go when it fails: until then a message waits.
    private static ByteBuffer frame(byte[] json) throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                var frame = ByteBuffer.allocate(Integer.BYTES + json.length);
                return frame.putInt(json.length).put(json).flip();
            } catch (OutOfMemoryError full) {
                if (i == MOST_TRIES) throw full;
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void write() {
        try {
            for (var json = waiting.take(); json != LAST; json = waiting.take()) {
                var frame = frame(json);
                while (frame.hasRemaining()) channel.write(frame);
            }
        } catch (IOException e) {
            failure = e;
        } catch (OutOfMemoryError e) {
            failure = new IOException("no memory is left to send with", e);
        } catch (InterruptedException e) {
            failure = new IOException("the writing thread was interrupted", e);
        }
    }
}

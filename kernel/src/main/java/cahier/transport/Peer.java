package cahier.transport;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Is one connection of an endpoint's.
///
/// Its channel does not block, so that a thread that is interrupted while it sends closes nothing.
final class Peer implements Loop.Ready, Incoming.Taker {

    private static final int MOST_TRIES = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Endpoint endpoint;
    private final Loop loop;
    private final SocketChannel channel;
    private final Incoming incoming = new Incoming(this);
    private final ArrayDeque<ByteBuffer> output = new ArrayDeque<>();
    private final List<byte[]> topics = new ArrayList<>();
    private byte[] identity = {};
    private boolean isWaiting;
    private boolean closed;

    Peer(Endpoint endpoint, Loop loop, SocketChannel channel) throws IOException {
        this.endpoint = endpoint;
        this.loop = loop;
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /// Begins the handshake.
    void start() {
        send(Zmtp.greeting());
        send(Zmtp.ready(endpoint.kind(), new byte[0]));
        loop.register(channel, SelectionKey.OP_READ, this);
    }

    byte[] identity() {
        return identity;
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.isWritable()) flush(key);
        if (key.isReadable()) read();
    }

    private void read() throws IOException {
        var input = loop.input();
        int count = channel.read(input);
        if (count < 0) {
            close();
            return;
        }
        take(input.flip());
    }

    /// A program that has taken all memory may let it go in a moment: until then what came waits.
    private void take(ByteBuffer input) throws IOException {
        for (int i = 1; ; i++) {
            try {
                incoming.take(input);
                return;
            } catch (OutOfMemoryError full) {
                if (i == MOST_TRIES) throw full;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// Sends bytes now, or as soon as the peer takes them; any thread may call this.
    synchronized void send(ByteBuffer bytes) {
        if (closed) return;
        if (output.isEmpty()) {
            try {
                channel.write(bytes);
            } catch (IOException gone) {
                // the loop's thread sees it too, and cleans up
                output.clear();
                return;
            }
            if (!bytes.hasRemaining()) return;
        }
        output.add(bytes);
        if (!isWaiting) {
            isWaiting = true;
            loop.later(this::awaitWritable);
        }
    }

    private void awaitWritable() {
        var key = loop.keyOf(channel);
        if (key != null && key.isValid()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private synchronized void flush(SelectionKey key) throws IOException {
        for (var bytes = output.peek(); bytes != null; bytes = output.peek()) {
            channel.write(bytes);
            if (bytes.hasRemaining()) return;
            output.remove();
        }
        isWaiting = false;
        key.interestOps(SelectionKey.OP_READ);
    }

    /// Returns how many messages wait for the peer to read.
    synchronized int waiting() {
        return output.size();
    }

    @Override
    public synchronized boolean isIdle() {
        return closed || output.isEmpty();
    }

    @Override
    public void ready(byte[] named) {
        identity = endpoint.join(this, named);
        endpoint.joined();
    }

    @Override
    public void ping(byte[] context) {
        send(Zmtp.pong(context));
    }

    @Override
    public void subscribed(byte[] topic, boolean wanted) {
        endpoint.subscribed(this, topic, wanted);
    }

    @Override
    public void message(List<byte[]> frames) {
        endpoint.receive(this, frames);
    }

    void subscribe(byte[] topic, boolean wanted) {
        if (wanted) topics.add(topic);
        else
            topics.stream()
                    .filter(t -> Arrays.equals(t, topic))
                    .findFirst()
                    .ifPresent(topics::remove);
    }

    boolean listensTo(byte[] topic) {
        for (var prefix : topics) {
            if (topic.length >= prefix.length
                    && Arrays.equals(topic, 0, prefix.length, prefix, 0, prefix.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            output.clear();
        }
        endpoint.leave(this);
        try {
            channel.close();
        } catch (IOException failure) {
            System.getLogger(Peer.class.getName())
                    .log(System.Logger.Level.DEBUG, "transport: close", failure);
        }
    }
}

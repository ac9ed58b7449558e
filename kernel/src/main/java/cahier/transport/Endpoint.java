package cahier.transport;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Is a socket of ZeroMQ's: an address with all the connections that it has.
///
/// What is sent to somebody who is not connected is dropped; whoever would lose something by that
/// sends it again when [Receiver#joined] says so.
public final class Endpoint {

    /// How many messages wait for a subscriber that does not read before it loses some.
    private static final int MOST_WAITING = 1_000_000;

    /// Takes what arrives, on the loop's thread: it must not block.
    public interface Receiver {
        /// @param frames the message's; before them, of a kind that has many peers, one that names
        ///   the sender. A publisher receives subscriptions: the sender, and 1 and the topic.
        void receive(List<byte[]> frames);

        /// Hears that somebody is connected now, handshake and all.
        default void joined() {}
    }

    private final Kind kind;
    private final Loop loop;
    private final @Nullable ServerSocketChannel server;
    private final Map<ByteBuffer, Peer> peers = new LinkedHashMap<>();
    private @Nullable Receiver receiver;
    private int unnamed;

    private Endpoint(Loop loop, Kind kind, @Nullable ServerSocketChannel server) {
        this.loop = loop;
        this.kind = kind;
        this.server = server;
    }

    /// Takes an address; who connects there is heard from [#start] on.
    ///
    /// @throws IOException where somebody else listens there
    public static Endpoint bind(Loop loop, Kind kind, String ip, int port) throws IOException {
        var server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(ip, port));
            server.configureBlocking(false);
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
        return new Endpoint(loop, kind, server);
    }

    /// Connects to an address.
    ///
    /// @throws IOException where nobody listens there
    public static Endpoint connect(Loop loop, Kind kind, String ip, int port, Receiver receiver)
            throws IOException {
        var endpoint = new Endpoint(loop, kind, null);
        endpoint.start(receiver);
        new Peer(endpoint, loop, SocketChannel.open(new InetSocketAddress(ip, port))).start();
        return endpoint;
    }

    /// Takes in who connects, and hands on what arrives.
    public void start(Receiver taker) {
        synchronized (this) {
            receiver = taker;
        }
        if (server != null) {
            loop.register(server, SelectionKey.OP_ACCEPT, new Listener(this, loop, server));
        }
    }

    /// Gives the address up where nobody was taken in yet.
    public void close() throws IOException {
        if (server != null) server.close();
    }

    /// Sends a message: a router and one that answers to the peer that the first frame names, a
    /// publisher to all who subscribed to the beginning of the first frame, the others to all.
    ///
    /// @return false where it was for one peer that is not there, not yet or not any more
    public synchronized boolean send(List<byte[]> frames) {
        return switch (kind) {
            case ROUTER, REP -> send(frames.getFirst(), frames.subList(1, frames.size()));
            case XPUB -> publish(frames);
            case DEALER, SUB -> {
                var bytes = Zmtp.message(frames);
                peers.values().forEach(peer -> peer.send(bytes.duplicate()));
                yield true;
            }
        };
    }

    /// Sends a message to one peer.
    ///
    /// @return false where that one is not there
    public synchronized boolean send(byte[] identity, List<byte[]> frames) {
        var peer = peers.get(ByteBuffer.wrap(identity));
        if (peer != null) peer.send(Zmtp.message(frames));
        return peer != null;
    }

    private boolean publish(List<byte[]> frames) {
        ByteBuffer bytes = null;
        for (var peer : peers.values()) {
            if (!peer.listensTo(frames.getFirst()) || peer.waiting() >= MOST_WAITING) continue;
            if (bytes == null) bytes = Zmtp.message(frames);
            peer.send(bytes.duplicate());
        }
        return true;
    }

    /// Says whether somebody is connected, handshake and all.
    public synchronized boolean hasPeer() {
        return !peers.isEmpty();
    }

    Kind kind() {
        return kind;
    }

    /// Takes a peer in; one of the same name is an earlier connection of the same client's.
    synchronized byte[] join(Peer peer, byte[] named) {
        var identity =
                named.length > 0
                        ? named
                        : ByteBuffer.allocate(1 + Integer.BYTES).putInt(1, ++unnamed).array();
        var earlier = peers.put(ByteBuffer.wrap(identity), peer);
        if (earlier != null && earlier != peer) loop.later(earlier::close);
        return identity;
    }

    synchronized void leave(Peer peer) {
        peers.remove(ByteBuffer.wrap(peer.identity()), peer);
    }

    void receive(Peer peer, List<byte[]> frames) {
        switch (kind) {
            case ROUTER, REP -> {
                var all = new ArrayList<byte[]>(frames.size() + 1);
                all.add(peer.identity());
                all.addAll(frames);
                hand(all);
            }
            case XPUB -> {
                var frame = frames.getFirst();
                if (frames.size() != 1 || frame.length == 0 || frame[0] < 0 || frame[0] > 1) return;
                subscribed(
                        peer, java.util.Arrays.copyOfRange(frame, 1, frame.length), frame[0] == 1);
            }
            case DEALER, SUB -> hand(frames);
        }
    }

    /// Nothing is published between a subscription and what its receiver sends for it.
    synchronized void subscribed(Peer peer, byte[] topic, boolean wanted) {
        if (kind != Kind.XPUB) return;
        peer.subscribe(topic, wanted);
        var frame = new byte[topic.length + 1];
        frame[0] = (byte) (wanted ? 1 : 0);
        System.arraycopy(topic, 0, frame, 1, topic.length);
        hand(List.of(peer.identity(), frame));
    }

    void joined() {
        var taker = receiver();
        if (taker != null) taker.joined();
    }

    private void hand(List<byte[]> frames) {
        var taker = receiver();
        if (taker != null) taker.receive(frames);
    }

    private synchronized @Nullable Receiver receiver() {
        return receiver;
    }
}

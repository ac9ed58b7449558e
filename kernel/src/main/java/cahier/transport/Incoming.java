package cahier.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cuts what a peer sends into commands and messages, as its bytes come in.
final class Incoming {

    /// Takes what was cut.
    interface Taker {
        /// The handshake's end.
        void ready(byte[] identity);

        void ping(byte[] context);

        /// A subscription, or its end.
        void subscribed(byte[] topic, boolean wanted);

        void message(List<byte[]> frames);
    }

    private static final int MAX_FRAME = 1 << 30;
    private static final int START_SIZE = 8_192;
    private static final int PING_TTL_SIZE = 2;

    private final Taker taker;
    private byte[] bytes = new byte[START_SIZE];
    private int from;
    private int to;
    private boolean greeted;
    private boolean ready;
    private List<byte[]> frames = new ArrayList<>();

    Incoming(Taker taker) {
        this.taker = taker;
    }

    /// Takes bytes. Where memory runs out before their end, a second call with the same buffer goes
    /// on there.
    ///
    /// @throws MalformedStream where they are not ZMTP
    void take(ByteBuffer more) throws MalformedStream {
        int count = more.remaining();
        makeRoom(count);
        more.get(bytes, to, count);
        to += count;
        if (!greeted && !greet()) return;
        while (frame()) {
            // as many as are there
        }
        if (from == to) {
            from = 0;
            to = 0;
            if (bytes.length > START_SIZE) bytes = new byte[START_SIZE];
        }
    }

    private void makeRoom(int count) {
        if (to + count <= bytes.length) return;
        int size = Math.max(bytes.length, START_SIZE);
        while (size < to - from + count) size = Math.addExact(size, size);
        var larger = size == bytes.length ? bytes : new byte[size];
        System.arraycopy(bytes, from, larger, 0, to - from);
        bytes = larger;
        to -= from;
        from = 0;
    }

    private boolean greet() throws MalformedStream {
        if (to > from && bytes[from] != (byte) 0xFF) throw new MalformedStream("no greeting");
        if (to - from < Zmtp.GREETING_SIZE) return false;
        int version = bytes[from + Zmtp.VERSION_AT];
        if (version < Zmtp.MAJOR_VERSION) throw new MalformedStream("ZMTP " + version);
        int at = from + Zmtp.MECHANISM_AT;
        var mechanism =
                new String(bytes, at, Zmtp.MECHANISM_SIZE, StandardCharsets.US_ASCII).trim();
        if (!mechanism.equals(Zmtp.MECHANISM)) throw new MalformedStream("mechanism " + mechanism);
        from += Zmtp.GREETING_SIZE;
        greeted = true;
        return true;
    }

    /// Takes one frame; returns whether a whole one was there.
    private boolean frame() throws MalformedStream {
        if (to - from < 2) return false;
        int flags = bytes[from];
        boolean isLong = (flags & Zmtp.LONG) != 0;
        int header = isLong ? 9 : 2;
        if (to - from < header) return false;
        long length =
                isLong ? ByteBuffer.wrap(bytes, from + 1, 8).getLong() : bytes[from + 1] & 0xFF;
        if (length < 0 || length > MAX_FRAME) throw new MalformedStream("a frame of " + length);
        if (to - from < header + length) return false;
        int start = from + header;
        int end = start + (int) length;
        var body = Arrays.copyOfRange(bytes, start, end);
        // nothing is counted as taken before there was memory to keep it
        if ((flags & Zmtp.COMMAND) != 0) {
            from = end;
            command(body);
        } else {
            message(body, (flags & Zmtp.MORE) != 0, end);
        }
        return true;
    }

    private void message(byte[] body, boolean more, int end) throws MalformedStream {
        if (!ready) throw new MalformedStream("a message before the handshake's end");
        var next = more ? frames : new ArrayList<byte[]>();
        frames.add(body);
        from = end;
        if (more) return;
        var whole = frames;
        frames = next;
        taker.message(whole);
    }

    private void command(byte[] body) throws MalformedStream {
        var in = ByteBuffer.wrap(body);
        var name = new String(field(in, in.hasRemaining() ? in.get() & 0xFF : 0));
        switch (name) {
            case "READY" -> {
                var identity = metadata(in).getOrDefault("identity", new byte[0]);
                ready = true;
                taker.ready(identity);
            }
            case "PING" -> {
                field(in, PING_TTL_SIZE);
                taker.ping(field(in, in.remaining()));
            }
            case "SUBSCRIBE" -> taker.subscribed(field(in, in.remaining()), true);
            case "CANCEL" -> taker.subscribed(field(in, in.remaining()), false);
            case "ERROR" -> throw new MalformedStream("the peer gave up");
            default -> {} // a command of a later version
        }
    }

    private static Map<String, byte[]> metadata(ByteBuffer in) throws MalformedStream {
        var entries = new LinkedHashMap<String, byte[]>();
        while (in.hasRemaining()) {
            var name = new String(field(in, in.get() & 0xFF), StandardCharsets.US_ASCII);
            if (in.remaining() < Integer.BYTES) throw new MalformedStream("metadata is cut");
            entries.put(name.toLowerCase(java.util.Locale.ROOT), field(in, in.getInt()));
        }
        return entries;
    }

    private static byte[] field(ByteBuffer in, int length) throws MalformedStream {
        if (length < 0 || length > in.remaining()) throw new MalformedStream("a command is cut");
        var field = new byte[length];
        in.get(field);
        return field;
    }
}

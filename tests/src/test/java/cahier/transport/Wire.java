package cahier.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Speaks ZMTP 3.0 (rfc.zeromq.org/spec/23) over one connection that blocks, by code that shares
/// nothing with the kernel's, so that an error there cannot hide behind the same error here.
public final class Wire implements AutoCloseable {

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int GREETING_SIZE = 64;
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int MOST_SHORT = 255;

    /// Signature, version 3.0, mechanism NULL, no server.
    private static final byte[] GREETING =
            HexFormat.of()
                    .parseHex(
                            "ff00000000000000017f"
                                    + "0300"
                                    + "4e554c4c"
                                    + "00".repeat(GREETING_SIZE - 16));

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Wire(Socket socket, int timeoutMillis) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
    }

    /// Connects to a port of this machine's as soon as somebody listens there, and shakes hands.
    ///
    /// @param type the socket's, `DEALER` say
    /// @param identity what a router calls it, or nothing
    /// @param timeoutMillis how long to wait for who listens, and for each message
    public static Wire connect(String type, byte[] identity, int port, int timeoutMillis) {
        try {
            var wire = new Wire(dial(port, timeoutMillis), timeoutMillis);
            wire.greet(type, identity);
            return wire;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Socket dial(int port, int timeoutMillis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException nobody) {
                if (System.nanoTime() - end > 0) throw nobody;
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void greet(String type, byte[] identity) throws IOException {
        out.write(GREETING);
        var ready = new ByteArrayOutputStream();
        var body = new DataOutputStream(ready);
        name(body, "READY");
        property(body, "Socket-Type", type.getBytes(US_ASCII));
        property(body, "Identity", identity);
        frame(COMMAND, ready.toByteArray());
        var greeting = in.readNBytes(GREETING_SIZE);
        if (greeting.length < GREETING_SIZE) throw new IOException("no greeting");
        if (greeting[10] != 3) throw new IOException("ZMTP " + greeting[10]);
        int flags = in.readUnsignedByte();
        var answer = body(flags);
        if (flags != COMMAND || !new String(answer, US_ASCII).startsWith("\005READY")) {
            throw new IOException("no READY: " + HexFormat.of().formatHex(answer));
        }
    }

    private static void name(DataOutputStream body, String name) throws IOException {
        body.writeByte(name.length());
        body.writeBytes(name);
    }

    private static void property(DataOutputStream body, String name, byte[] value)
            throws IOException {
        name(body, name);
        body.writeInt(value.length);
        body.write(value);
    }

    private void frame(int flags, byte[] body) throws IOException {
        boolean isLong = body.length > MOST_SHORT;
        var frame = new ByteArrayOutputStream(body.length + 1 + Long.BYTES);
        var head = new DataOutputStream(frame);
        head.writeByte(flags | (isLong ? LONG : 0));
        if (isLong) head.writeLong(body.length);
        else head.writeByte(body.length);
        head.write(body);
        out.write(frame.toByteArray());
    }

    private byte[] body(int flags) throws IOException {
        long length = (flags & LONG) == 0 ? in.readUnsignedByte() : in.readLong();
        var body = new byte[Math.toIntExact(length)];
        in.readFully(body);
        return body;
    }

    /// Asks a publisher for what begins with a topic.
    public void subscribe(String topic) {
        send(List.of(("\001" + topic).getBytes(US_ASCII)));
    }

    /// Sends a message.
    public void send(List<byte[]> frames) {
        try {
            for (int i = 0; i < frames.size(); i++) {
                frame(i + 1 < frames.size() ? MORE : 0, frames.get(i));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits for the next message.
    ///
    /// @throws AssertionError where none comes in time
    public List<byte[]> receive() {
        var frames = new ArrayList<byte[]>();
        try {
            while (true) {
                int flags = in.readUnsignedByte();
                var body = body(flags);
                if ((flags & COMMAND) != 0) continue; // nothing that a client must answer
                frames.add(body);
                if ((flags & MORE) == 0) return frames;
            }
        } catch (SocketTimeoutException late) {
            throw new AssertionError("no message came in time", late);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

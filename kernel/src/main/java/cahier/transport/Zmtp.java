package cahier.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes what goes over the wire.
///
/// @see <a href="https://rfc.zeromq.org/spec/23/">ZMTP 3.0</a>
final class Zmtp {

    /// Flags of a frame.
    static final int MORE = 1;

    static final int LONG = 2;
    static final int COMMAND = 4;

    /// The size of what both sides send first: a signature, the version, the mechanism.
    static final int GREETING_SIZE = 64;

    static final int VERSION_AT = 10;
    static final int MAJOR_VERSION = 3;
    static final int MECHANISM_AT = 12;
    static final int MECHANISM_SIZE = 20;

    /// No encryption and no passwords: a kernel listens on a loopback address, and its messages are
    /// signed.
    static final String MECHANISM = "NULL";

    private static final int SHORT_LIMIT = 255;
    private static final int SHORT_HEADER = 2;
    private static final int LONG_HEADER = 9;

    private Zmtp() {}

    static ByteBuffer greeting() {
        var greeting = ByteBuffer.allocate(GREETING_SIZE);
        greeting.put(0, (byte) 0xFF).put(9, (byte) 0x7F);
        greeting.put(VERSION_AT, (byte) MAJOR_VERSION);
        greeting.put(MECHANISM_AT, MECHANISM.getBytes(StandardCharsets.US_ASCII));
        return greeting;
    }

    /// Writes the command that ends the handshake.
    static ByteBuffer ready(Kind kind, byte[] identity) {
        var type = kind.name().getBytes(StandardCharsets.US_ASCII);
        var body = ByteBuffer.allocate(64 + identity.length);
        name(body, "READY");
        name(body, "Socket-Type").putInt(type.length).put(type);
        name(body, "Identity").putInt(identity.length).put(identity);
        return command(body);
    }

    /// Writes the answer to a question whether anybody is there.
    static ByteBuffer pong(byte[] context) {
        var body = ByteBuffer.allocate(8 + context.length);
        name(body, "PONG").put(context);
        return command(body);
    }

    private static ByteBuffer name(ByteBuffer body, String name) {
        return body.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer command(ByteBuffer body) {
        var bytes = new byte[body.flip().remaining()];
        body.get(bytes);
        var out = ByteBuffer.allocate(LONG_HEADER + bytes.length);
        frame(out, COMMAND, bytes);
        return out.flip();
    }

    /// Writes a message.
    static ByteBuffer message(List<byte[]> frames) {
        int size = 0;
        for (var frame : frames) {
            size += frame.length + (frame.length > SHORT_LIMIT ? LONG_HEADER : SHORT_HEADER);
        }
        var out = ByteBuffer.allocate(size);
        for (int i = 0; i < frames.size(); i++) {
            frame(out, i + 1 < frames.size() ? MORE : 0, frames.get(i));
        }
        return out.flip();
    }

    private static void frame(ByteBuffer out, int flags, byte[] body) {
        if (body.length > SHORT_LIMIT) out.put((byte) (flags | LONG)).putLong(body.length);
        else out.put((byte) flags).put((byte) body.length);
        out.put(body);
    }
}

package cahier.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Turns messages into signed frames and frames into messages.
///
/// @see <a
///   href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">the
///   wire protocol</a>
final class Wire {

    /// The version of the messaging protocol that the kernel speaks.
    static final String VERSION = "5.5";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_OBJECT = {'{', '}'};
    private static final int SIGNED_FRAMES = 4;
    private static final int MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private static volatile Second lastSecond = Second.of(Instant.EPOCH);

    private final String session =
            new UUID(ThreadLocalRandom.current().nextLong(), System.nanoTime()).toString();
    private final AtomicLong sent = new AtomicLong();
    private final ThreadLocal<Hmac> hmac;
    private final boolean signing;

    Wire(String key) {
        signing = !key.isEmpty();
        hmac = ThreadLocal.withInitial(() -> new Hmac(key.getBytes(StandardCharsets.UTF_8)));
    }

    /// Returns the id of this kernel's messages, which their headers carry as `session`.
    String session() {
        return session;
    }

    /// Reads a message.
    ///
    /// @throws BadMessage where it is not one that somebody with the key has sent, or not one at
    ///   all
    Message decode(List<byte[]> frames) throws BadMessage {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (delimiter + 1 + SIGNED_FRAMES >= frames.size()) {
            throw new BadMessage("garbage: " + frames.size() + " frames, not a whole message");
        }
        var signed = frames.subList(delimiter + 2, delimiter + 2 + SIGNED_FRAMES);
        verify(frames.get(delimiter + 1), signed);
        var header = Json.object(signed.get(0));
        var parent = Json.object(signed.get(1));
        var fields = new Content(header);
        return new Message(
                List.copyOf(frames.subList(0, delimiter)),
                header,
                fields.string("msg_id"),
                fields.string("msg_type"),
                parent,
                new Content(Json.object(signed.get(2))),
                new Content(Json.object(signed.get(3))),
                List.copyOf(frames.subList(delimiter + 2 + SIGNED_FRAMES, frames.size())));
    }

    private void verify(byte[] signature, List<byte[]> signed) throws BadMessage {
        if (!signing) return;
        if (signature.length == 0) throw new BadMessage("the signature is missing");
        // In constant time: how long it takes must not tell how much of a guess is right.
        if (!MessageDigest.isEqual(signature, sign(signed))) {
            throw new BadMessage("the signature is wrong");
        }
    }

    /// Returns an id for a message that is going to be sent.
    String newId() {
        return session + "_" + sent.incrementAndGet();
    }

    /// Writes a message under an id of its own.
    List<byte[]> encode(
            List<byte[]> identities,
            String type,
            Map<String, Object> parentHeader,
            Map<String, ?> metadata,
            Map<String, ?> content,
            List<byte[]> buffers) {
        return encode(newId(), identities, type, parentHeader, metadata, content, buffers);
    }

    /// Writes a message.
    ///
    /// @param id the id that [#newId] gave for it
    /// @param identities the routing frames: whom it goes to, or the topic
    /// @param type the message's type
    /// @param parentHeader the header of the message that this one comes from; may be empty
    List<byte[]> encode(
            String id,
            List<byte[]> identities,
            String type,
            Map<String, Object> parentHeader,
            Map<String, ?> metadata,
            Map<String, ?> content,
            List<byte[]> buffers) {
        var signed =
                List.of(
                        Json.bytes(header(id, type, parentHeader)),
                        parentHeader.isEmpty() ? EMPTY_OBJECT : Json.bytes(parentHeader),
                        metadata.isEmpty() ? EMPTY_OBJECT : Json.bytes(metadata),
                        content.isEmpty() ? EMPTY_OBJECT : Json.bytes(content));
        var frames = new ArrayList<byte[]>(identities);
        frames.add(DELIMITER);
        frames.add(signing ? sign(signed) : new byte[0]);
        frames.addAll(signed);
        frames.addAll(buffers);
        return frames;
    }

    private Map<String, Object> header(String id, String type, Map<String, Object> parentHeader) {
        var header = new LinkedHashMap<String, Object>();
        header.put("msg_id", id);
        header.put("msg_type", type);
        header.put("session", session);
        header.put("username", parentHeader.getOrDefault("username", "kernel"));
        header.put("date", now());
        header.put("version", VERSION);
        return header;
    }

    /// Returns the time as headers hold it, `2026-01-31T23:59:59.000123Z`. A second is written
    /// once.
    static String now() {
        var now = Instant.now();
        var second = lastSecond;
        if (second.epoch() != now.getEpochSecond()) {
            second = Second.of(now);
            lastSecond = second;
        }
        var micros = Integer.toString(MICROS + now.getNano() / NANOS_PER_MICRO);
        return second.text() + '.' + micros.substring(1) + 'Z';
    }

    /// A second, and how it is written but for its fraction.
    private record Second(long epoch, String text) {
        static Second of(Instant time) {
            var text = time.truncatedTo(ChronoUnit.SECONDS).toString();
            return new Second(time.getEpochSecond(), text.substring(0, text.length() - 1));
        }
    }

    private byte[] sign(List<byte[]> signed) {
        var code = hmac.get().of(signed);
        return HexFormat.of().formatHex(code).getBytes(StandardCharsets.US_ASCII);
    }
}

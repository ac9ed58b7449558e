package cahier.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import cahier.transport.Wire;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Speaks to a kernel as a Jupyter client does. It signs and reads frames by code of its own, so
/// that an error of the kernel's cannot hide behind the same error here.
final class Client implements AutoCloseable {

    static final int SHELL = 0;
    static final int CONTROL = 1;
    static final int STDIN = 2;

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(UTF_8);
    private static final int TIMEOUT_MILLIS = 20_000;

    /// Holds a message that came.
    record Received(
            String id,
            String type,
            Map<String, Object> parent,
            Map<String, Object> metadata,
            Map<String, Object> content) {
        Object get(String entry) {
            return content.get(entry);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> map(String entry) {
            return (Map<String, Object>) content.get(entry);
        }

        String parentId() {
            return String.valueOf(parent.get("msg_id"));
        }
    }

    /// Holds what a request led to: its reply and everything that was published for it.
    record Answer(Received reply, List<Received> published) {
        List<String> types() {
            return published.stream().map(Received::type).toList();
        }

        List<Received> ofType(String type) {
            return published.stream().filter(m -> m.type().equals(type)).toList();
        }

        String stdout() {
            var text = new StringBuilder();
            ofType("stream").stream()
                    .filter(m -> m.get("name").equals("stdout"))
                    .forEach(m -> text.append(m.get("text")));
            return text.toString();
        }

        /// Returns the text of the result that a cell shows.
        String value() {
            return (String) ofType("execute_result").getFirst().map("data").get("text/plain");
        }

        @SuppressWarnings("unchecked")
        String traceback() {
            return String.join("\n", (List<String>) reply.get("traceback"));
        }
    }

    private final @Nullable Wire[] channels = new Wire[3];
    private final Wire iopub;

    /// One for all channels: the kernel asks for input whoever sent the cell.
    private final byte[] identity = UUID.randomUUID().toString().getBytes(UTF_8);

    private final byte[] key;
    private final int[] ports;

    /// What came while something else was awaited, by the request that it belongs to.
    private final Map<String, Received> replies = new HashMap<>();

    private final Map<String, List<Received>> publications = new HashMap<>();
    private final String session = UUID.randomUUID().toString();

    Client(TestKernel kernel, String key) {
        this(kernel, key, STDIN, true);
    }

    /// Makes a client that opens the channel for input only by [#connect].
    static Client withoutStdin(TestKernel kernel, String key) {
        return new Client(kernel, key, CONTROL, true);
    }

    /// Makes a client that cannot read what the kernel signs.
    static Client withoutWelcome(TestKernel kernel, String key) {
        return new Client(kernel, key, STDIN, false);
    }

    private Client(TestKernel kernel, String key, int lastChannel, boolean welcome) {
        this.key = key.getBytes(UTF_8);
        ports = new int[] {kernel.shell, kernel.control, kernel.stdin};
        for (int i = 0; i <= lastChannel; i++) connect(i);
        iopub = Wire.connect("SUB", new byte[0], kernel.iopub, TIMEOUT_MILLIS);
        iopub.subscribe("");
        if (welcome) awaitWelcome();
    }

    /// Opens a channel that is not open yet.
    void connect(int channel) {
        channels[channel] = Wire.connect("DEALER", identity, ports[channel], TIMEOUT_MILLIS);
    }

    private Wire channel(int channel) {
        return Objects.requireNonNull(channels[channel]);
    }

    private void awaitWelcome() {
        while (!published().type().equals("iopub_welcome")) {
            // Whatever others did before is not ours.
        }
    }

    /// Sends a request and waits for its reply and for the status `idle` that follows.
    Answer request(int channel, String type, Map<String, ?> content) {
        return answer(channel, send(channel, type, content));
    }

    Answer execute(String code) {
        return answer(SHELL, submit(code));
    }

    /// Sends a cell and returns the id of its request.
    String submit(String code) {
        return send(SHELL, "execute_request", Map.of("code", code));
    }

    Answer answer(int channel, String id) {
        var reply = replies.remove(id);
        while (reply == null) {
            var next = receive(channel);
            if (next.parentId().equals(id)) reply = next;
            else replies.put(next.parentId(), next);
        }
        return new Answer(reply, publishedFor(id));
    }

    /// Waits until a request is worked on.
    void awaitBusy(String id) {
        while (true) {
            if (publications(id).stream().anyMatch(m -> "busy".equals(m.get("execution_state"))))
                return;
            keep(published());
        }
    }

    /// Waits for the next output of a cell's and returns it.
    String awaitStream() {
        while (true) {
            var message = published();
            keep(message);
            if (message.type().equals("stream")) return (String) message.get("text");
        }
    }

    /// Waits for everything that is published for a request; what comes for others is kept.
    List<Received> publishedFor(String id) {
        while (true) {
            var own = publications(id);
            if (!own.isEmpty() && "idle".equals(own.getLast().get("execution_state"))) {
                publications.remove(id);
                return own;
            }
            keep(published());
        }
    }

    private void keep(Received message) {
        publications(message.parentId()).add(message);
    }

    private List<Received> publications(String id) {
        return publications.computeIfAbsent(id, i -> new ArrayList<>());
    }

    /// Sends a message and returns its id.
    String send(int channel, String type, Map<String, ?> content) {
        var id = UUID.randomUUID().toString();
        sendFrames(channel, frames(id, type, Json.bytes(content)));
        return id;
    }

    /// Sends a message for a subshell and returns its id.
    String sendTo(@Nullable String subshell, int channel, String type, Map<String, ?> content) {
        var id = UUID.randomUUID().toString();
        var header = header(id, type);
        header.put("subshell_id", subshell);
        sendFrames(
                channel,
                signed(Json.bytes(header), EMPTY_OBJECT, EMPTY_OBJECT, Json.bytes(content)));
        return id;
    }

    /// Answers a question.
    void reply(Received question, String value) {
        var parent = Json.bytes(Map.of("msg_id", question.id(), "msg_type", question.type()));
        var header = Json.bytes(header(UUID.randomUUID().toString(), "input_reply"));
        sendFrames(STDIN, signed(header, parent, EMPTY_OBJECT, Json.bytes(Map.of("value", value))));
    }

    /// Makes the signed frames of a message.
    List<byte[]> frames(String id, String type, byte[] content) {
        return signed(Json.bytes(header(id, type)), EMPTY_OBJECT, EMPTY_OBJECT, content);
    }

    private Map<String, Object> header(String id, String type) {
        var header = new LinkedHashMap<String, Object>();
        header.put("msg_id", id);
        header.put("msg_type", type);
        header.put("session", session);
        header.put("username", "tester");
        header.put("date", "2026-01-01T00:00:00Z");
        header.put("version", "5.5");
        return header;
    }

    List<byte[]> signed(byte[]... parts) {
        var frames = new ArrayList<byte[]>();
        frames.add(DELIMITER);
        frames.add(sign(parts));
        frames.addAll(Arrays.asList(parts));
        return frames;
    }

    void sendFrames(int channel, List<byte[]> frames) {
        channel(channel).send(frames);
    }

    Received receive(int channel) {
        return receive(channel(channel));
    }

    Received published() {
        return receive(iopub);
    }

    private Received receive(Wire wire) {
        var frames = wire.receive();
        int at = 0;
        while (!Arrays.equals(frames.get(at), DELIMITER)) at++;
        var signature = sign(frames.subList(at + 2, at + 6).toArray(byte[][]::new));
        if (!Arrays.equals(signature, frames.get(at + 1))) {
            throw new AssertionError("the kernel's signature is wrong");
        }
        try {
            var header = Json.object(frames.get(at + 2));
            return new Received(
                    (String) header.get("msg_id"),
                    (String) header.get("msg_type"),
                    Json.object(frames.get(at + 3)),
                    Json.object(frames.get(at + 4)),
                    Json.object(frames.get(at + 5)));
        } catch (BadMessage notJson) {
            throw new AssertionError(notJson);
        }
    }

    private byte[] sign(byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) mac.update(part);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        for (var channel : channels) if (channel != null) channel.close();
        iopub.close();
    }
}

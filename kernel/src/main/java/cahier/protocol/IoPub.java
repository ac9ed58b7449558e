package cahier.protocol;

import cahier.transport.Endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Publishes to every client what the kernel does: status, outputs, results.
final class IoPub {

    private static final byte SUBSCRIBED = 1;

    private final Wire wire;
    private final Channel channel;

    IoPub(Wire wire, Endpoint endpoint) {
        this.wire = wire;
        channel = new Channel("iopub", endpoint, this::subscribed);
        // no "starting" status: a client that comes at that moment would read it before its welcome
        channel.start();
    }

    /// Publishes a message.
    ///
    /// @param parentHeader the header of the request that it comes from
    void publish(
            Map<String, Object> parentHeader,
            String type,
            Map<String, ?> content,
            Map<String, ?> metadata,
            List<byte[]> buffers) {
        var topic = ("kernel." + type).getBytes(StandardCharsets.US_ASCII);
        channel.send(wire.encode(List.of(topic), type, parentHeader, metadata, content, buffers));
    }

    void publish(Map<String, Object> parentHeader, String type, Map<String, ?> content) {
        publish(parentHeader, type, content, Map.of(), List.of());
    }

    void busy(Message request) {
        publish(request.header(), "status", Map.of("execution_state", "busy"));
    }

    void idle(Message request) {
        publish(request.header(), "status", Map.of("execution_state", "idle"));
    }

    /// Welcomes a subscriber, who knows then that nothing published from now on passes it by.
    private void subscribed(List<byte[]> frames) {
        var frame = frames.get(1);
        if (frame[0] != SUBSCRIBED) return;
        var topic = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
        channel.send(
                frames.getFirst(),
                wire.encode(
                        List.of(topic.getBytes(StandardCharsets.UTF_8)),
                        "iopub_welcome",
                        Map.of(),
                        Map.of(),
                        Map.of("subscription", topic),
                        List.of()));
    }
}

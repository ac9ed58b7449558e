package cahier.protocol;

import java.util.Map;

/// Closes a comm.
record CommClose(String id, Map<String, Object> data) implements Incoming {

    static final String TYPE = "comm_close";

    static CommClose of(Message message) throws BadMessage {
        var content = message.content();
        return new CommClose(content.string("comm_id"), content.object("data").entries());
    }

    /// Writes the message that tells the client that a comm is closed.
    static Map<String, Object> content(String id) {
        return Map.of("comm_id", id, "data", Map.of());
    }
}

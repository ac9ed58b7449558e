package cahier.protocol;

import java.util.Map;

/// Asks the kernel to end.
///
/// @param restart whether another one starts in its place
record ShutdownRequest(boolean restart) implements Incoming {

    static final String TYPE = "shutdown_request";

    static ShutdownRequest of(Content content) throws BadMessage {
        return new ShutdownRequest(content.flag("restart", false));
    }

    Map<String, Object> reply() {
        return Map.of("status", "ok", "restart", restart);
    }
}

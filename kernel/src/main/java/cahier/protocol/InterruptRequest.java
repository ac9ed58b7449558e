package cahier.protocol;

import java.util.Map;

/// Asks to stop the running cell and to abort those that wait.
record InterruptRequest() implements Incoming {

    static final String TYPE = "interrupt_request";

    static Map<String, Object> reply() {
        return Map.of("status", "ok");
    }
}

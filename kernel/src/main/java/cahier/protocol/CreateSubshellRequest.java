package cahier.protocol;

import java.util.Map;

/// Asks for one more subshell.
record CreateSubshellRequest() implements Incoming {

    static final String TYPE = "create_subshell_request";

    static Map<String, Object> reply(String id) {
        return Map.of("status", "ok", "subshell_id", id);
    }
}

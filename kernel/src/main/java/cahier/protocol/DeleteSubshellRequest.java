package cahier.protocol;

import java.util.Map;

/// Asks to end a subshell.
record DeleteSubshellRequest(String id) implements Incoming {

    static final String TYPE = "delete_subshell_request";

    static DeleteSubshellRequest of(Content content) throws BadMessage {
        return new DeleteSubshellRequest(content.string("subshell_id"));
    }

    static Map<String, Object> reply() {
        return Map.of("status", "ok");
    }
}

package cahier.protocol;

import java.util.List;
import java.util.Map;

/// Asks which subshells there are beside the main one.
record ListSubshellRequest() implements Incoming {

    static final String TYPE = "list_subshell_request";

    static Map<String, Object> reply(List<String> ids) {
        return Map.of("status", "ok", "subshell_id", ids);
    }
}

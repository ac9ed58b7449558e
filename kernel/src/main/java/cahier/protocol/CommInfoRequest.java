package cahier.protocol;

import java.util.Map;
import java.util.stream.Collectors;

/// Asks which comms are open.
///
/// @param target the name of the target that is asked about; empty for all
record CommInfoRequest(String target) implements Incoming {

    static final String TYPE = "comm_info_request";

    static CommInfoRequest of(Content content) throws BadMessage {
        return new CommInfoRequest(content.string("target_name", ""));
    }

    /// Writes the reply.
    ///
    /// @param targets the open comms: id → name of the target
    Map<String, Object> reply(Map<String, String> targets) {
        var comms =
                targets.entrySet().stream()
                        .filter(comm -> target.isEmpty() || target.equals(comm.getValue()))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        comm -> Map.of("target_name", comm.getValue())));
        return Map.of("status", "ok", "comms", comms);
    }
}

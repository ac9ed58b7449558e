package cahier.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/// Asks the debugger, of which this kernel has none: `kernel_info_reply` says so, and whoever asks
/// all the same is refused in the words of the Debug Adapter Protocol.
///
/// @param sequence the number of the request
/// @param command what is wanted
record DebugRequest(int sequence, String command) implements Incoming {

    static final String TYPE = "debug_request";

    static DebugRequest of(Content content) throws BadMessage {
        return new DebugRequest(content.integer("seq", 0), content.string("command", ""));
    }

    Map<String, Object> reply() {
        var content = new LinkedHashMap<String, Object>();
        content.put("seq", sequence);
        content.put("type", "response");
        content.put("request_seq", sequence);
        content.put("success", false);
        content.put("command", command);
        content.put("message", "this kernel has no debugger");
        return content;
    }
}

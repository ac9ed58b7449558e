package cahier.protocol;

import cahier.session.CommEvent;

import java.util.List;
import java.util.Map;

/// Opens a comm from the client's side.
record CommOpen(String id, String target, Map<String, Object> data, List<byte[]> buffers)
        implements Incoming {

    static final String TYPE = "comm_open";

    static CommOpen of(Message message) throws BadMessage {
        var content = message.content();
        return new CommOpen(
                content.string("comm_id"),
                content.string("target_name"),
                content.object("data").entries(),
                message.buffers());
    }

    CommEvent event() {
        return new CommEvent.Open(id, target, data, buffers);
    }
}

package cahier.protocol;

import cahier.session.CommEvent;

import java.util.List;
import java.util.Map;

/// Carries data over a comm that is open.
record CommMessage(String id, Map<String, Object> data, List<byte[]> buffers) implements Incoming {

    static final String TYPE = "comm_msg";

    static CommMessage of(Message message) throws BadMessage {
        var content = message.content();
        return new CommMessage(
                content.string("comm_id"), content.object("data").entries(), message.buffers());
    }

    CommEvent event() {
        return new CommEvent.Message(id, data, buffers);
    }
}

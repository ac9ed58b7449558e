package cahier.protocol;

import cahier.session.CommEvent;

import java.util.Map;

/// Closes a comm.
record CommClose(String id, Map<String, Object> data) implements Incoming {

    static final String TYPE = "comm_close";

    static CommClose of(Message message) throws BadMessage {
        var content = message.content();
        return new CommClose(content.string("comm_id"), content.object("data").entries());
    }

    CommEvent event() {
        return new CommEvent.Close(id, data);
    }
}

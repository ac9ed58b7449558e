package cahier.session;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Carries messages between a cell's code and code in the client, such as a widget's.
///
/// @see <a
///   href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">Jupyter
///   custom messages</a>
public final class Comm {

    private final Comms comms;
    private final String id;
    private final String target;
    private volatile Consumer<CommEvent.Message> onMessage = message -> {};
    private volatile Consumer<CommEvent.Close> onClose = close -> {};
    private volatile boolean closed;

    Comm(Comms comms, String id, String target) {
        this.comms = comms;
        this.id = id;
        this.target = target;
    }

    /// Returns the id that both sides know.
    public String id() {
        return id;
    }

    /// Returns the name of the target that it was opened for.
    public String target() {
        return target;
    }

    /// Returns whether either side has closed it.
    public boolean isClosed() {
        return closed;
    }

    /// Sends data to the client.
    ///
    /// @param data JSON values: maps, lists, strings, numbers, booleans
    public void send(Map<String, Object> data) {
        send(data, List.of());
    }

    /// Sends data to the client, with binary buffers beside it.
    ///
    /// @throws IllegalStateException where the comm is closed
    public void send(Map<String, Object> data, List<byte[]> buffers) {
        if (closed) throw new IllegalStateException("comm: closed: " + id);
        comms.emit(new CommEvent.Message(id, data, buffers));
    }

    /// Closes it on both sides.
    public void close() {
        if (closed) return;
        closed = true;
        comms.forget(this);
        comms.emit(new CommEvent.Close(id, Map.of()));
    }

    /// Sets what takes the client's messages; the one before goes.
    public Comm onMessage(Consumer<CommEvent.Message> handler) {
        onMessage = handler;
        return this;
    }

    /// Sets what is told when the client closes it; the one before goes.
    public Comm onClose(Consumer<CommEvent.Close> handler) {
        onClose = handler;
        return this;
    }

    void received(CommEvent.Message message) {
        onMessage.accept(message);
    }

    void closedByClient(CommEvent.Close close) {
        closed = true;
        onClose.accept(close);
    }
}

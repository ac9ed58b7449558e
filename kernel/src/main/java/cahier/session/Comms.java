package cahier.session;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Holds the open comms of a session, and the targets for which a client may open one.
public final class Comms {

    private final Map<String, Comm> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, CommEvent.Open>> targets = new ConcurrentHashMap<>();

    Comms() {}

    /// Lets clients open comms for a target.
    ///
    /// @param opened takes the new comm and the message that opened it
    public void register(String target, BiConsumer<Comm, CommEvent.Open> opened) {
        targets.put(target, opened);
    }

    /// Lets clients open no more comms for a target.
    public void unregister(String target) {
        targets.remove(target);
    }

    /// Opens a comm from the kernel's side.
    ///
    /// @param target the name under which the client listens
    /// @param data JSON values for the client's side
    public Comm open(String target, Map<String, Object> data) {
        var comm = new Comm(this, UUID.randomUUID().toString(), target);
        open.put(comm.id(), comm);
        emit(new CommEvent.Open(comm.id(), target, data, List.of()));
        return comm;
    }

    /// Returns the open comms: id → name of the target.
    public Map<String, String> targets() {
        var all = new TreeMap<String, String>();
        open.forEach((id, comm) -> all.put(id, comm.target()));
        return all;
    }

    /// Returns an open comm, or `null`.
    public @Nullable Comm find(String id) {
        return open.get(id);
    }

    void forget(Comm comm) {
        open.remove(comm.id());
    }

    void emit(CommEvent event) {
        var cell = Owner.here();
        if (cell == null) throw new IllegalStateException("comm: no cell runs on this thread");
        cell.comm(event);
    }

    /// Hands on what the client said; a comm that nobody here listens to is closed.
    void receive(CommEvent event) {
        switch (event) {
            case CommEvent.Open opening -> opened(opening);
            case CommEvent.Message message -> {
                var comm = open.get(message.id());
                if (comm != null) comm.received(message);
            }
            case CommEvent.Close close -> {
                var comm = open.remove(close.id());
                if (comm != null) comm.closedByClient(close);
            }
        }
    }

    private void opened(CommEvent.Open opening) {
        var target = targets.get(opening.target());
        if (target == null) {
            emit(new CommEvent.Close(opening.id(), Map.of()));
            return;
        }
        var comm = new Comm(this, opening.id(), opening.target());
        open.put(comm.id(), comm);
        target.accept(comm, opening);
    }
}

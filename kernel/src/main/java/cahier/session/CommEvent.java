package cahier.session;

import java.util.List;
import java.util.Map;

/// Is what one side of a comm tells the other.
public sealed interface CommEvent {

    /// Returns the comm's id.
    String id();

    /// Opens a comm.
    ///
    /// @param target the name under which the other side listens
    record Open(String id, String target, Map<String, Object> data, List<byte[]> buffers)
            implements CommEvent {}

    /// Carries data.
    record Message(String id, Map<String, Object> data, List<byte[]> buffers)
            implements CommEvent {}

    /// Closes a comm.
    record Close(String id, Map<String, Object> data) implements CommEvent {}
}

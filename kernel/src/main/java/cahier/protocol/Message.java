package cahier.protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Holds one message that has arrived, its signature checked.
///
/// @param identities the routing frames before the delimiter: whom a reply goes to
/// @param header the sender's header, which a reply carries back as its parent
/// @param id the header's `msg_id`
/// @param type the header's `msg_type`
/// @param parent the header of the message that it answers; empty where it answers none
/// @param metadata the metadata
/// @param content what the message says
/// @param buffers binary frames after the content
record Message(
        List<byte[]> identities,
        Map<String, Object> header,
        String id,
        String type,
        Map<String, Object> parent,
        Content metadata,
        Content content,
        List<byte[]> buffers) {

    /// Returns the id of the subshell that it is for; `null` for the main one.
    @Nullable String subshell() throws BadMessage {
        return header.get("subshell_id") == null ? null : new Content(header).string("subshell_id");
    }
}

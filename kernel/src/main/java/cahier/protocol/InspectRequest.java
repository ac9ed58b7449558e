package cahier.protocol;

import cahier.display.MimeBundle;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Asks what stands at the cursor.
///
/// @param cursor the position in UTF-16 units
/// @param detailed whether more than the essential is wanted
record InspectRequest(String code, int cursor, boolean detailed) implements Incoming {

    static final String TYPE = "inspect_request";

    static InspectRequest of(Content content) throws BadMessage {
        var code = content.string("code");
        int cursor = CodePoints.unit(code, content.integer("cursor_pos"));
        return new InspectRequest(code, cursor, content.integer("detail_level", 0) > 0);
    }

    static Map<String, Object> reply(@Nullable MimeBundle found) {
        return Map.of(
                "status",
                "ok",
                "found",
                found != null,
                "data",
                found == null ? Map.of() : found.data(),
                "metadata",
                found == null ? Map.of() : found.metadata());
    }
}

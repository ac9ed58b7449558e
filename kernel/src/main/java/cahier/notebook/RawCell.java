package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A cell of text that nobody interprets.
///
/// @param attachments file name → media type → representation; `null` where the field is absent
public record RawCell(
        @Nullable String id,
        String source,
        Map<String, Object> metadata,
        @Nullable Map<String, Object> attachments,
        Map<String, Object> extra)
        implements Cell {

    @Override
    public String type() {
        return "raw";
    }

    @Override
    public RawCell withId(@Nullable String newId) {
        return new RawCell(newId, source, metadata, attachments, extra);
    }

    @Override
    public RawCell withMetadata(Map<String, Object> newMetadata) {
        return new RawCell(id, source, newMetadata, attachments, extra);
    }
}

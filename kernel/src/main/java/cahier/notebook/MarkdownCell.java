package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A cell of text in Markdown.
///
/// @param attachments file name → media type → representation; `null` where the field is absent
public record MarkdownCell(
        @Nullable String id,
        String source,
        Map<String, Object> metadata,
        @Nullable Map<String, Object> attachments,
        Map<String, Object> extra)
        implements Cell {

    @Override
    public String type() {
        return "markdown";
    }

    @Override
    public MarkdownCell withId(@Nullable String newId) {
        return new MarkdownCell(newId, source, metadata, attachments, extra);
    }

    @Override
    public MarkdownCell withMetadata(Map<String, Object> newMetadata) {
        return new MarkdownCell(id, source, newMetadata, attachments, extra);
    }
}

package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One cell of a notebook.
public sealed interface Cell permits CodeCell, MarkdownCell, RawCell {

    /// Returns how messages name a cell: `cell 5 (id sum)`.
    ///
    /// @param number the cell's position among all cells, text included, from 1
    /// @param id its id; `null` for none
    static String place(int number, @Nullable String id) {
        return "cell " + number + (id == null ? "" : " (id " + id + ")");
    }

    /// Returns the cell's id; `null` where the file has none, as below nbformat 4.5.
    @Nullable String id();

    /// Returns the cell's text, its lines joined.
    String source();

    /// Returns the cell's metadata, known and unknown.
    Map<String, Object> metadata();

    /// Returns fields that nbformat does not know; they are kept when the file is written.
    Map<String, Object> extra();

    /// Returns the value of `cell_type`: `code`, `markdown` or `raw`.
    String type();

    /// Returns a copy under another id, or without one.
    Cell withId(@Nullable String id);

    /// Returns a copy with other metadata.
    Cell withMetadata(Map<String, Object> metadata);

    /// Returns the cell's tags; none where `tags` is not a list.
    default List<String> tags() {
        var tags = new ArrayList<String>();
        if (metadata().get("tags") instanceof List<?> list) {
            for (var tag : list) if (tag instanceof String text) tags.add(text);
        }
        return List.copyOf(tags);
    }

    /// Returns whether the cell carries a tag.
    default boolean isTagged(String tag) {
        return tags().contains(tag);
    }
}

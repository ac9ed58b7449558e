package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Knows the entries of a cell's metadata that the schema constrains.
final class CellMetadata {

    private CellMetadata() {}

    /// Returns what a value was expected to be; `null` where it is fine or the schema says nothing.
    static @Nullable String expectation(String name, @Nullable Object value) {
        return switch (name) {
            case "collapsed" -> value instanceof Boolean ? null : "true or false";
            case "scrolled" ->
                    value instanceof Boolean || "auto".equals(value)
                            ? null
                            : "true, false or \"auto\"";
            case "name", "format" ->
                    value instanceof String text && !(name.equals("name") && text.isEmpty())
                            ? null
                            : "text";
            case "jupyter" -> value instanceof Map<?, ?> ? null : "an object";
            case "execution" ->
                    value instanceof Map<?, ?> map
                                    && map.values().stream().allMatch(String.class::isInstance)
                            ? null
                            : "an object of times";
            case "tags" -> areTags(value) ? null : "a list of unique texts without commas";
            default -> null;
        };
    }

    /// Returns the tags of a list that are valid, each once.
    static List<Object> validTags(List<?> tags) {
        var valid = new ArrayList<Object>();
        for (var tag : tags) if (isTag(tag) && !valid.contains(tag)) valid.add(tag);
        return valid;
    }

    private static boolean areTags(@Nullable Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(CellMetadata::isTag)
                && new HashSet<Object>(list).size() == list.size();
    }

    private static boolean isTag(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() && !text.contains(",");
    }
}

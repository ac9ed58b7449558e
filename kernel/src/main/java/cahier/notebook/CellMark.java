package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The line that begins a cell of a [MarkedSource]: `// %% A title [markdown] id="intro"
/// tags=["hide-input"]`.
///
/// @param type `code`, `markdown` or `raw`
/// @param id the cell's id; `null` where it has none
/// @param metadata the cell's metadata; a title is its entry `title`
/// @param attachments the cell's attachments; `null` where it has none
/// @param extra fields that nbformat does not know
/// @param newlines how many line ends the cell's text has after its last line
record CellMark(
        String type,
        @Nullable String id,
        Map<String, Object> metadata,
        @Nullable Map<String, Object> attachments,
        Map<String, Object> extra,
        int newlines) {

    static final String START = "// %%";

    /// Names that stand for something other than metadata.
    static final Set<String> RESERVED = Set.of("id", "attachments", "extra", "newlines");

    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private static final String WORD = "[^\\s\\[\\]{}=\"%]+";
    private static final Pattern TITLE = Pattern.compile(WORD + "(?: " + WORD + ")*");

    static CellMark of(Cell cell, int newlines) {
        var attachments =
                switch (cell) {
                    case CodeCell _ -> null;
                    case MarkdownCell text -> text.attachments();
                    case RawCell raw -> raw.attachments();
                };
        return new CellMark(
                cell.type(), cell.id(), cell.metadata(), attachments, cell.extra(), newlines);
    }

    /// Makes the cell that this mark and a text describe.
    Cell cell(String source) {
        return switch (type) {
            case "markdown" -> new MarkdownCell(id, source, metadata, attachments, extra);
            case "raw" -> new RawCell(id, source, metadata, attachments, extra);
            default -> new CodeCell(id, source, metadata, List.of(), null, extra);
        };
    }

    /// Writes the line.
    String text() {
        var text = new StringBuilder(START);
        var named = new LinkedHashMap<>(metadata);
        boolean isPlain = metadata.keySet().stream().allMatch(CellMark::isPlain);
        if (isPlain && metadata.get("title") instanceof String title && isTitle(title)) {
            text.append(' ').append(title);
            named.remove("title");
        }
        if (!type.equals("code")) text.append(" [").append(type).append(']');
        if (id != null) put(text, "id", id);
        if (isPlain) named.forEach((name, value) -> put(text, name, value));
        if (attachments != null) put(text, "attachments", attachments);
        if (!extra.isEmpty()) put(text, "extra", extra);
        if (newlines > 0) put(text, "newlines", (long) newlines);
        if (!isPlain) text.append(' ').append(Json.writeCompact(metadata));
        return text.toString();
    }

    private static void put(StringBuilder text, String name, @Nullable Object value) {
        text.append(' ').append(name).append('=').append(Json.writeCompact(value));
    }

    private static boolean isPlain(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    private static boolean isTitle(String title) {
        return TITLE.matcher(title).matches();
    }

    /// Makes a mark of what stands in a line.
    ///
    /// @param given name → value, reserved names included
    /// @param metadata entries that were given as one object
    /// @throws NotebookException where a value is not of its kind
    static CellMark of(String type, Map<String, Object> given, Map<String, Object> metadata) {
        var named = new LinkedHashMap<>(given);
        var id = (String) value(named, "id", String.class, "text");
        var attachments = object(named, "attachments");
        var extra = object(named, "extra");
        var newlines = (Long) value(named, "newlines", Long.class, "a number");
        if (newlines != null && (newlines < 0 || newlines > Short.MAX_VALUE)) {
            throw new NotebookException(
                    "newlines is " + newlines + "; expected 0 to " + Short.MAX_VALUE);
        }
        if (type.equals("code") && attachments != null) {
            throw new NotebookException("a cell of code has no attachments");
        }
        if (attachments != null && !attachments.values().stream().allMatch(Map.class::isInstance)) {
            throw new NotebookException(
                    "attachments is " + Findings.shown(attachments) + "; expected bundles by name");
        }
        for (var entry : metadata.entrySet()) {
            if (named.put(entry.getKey(), entry.getValue()) != null) {
                throw new NotebookException(entry.getKey() + " is given twice; expected once");
            }
        }
        return new CellMark(
                type,
                id,
                Collections.unmodifiableMap(named),
                attachments,
                extra == null ? Map.of() : extra,
                newlines == null ? 0 : newlines.intValue());
    }

    private static @Nullable Map<String, Object> object(Map<String, Object> named, String name) {
        var value = value(named, name, Map.class, "an object");
        return value == null ? null : MediaTypes.bundle(value);
    }

    private static @Nullable Object value(
            Map<String, Object> named, String name, Class<?> kind, String expected) {
        if (!named.containsKey(name)) return null;
        var value = named.remove(name);
        if (kind.isInstance(value)) return value;
        throw new NotebookException(
                name + " is " + Findings.shown(value) + "; expected " + expected);
    }
}

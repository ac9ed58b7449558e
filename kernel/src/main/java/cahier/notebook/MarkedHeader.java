package cahier.notebook;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The comment at the top of a [MarkedSource] that holds what belongs to the notebook as a whole.
/// It is YAML of the form that jupytext writes too; each value of ours is JSON on one line.
///
/// @param metadata the notebook's metadata
/// @param minor the minor version of its format
/// @param extra top-level fields that nbformat does not know
record MarkedHeader(Map<String, Object> metadata, int minor, Map<String, Object> extra) {

    static final String FENCE = "// ---";

    private static final Pattern ENTRY =
            Pattern.compile("(?s)  (\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][\\w.-]*): (.+)");

    static MarkedHeader of(Notebook notebook) {
        return new MarkedHeader(notebook.metadata(), notebook.minor(), notebook.extra());
    }

    /// Writes the header, its last line ended.
    String text() {
        var text = new StringBuilder(FENCE).append('\n');
        put(text, "jupyter", metadata);
        if (minor != Notebook.CURRENT_MINOR) {
            text.append("// nbformat_minor: ").append(minor).append('\n');
        }
        if (!extra.isEmpty()) put(text, "extra", extra);
        return text.append(FENCE).append('\n').toString();
    }

    private static void put(StringBuilder text, String name, Map<String, Object> entries) {
        text.append("// ").append(name).append(':');
        if (entries.isEmpty()) text.append(" {}");
        text.append('\n');
        entries.forEach(
                (key, value) ->
                        text.append("//   ")
                                .append(
                                        CellMark.NAME.matcher(key).matches()
                                                ? key
                                                : Json.writeCompact(key))
                                .append(": ")
                                .append(Json.writeCompact(value))
                                .append('\n'));
    }

    /// Reads the lines between the fences.
    ///
    /// @throws NotebookException where they are no YAML or not of the expected kind
    static MarkedHeader read(List<String> lines) {
        var plain = new ArrayList<String>();
        for (var line : lines) {
            if (!line.startsWith("//")) {
                throw new NotebookException(
                        "the header holds \""
                                + line.strip()
                                + "\"; expected lines that begin with"
                                + " //");
            }
            plain.add(line.startsWith("// ") ? line.substring(3) : line.substring(2));
        }
        var ours = exact(plain);
        return of(ours != null ? ours : yaml(String.join("\n", plain)));
    }

    private static MarkedHeader of(Map<String, Object> top) {
        var minor = top.getOrDefault("nbformat_minor", (long) Notebook.CURRENT_MINOR);
        if (!(minor instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
            throw new NotebookException(
                    "nbformat_minor is " + Findings.shown(minor) + "; expected such as 5");
        }
        return new MarkedHeader(object(top, "jupyter"), number.intValue(), object(top, "extra"));
    }

    private static Map<String, Object> object(Map<String, Object> top, String name) {
        return switch (top.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> MediaTypes.bundle(map);
            case Object other ->
                    throw new NotebookException(
                            name + " is " + Findings.shown(other) + "; expected entries");
        };
    }

    /// Reads what [#text] wrote, to the last digit; `null` where somebody else wrote it.
    private static @Nullable Map<String, Object> exact(List<String> lines) {
        var top = new LinkedHashMap<String, Object>();
        Map<String, Object> current = null;
        try {
            for (var line : lines) {
                var entry = ENTRY.matcher(line);
                if (line.equals("jupyter:") || line.equals("extra:")) {
                    current = new LinkedHashMap<>();
                    top.put(line.substring(0, line.length() - 1), current);
                } else if (line.equals("jupyter: {}")) {
                    top.put("jupyter", Map.of());
                } else if (line.matches("nbformat_minor: \\d+")) {
                    top.put("nbformat_minor", Json.parse(line.substring(16)));
                } else if (current != null && entry.matches()) {
                    var key = entry.group(1);
                    var name = key.startsWith("\"") ? (String) Json.parse(key) : key;
                    current.put(name, Json.parse(entry.group(2)));
                } else {
                    return null;
                }
            }
        } catch (NotebookException e) {
            return null; // YAML says more
        }
        return top;
    }

    private static Map<String, Object> yaml(String text) {
        try {
            var settings = LoadSettings.builder().setLabel("header").build();
            return switch (json(new Load(settings).loadFromString(text))) {
                case null -> Map.of();
                case Map<?, ?> map -> MediaTypes.bundle(map);
                case Object _ ->
                        throw new NotebookException("the header is not of the form NAME: VALUE");
            };
        } catch (YamlEngineException e) {
            throw new NotebookException("the header is not YAML: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, Object>();
                map.forEach((key, entry) -> object.put(String.valueOf(key), json(entry)));
                yield object;
            }
            case List<?> list -> list.stream().map(MarkedHeader::json).toList();
            case Integer number -> number.longValue();
            case null -> null;
            case String _, Long _, Double _, Boolean _, java.math.BigInteger _ -> value;
            default -> String.valueOf(value);
        };
    }
}

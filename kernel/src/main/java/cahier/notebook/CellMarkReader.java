package cahier.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the line that begins a cell: words of a title, then at most one `[type]`, then
/// `name=value` (a JSON value, without blanks outside of quotes, brackets and braces), then at most
/// one JSON object of more metadata.
final class CellMarkReader {

    private final String line;
    private int at;
    private String type = "code";
    private final List<String> title = new ArrayList<>();
    private final Map<String, Object> named = new LinkedHashMap<>();
    private Map<String, Object> metadata = Map.of();

    private CellMarkReader(String line) {
        this.line = line;
        this.at = CellMark.START.length();
    }

    /// Reads a line that [MarkedLines#isMark] has found to be a mark.
    ///
    /// @throws NotebookException where it is malformed
    static CellMark read(String line) {
        var reader = new CellMarkReader(line);
        boolean isTitleOver = false;
        boolean isTypeOver = false;
        while (reader.skipBlanks()) {
            char c = line.charAt(reader.at);
            if (c == '[' && !isTypeOver) {
                reader.type();
                isTitleOver = isTypeOver = true;
            } else if (c == '{') {
                reader.object();
                isTitleOver = isTypeOver = true;
            } else if (reader.isName()) {
                reader.pair();
                isTitleOver = isTypeOver = true;
            } else if (isTitleOver) {
                throw new NotebookException(
                        "got \"" + reader.word() + "\"; expected name=value, such as tags=[\"a\"]");
            } else {
                reader.title.add(reader.word());
            }
        }
        if (!reader.title.isEmpty()) reader.put("title", String.join(" ", reader.title));
        return CellMark.of(reader.type, reader.named, reader.metadata);
    }

    private boolean skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) at++;
        return at < line.length();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B;
    }

    private String word() {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) at++;
        return line.substring(start, at);
    }

    private void type() {
        var word = word();
        type =
                switch (word) {
                    case "[markdown]", "[md]" -> "markdown";
                    case "[raw]" -> "raw";
                    case "[code]" -> "code";
                    default ->
                            throw new NotebookException(
                                    "no type of cell: " + word + "; expected [markdown] or [raw]");
                };
    }

    private boolean isName() {
        var name = CellMark.NAME.matcher(line).region(at, line.length());
        return name.lookingAt() && name.end() < line.length() && line.charAt(name.end()) == '=';
    }

    private void pair() {
        int equals = line.indexOf('=', at);
        var name = line.substring(at, equals);
        at = equals + 1;
        put(name, value(name));
    }

    private void object() {
        if (!metadata.isEmpty()) throw new NotebookException("two objects; expected one");
        metadata = MediaTypes.bundle(value("the object"));
    }

    private void put(String name, Object value) {
        if (named.containsKey(name)) {
            throw new NotebookException(name + " is given twice; expected once");
        }
        named.put(name, value);
    }

    private Object value(String name) {
        int start = at;
        at = endOfValue();
        try {
            return Json.parse(line.substring(start, at));
        } catch (NotebookException e) {
            var given = line.substring(start, at);
            throw new NotebookException(
                    "%s is no JSON value: got %s; expected such as \"text\", 1, true or [\"a\"]"
                            .formatted(name, given.isEmpty() ? "nothing" : given),
                    e);
        }
    }

    /// Finds the first blank outside of quotes, brackets and braces.
    private int endOfValue() {
        int depth = 0;
        boolean isQuoted = false;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isQuoted) {
                if (c == '\\') i++;
                else if (c == '"') isQuoted = false;
            } else if (depth == 0 && isBlank(c)) {
                return i;
            } else {
                switch (c) {
                    case '"' -> isQuoted = true;
                    case '[', '{' -> depth++;
                    case ']', '}' -> depth--;
                    default -> {}
                }
            }
        }
        return line.length();
    }
}

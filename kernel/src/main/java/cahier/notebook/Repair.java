package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a readable notebook valid. An id that is there and valid is never changed; of two cells
/// with the same id the later one gets a new one.
final class Repair {

    private static final int ID_BYTES = 4;

    private Repair() {}

    static Notebook ids(Notebook notebook) {
        if (!notebook.hasIds()) return notebook;
        var taken = new HashSet<String>();
        for (var cell : notebook.cells()) if (cell.id() != null) taken.add(cell.id());
        var seen = new HashSet<String>();
        var cells = new ArrayList<Cell>();
        for (var cell : notebook.cells()) {
            var id = cell.id();
            boolean keep = id != null && Schema.isValidId(id) && seen.add(id);
            cells.add(keep ? cell : cell.withId(derivedId(cells.size(), cell, taken)));
        }
        return notebook.withCells(cells);
    }

    /// Tells which of its ids a notebook will not keep.
    static List<String> replacedIds(Notebook notebook) {
        var notes = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; notebook.hasIds() && i < notebook.cells().size(); i++) {
            var id = notebook.cells().get(i).id();
            if (id == null || Schema.isValidId(id) && seen.add(id)) continue;
            var why = Schema.isValidId(id) ? "stands twice" : "is not valid";
            notes.add(
                    "cell %d: id %s %s and is replaced".formatted(i + 1, Findings.shown(id), why));
        }
        return notes;
    }

    static Notebook all(Notebook notebook) {
        var cells = new ArrayList<Cell>();
        for (var cell : ids(notebook).cells()) {
            cells.add(cell(notebook.hasIds() ? cell : cell.withId(null)));
        }
        return new Notebook(
                cells, notebookMetadata(notebook.metadata()), notebook.minor(), Map.of());
    }

    private static String derivedId(int position, Cell cell, Set<String> taken) {
        for (int attempt = 0; ; attempt++) {
            var content = position + "\n" + attempt + "\n" + cell.type() + "\n" + cell.source();
            var id = HexFormat.of().formatHex(sha256(content), 0, ID_BYTES);
            if (taken.add(id)) return id;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, Object> notebookMetadata(Map<String, Object> metadata) {
        var valid = new LinkedHashMap<>(metadata);
        if (metadata.containsKey("kernelspec")) {
            var kernel = namedKernel(metadata.get("kernelspec"));
            if (kernel == null) valid.remove("kernelspec");
            else valid.put("kernelspec", kernel);
        }
        if (metadata.containsKey("language_info")
                && !(metadata.get("language_info") instanceof Map<?, ?> language
                        && language.get("name") instanceof String)) {
            valid.remove("language_info");
        }
        return valid;
    }

    private static @Nullable Map<String, Object> namedKernel(@Nullable Object kernelspec) {
        if (!(kernelspec instanceof Map<?, ?>)) return null;
        var kernel = new LinkedHashMap<>(MediaTypes.bundle(kernelspec));
        if (!(kernel.get("name") instanceof String name)) return null;
        if (!(kernel.get("display_name") instanceof String)) kernel.put("display_name", name);
        return kernel;
    }

    private static Cell cell(Cell cell) {
        var metadata = new LinkedHashMap<String, Object>();
        cell.metadata()
                .forEach(
                        (name, value) -> {
                            if (CellMetadata.expectation(name, value) == null) {
                                metadata.put(name, value);
                            } else if (name.equals("tags") && value instanceof List<?> tags) {
                                metadata.put(name, CellMetadata.validTags(tags));
                            }
                        });
        return switch (cell) {
            case CodeCell code ->
                    new CodeCell(
                            code.id(),
                            code.source(),
                            metadata,
                            code.outputs().stream().map(Repair::output).toList(),
                            validCount(code.executionCount()),
                            Map.of());
            case MarkdownCell text ->
                    new MarkdownCell(
                            text.id(), text.source(), metadata, text.attachments(), Map.of());
            case RawCell raw ->
                    new RawCell(raw.id(), raw.source(), metadata, raw.attachments(), Map.of());
        };
    }

    private static Output output(Output output) {
        return switch (output) {
            case Output.Stream(var name, var text, _) -> new Output.Stream(name, text);
            case Output.Display(var data, var metadata, _) -> new Output.Display(data, metadata);
            case Output.Result(var data, var metadata, var count, _) ->
                    new Output.Result(data, metadata, validCount(count), Map.of());
            case Output.Error(var name, var value, var traceback, _) ->
                    new Output.Error(name, value, traceback);
        };
    }

    private static @Nullable Long validCount(@Nullable Long count) {
        return count == null || count < 0 ? null : count;
    }
}

package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns the JSON value of a file into a notebook, once [Schema] has found it readable.
final class NotebookReader {

    private static final Set<String> NOTEBOOK_FIELDS =
            Set.of("cells", "metadata", "nbformat", "nbformat_minor");
    private static final Set<String> CODE_FIELDS =
            Set.of("id", "cell_type", "metadata", "source", "outputs", "execution_count");
    private static final Set<String> TEXT_FIELDS =
            Set.of("id", "cell_type", "metadata", "source", "attachments");

    private NotebookReader() {}

    static Notebook read(@Nullable Object tree) {
        for (var problem : Schema.check(tree)) {
            if (problem.kind() == Problem.Kind.UNREADABLE) {
                throw new NotebookException(problem.toString());
            }
        }
        var top = MediaTypes.bundle(tree);
        var cells = new ArrayList<Cell>();
        for (var cell : (List<?>) top.get("cells")) cells.add(cell(MediaTypes.bundle(cell)));
        int minor =
                top.get("nbformat_minor") instanceof Long number
                        ? number.intValue()
                        : Notebook.CURRENT_MINOR;
        return new Notebook(cells, object(top, "metadata"), minor, extra(top, NOTEBOOK_FIELDS));
    }

    private static Cell cell(Map<String, Object> tree) {
        var id = (String) tree.get("id");
        var source = joined(tree.get("source"));
        var metadata = object(tree, "metadata");
        return switch ((String) tree.get("cell_type")) {
            case "code" ->
                    new CodeCell(
                            id,
                            source,
                            metadata,
                            outputs(tree.get("outputs")),
                            (Long) tree.get("execution_count"),
                            extra(tree, CODE_FIELDS));
            case "markdown" ->
                    new MarkdownCell(
                            id, source, metadata, attachments(tree), extra(tree, TEXT_FIELDS));
            case "raw" ->
                    new RawCell(id, source, metadata, attachments(tree), extra(tree, TEXT_FIELDS));
            default -> throw new IllegalStateException("the schema knows three types of cells");
        };
    }

    private static List<Output> outputs(@Nullable Object list) {
        var outputs = new ArrayList<Output>();
        if (list != null) {
            for (var output : (List<?>) list) outputs.add(output(MediaTypes.bundle(output)));
        }
        return outputs;
    }

    private static Output output(Map<String, Object> tree) {
        var type = (String) tree.get("output_type");
        var extra = extra(tree, OutputSchema.fields(type));
        return switch (type) {
            case "stream" ->
                    new Output.Stream((String) tree.get("name"), joined(tree.get("text")), extra);
            case "display_data" ->
                    new Output.Display(
                            joinedBundle(object(tree, "data")), object(tree, "metadata"), extra);
            case "execute_result" ->
                    new Output.Result(
                            joinedBundle(object(tree, "data")),
                            object(tree, "metadata"),
                            (Long) tree.get("execution_count"),
                            extra);
            case "error" -> {
                var traceback = new ArrayList<String>();
                for (var line : (List<?>) tree.get("traceback")) traceback.add((String) line);
                yield new Output.Error(
                        (String) tree.get("ename"), (String) tree.get("evalue"), traceback, extra);
            }
            default -> throw new IllegalStateException("the schema knows four types of outputs");
        };
    }

    private static @Nullable Map<String, Object> attachments(Map<String, Object> cell) {
        if (!cell.containsKey("attachments")) return null;
        var files = new LinkedHashMap<String, Object>();
        object(cell, "attachments")
                .forEach((name, file) -> files.put(name, joinedBundle(MediaTypes.bundle(file))));
        return Collections.unmodifiableMap(files);
    }

    private static Map<String, Object> joinedBundle(Map<String, Object> data) {
        var bundle = new LinkedHashMap<String, Object>();
        data.forEach(
                (type, value) ->
                        bundle.put(
                                type,
                                value instanceof List<?> && !MediaTypes.isJson(type)
                                        ? joined(value)
                                        : value));
        return Collections.unmodifiableMap(bundle);
    }

    private static String joined(@Nullable Object text) {
        if (text == null) return "";
        if (text instanceof String string) return string;
        var joined = new StringBuilder();
        for (var line : (List<?>) text) joined.append(line);
        return joined.toString();
    }

    private static Map<String, Object> object(Map<String, Object> tree, String field) {
        var value = tree.get(field);
        return value == null ? Map.of() : MediaTypes.bundle(value);
    }

    private static Map<String, Object> extra(Map<String, Object> tree, Set<String> known) {
        if (known.containsAll(tree.keySet())) return Map.of();
        var extra = new LinkedHashMap<>(tree);
        extra.keySet().removeAll(known);
        return Collections.unmodifiableMap(extra);
    }
}

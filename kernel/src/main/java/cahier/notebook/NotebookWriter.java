package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a notebook into the JSON value that its file holds.
final class NotebookWriter {

    private static final Set<String> DROPPED_FROM_NOTEBOOK =
            Set.of("orig_nbformat", "orig_nbformat_minor", "signature");
    private static final Set<String> DROPPED_FROM_CELL = Set.of("trusted");

    private NotebookWriter() {}

    static Map<String, Object> tree(Notebook notebook) {
        var tree = new LinkedHashMap<String, Object>(notebook.extra());
        var cells = new ArrayList<Object>();
        for (var cell : notebook.cells()) cells.add(cell(cell));
        tree.put("cells", cells);
        tree.put("metadata", without(notebook.metadata(), DROPPED_FROM_NOTEBOOK));
        tree.put("nbformat", 4L);
        tree.put("nbformat_minor", (long) notebook.minor());
        return tree;
    }

    static Map<String, Object> cell(Cell cell) {
        var tree = new LinkedHashMap<String, Object>(cell.extra());
        if (cell.id() != null) tree.put("id", cell.id());
        tree.put("cell_type", cell.type());
        tree.put("metadata", without(cell.metadata(), DROPPED_FROM_CELL));
        tree.put("source", Lines.split(cell.source()));
        switch (cell) {
            case CodeCell code -> {
                tree.put("execution_count", code.executionCount());
                var outputs = new ArrayList<Object>();
                for (var output : code.outputs()) outputs.add(output(output));
                tree.put("outputs", outputs);
            }
            case MarkdownCell text -> putAttachments(tree, text.attachments());
            case RawCell raw -> putAttachments(tree, raw.attachments());
        }
        return tree;
    }

    static Map<String, Object> output(Output output) {
        var tree = new LinkedHashMap<String, Object>(output.extra());
        tree.put("output_type", output.type());
        switch (output) {
            case Output.Stream(var name, var text, _) -> {
                tree.put("name", name);
                tree.put("text", Lines.split(text));
            }
            case Output.Display(var data, var metadata, _) -> putRich(tree, data, metadata);
            case Output.Result(var data, var metadata, var count, _) -> {
                putRich(tree, data, metadata);
                tree.put("execution_count", count);
            }
            case Output.Error(var name, var value, var traceback, _) -> {
                tree.put("ename", name);
                tree.put("evalue", value);
                tree.put("traceback", List.copyOf(traceback));
            }
        }
        return tree;
    }

    private static void putRich(
            Map<String, Object> tree, Map<String, Object> data, Map<String, Object> metadata) {
        tree.put("data", bundle(data));
        tree.put("metadata", metadata);
    }

    private static void putAttachments(
            Map<String, Object> tree, @Nullable Map<String, Object> attachments) {
        if (attachments == null) return;
        var files = new LinkedHashMap<String, Object>();
        attachments.forEach((name, file) -> files.put(name, bundle(MediaTypes.bundle(file))));
        tree.put("attachments", files);
    }

    private static Map<String, Object> bundle(Map<String, Object> data) {
        var tree = new LinkedHashMap<String, Object>();
        data.forEach(
                (type, value) ->
                        tree.put(
                                type,
                                value instanceof String text && MediaTypes.isSplit(type)
                                        ? Lines.split(text)
                                        : value));
        return tree;
    }

    private static Map<String, Object> without(Map<String, Object> map, Set<String> keys) {
        var kept = new LinkedHashMap<>(map);
        kept.keySet().removeAll(keys);
        return kept;
    }
}

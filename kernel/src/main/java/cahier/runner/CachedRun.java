package cahier.runner;

import cahier.notebook.CodeCell;
import cahier.notebook.Json;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.runner.RunInputs.CodeState;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is remembered of a run that passed.
///
/// @param inputs on what it depended
/// @param outputs the fingerprint of what each code cell of its result held, in their order
/// @param compared what was allowed to differ from the stored outputs; empty where they are those
///   of the run
record CachedRun(RunInputs inputs, List<String> outputs, String compared) {

    /// Grows when records of before mean something else.
    private static final long FORM = 1;

    /// Returns the fingerprints of what code cells hold: code, outputs, counts.
    static List<String> outputsOf(Notebook notebook) {
        var outputs = new ArrayList<String>();
        for (var cell : notebook.cells()) {
            if (!(cell instanceof CodeCell code)) continue;
            // without metadata and id, which say nothing about the run
            var bare =
                    new CodeCell(
                            null,
                            code.source(),
                            Map.of(),
                            code.outputs(),
                            code.executionCount(),
                            Map.of());
            outputs.add(Fingerprint.of(new Notebook(List.of(bare), Map.of()).text()));
        }
        return outputs;
    }

    /// Returns the places whose outputs are not those of the run, in words for the reader.
    ///
    /// @param file what the notebook is called
    List<String> changedOutputs(Notebook present) {
        var now = outputsOf(present);
        var changed = new ArrayList<String>();
        int ordinal = 0;
        for (int i = 0; i < present.cells().size(); i++) {
            var cell = present.cells().get(i);
            if (!(cell instanceof CodeCell)) continue;
            if (ordinal >= outputs.size() || !outputs.get(ordinal).equals(now.get(ordinal))) {
                var place = new CodeState(i + 1, cell.id(), "").place();
                changed.add("the outputs of " + place + " are not those of the last run");
            }
            ordinal++;
        }
        if (ordinal < outputs.size()) changed.add("cells of the last run are gone");
        return changed;
    }

    byte[] json() {
        var cells = new ArrayList<Object>();
        for (var cell : inputs.cells()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("number", (long) cell.number());
            fields.put("id", cell.id());
            fields.put("code", cell.code());
            cells.add(fields);
        }
        var tree =
                Map.of(
                        "form", FORM,
                        "cells", cells,
                        "settings", inputs.settings(),
                        "data", inputs.data(),
                        "outputs", outputs,
                        "compared", compared);
        return (Json.write(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a record; `null` where it is of another form, or damaged: then the notebook runs.
    static @Nullable CachedRun of(byte[] json) {
        try {
            if (!(Json.parse(json) instanceof Map<?, ?> tree)
                    || !Long.valueOf(FORM).equals(tree.get("form"))) {
                return null;
            }
            var cells = new ArrayList<CodeState>();
            for (var element : (List<?>) tree.get("cells")) {
                var cell = (Map<?, ?>) element;
                int number = ((Long) cell.get("number")).intValue();
                cells.add(
                        new CodeState(number, (String) cell.get("id"), (String) cell.get("code")));
            }
            var inputs = new RunInputs(cells, texts(tree, "settings"), texts(tree, "data"));
            var outputs = new ArrayList<String>();
            for (var output : (List<?>) tree.get("outputs")) outputs.add((String) output);
            return new CachedRun(inputs, outputs, (String) tree.get("compared"));
        } catch (NotebookException | ClassCastException | NullPointerException damaged) {
            return null;
        }
    }

    private static Map<String, String> texts(Map<?, ?> tree, String field) {
        var texts = new LinkedHashMap<String, String>();
        ((Map<?, ?>) tree.get(field)).forEach((k, v) -> texts.put((String) k, (String) v));
        return texts;
    }
}

package cahier.notebook;

import static cahier.notebook.Problem.Kind.INVALID;
import static cahier.notebook.Problem.Kind.UNREADABLE;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the JSON value of a file against the schema of nbformat 4.0 to 4.5, with messages that
/// name the cell and what was expected.
final class Schema {

    private static final int MAX_ID = 64;

    private final Findings found = new Findings();
    private final Set<String> ids = new HashSet<>();
    private boolean hasIds;

    private Schema() {}

    static List<Problem> check(@Nullable Object tree) {
        var schema = new Schema();
        schema.notebook(tree);
        return schema.found.problems();
    }

    private void notebook(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> top)) {
            found.report(
                    UNREADABLE,
                    "not a notebook: the file is " + Findings.a(tree) + "; expected an object");
            return;
        }
        if (!version(top)) return;
        if (top.get("cells") instanceof List<?> cells) {
            found.metadata(top, "metadata");
            if (top.get("metadata") instanceof Map<?, ?> metadata) kernel(metadata);
            found.unknown(top, Set.of("cells", "metadata", "nbformat", "nbformat_minor"));
            for (int i = 0; i < cells.size(); i++) cell(i + 1, cells.get(i));
        } else {
            found.report(UNREADABLE, Findings.expected(top, "cells", "a list of cells"));
        }
    }

    private boolean version(Map<?, ?> top) {
        var major = top.get("nbformat");
        if (!top.containsKey("nbformat")) {
            found.report(UNREADABLE, "not a notebook: nbformat is missing; expected 4");
            return false;
        }
        if (!Long.valueOf(4).equals(major)) {
            found.report(
                    UNREADABLE,
                    "nbformat is " + Findings.shown(major) + "; expected 4" + advice(major));
            return false;
        }
        var minor = top.get("nbformat_minor");
        if (minor == null) {
            found.report(
                    INVALID, "nbformat_minor is missing; expected 0 to " + Notebook.CURRENT_MINOR);
        } else if (!(minor instanceof Long number) || number < 0 || number > Integer.MAX_VALUE) {
            found.report(
                    UNREADABLE, "nbformat_minor is " + Findings.shown(minor) + "; expected 0 to 5");
            return false;
        }
        long number = minor instanceof Long given ? given : Notebook.CURRENT_MINOR;
        hasIds = number >= Notebook.FIRST_MINOR_WITH_IDS;
        if (number > Notebook.CURRENT_MINOR) found.openFields();
        return true;
    }

    private static String advice(@Nullable Object major) {
        if (major instanceof Long number && number < 4) {
            return "; an old notebook is brought up to date by `jupyter nbconvert --to notebook"
                    + " --inplace FILE`";
        }
        return major instanceof Long ? "; it was written by a newer Jupyter" : "";
    }

    private void kernel(Map<?, ?> metadata) {
        if (metadata.get("kernelspec") instanceof Map<?, ?> kernel) {
            found.text(kernel, "name", "metadata.kernelspec.", INVALID);
            found.text(kernel, "display_name", "metadata.kernelspec.", INVALID);
        } else if (metadata.containsKey("kernelspec")) {
            found.report(
                    INVALID, "metadata." + Findings.expected(metadata, "kernelspec", "an object"));
        }
        if (metadata.get("language_info") instanceof Map<?, ?> language) {
            found.text(language, "name", "metadata.language_info.", INVALID);
        } else if (metadata.containsKey("language_info")) {
            found.report(
                    INVALID,
                    "metadata." + Findings.expected(metadata, "language_info", "an object"));
        }
    }

    private void cell(int number, @Nullable Object tree) {
        found.moveTo(Cell.place(number, null));
        if (!(tree instanceof Map<?, ?> cell)) {
            found.report(UNREADABLE, "the cell is " + Findings.a(tree) + "; expected an object");
            return;
        }
        if (cell.get("id") instanceof String id && !id.isEmpty()) {
            found.moveTo(Cell.place(number, id));
        }
        id(cell);
        found.metadata(cell, "metadata");
        if (cell.get("metadata") instanceof Map<?, ?> metadata) cellMetadata(metadata);
        if (!cell.containsKey("source")) found.report(INVALID, "source is missing; expected text");
        else if (!Findings.isText(cell.get("source"))) {
            found.report(UNREADABLE, Findings.expected(cell, "source", Findings.TEXT));
        }
        switch (Findings.textOrEmpty(cell, "cell_type")) {
            case "code" -> code(cell);
            case "markdown", "raw" -> {
                attachments(cell);
                found.unknown(cell, Set.of("id", "cell_type", "metadata", "source", "attachments"));
            }
            default ->
                    found.report(
                            UNREADABLE,
                            Findings.expected(cell, "cell_type", "code, markdown or raw"));
        }
    }

    private void id(Map<?, ?> cell) {
        if (!hasIds) {
            if (cell.containsKey("id")) {
                var type = cell.get("id") instanceof String ? INVALID : UNREADABLE;
                found.report(type, "an id is not allowed below nbformat 4.5");
            }
            return;
        }
        switch ((Object) cell.get("id")) {
            case null -> found.report(INVALID, "id is missing; expected one from nbformat 4.5 on");
            case String id when !isValidId(id) ->
                    found.report(
                            INVALID,
                            "id is \"" + id + "\"; expected 1 to 64 of letters, digits, - and _");
            case String id -> {
                if (!ids.add(id)) {
                    found.report(
                            INVALID, "id is also that of an earlier cell; expected unique ids");
                }
            }
            default -> found.report(UNREADABLE, Findings.expected(cell, "id", "text"));
        }
    }

    static boolean isValidId(String id) {
        return id.length() <= MAX_ID && id.matches("[a-zA-Z0-9_-]+");
    }

    private void cellMetadata(Map<?, ?> metadata) {
        for (var entry : metadata.entrySet()) {
            var wrong = CellMetadata.expectation((String) entry.getKey(), entry.getValue());
            if (wrong != null) {
                found.report(
                        INVALID,
                        "metadata.%s is %s; expected %s"
                                .formatted(
                                        entry.getKey(), Findings.shown(entry.getValue()), wrong));
            }
        }
    }

    private void code(Map<?, ?> cell) {
        found.count(cell);
        found.unknown(
                cell,
                Set.of("id", "cell_type", "metadata", "source", "outputs", "execution_count"));
        switch ((Object) cell.get("outputs")) {
            case null -> found.report(INVALID, "outputs is missing; expected a list");
            case List<?> outputs -> {
                for (int i = 0; i < outputs.size(); i++) {
                    new OutputSchema(found).output(i + 1, outputs.get(i));
                }
            }
            default -> found.report(UNREADABLE, Findings.expected(cell, "outputs", "a list"));
        }
    }

    private void attachments(Map<?, ?> cell) {
        switch ((Object) cell.get("attachments")) {
            case null -> {
                if (cell.containsKey("attachments")) {
                    found.report(INVALID, "attachments is null; expected an object");
                }
            }
            case Map<?, ?> files -> {
                for (var file : files.entrySet()) {
                    var name = "attachments." + file.getKey();
                    if (file.getValue() instanceof Map<?, ?> data) found.bundle(data, name + ".");
                    else found.report(UNREADABLE, name + " is " + Findings.a(file.getValue()));
                }
            }
            default ->
                    found.report(UNREADABLE, Findings.expected(cell, "attachments", "an object"));
        }
    }
}

package cahier.runner;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values that replace the defaults in a notebook's cell tagged `parameters`, as papermill does it:
/// a cell tagged `injected-parameters` that assigns them is put after that cell.
///
/// A value becomes a Java literal of the type that the default was declared with, so no value can
/// be code.
///
/// @param values name → text that is read as the parameter's type ([Text]), or a value of JSON
public record Parameters(Map<String, Object> values) {

    /// The tag of the cell that holds the defaults.
    public static final String TAG = "parameters";

    /// The tag of the cell that is put in.
    public static final String INJECTED_TAG = "injected-parameters";

    /// No parameters at all.
    public static final Parameters NONE = new Parameters(Map.of());

    /// A value given as text, such as on a command line: its parameter says what it means.
    public record Text(String text) {}

    public Parameters {
        values = new LinkedHashMap<>(values);
    }

    /// Returns whether there are none.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// Returns a copy of a notebook in which the values are assigned after the defaults.
    ///
    /// @throws NotebookException where the notebook has no such cell, does not declare one of the
    ///   names, or declares it with a type that the value does not fit
    public Notebook injectedInto(Notebook notebook) {
        if (isEmpty()) return notebook;
        var cells = new ArrayList<Cell>();
        boolean isFound = false;
        for (var cell : notebook.cells()) {
            if (cell.isTagged(INJECTED_TAG)) continue;
            cells.add(cell);
            if (!isFound && cell instanceof CodeCell defaults && cell.isTagged(TAG)) {
                isFound = true;
                cells.add(assignments(Declaration.all(defaults.source())));
            }
        }
        if (!isFound) {
            throw new NotebookException(
                    "has no code cell tagged \"" + TAG + "\" to take parameters");
        }
        return notebook.withCells(cells).withIds();
    }

    private CodeCell assignments(Map<String, Declaration> declared) {
        var lines = new ArrayList<String>();
        lines.add("// Parameters");
        values.forEach(
                (name, value) -> {
                    var declaration = declared.get(name);
                    if (declaration == null) {
                        throw new NotebookException(
                                "declares no parameter \"%s\"; expected one of %s"
                                        .formatted(name, String.join(", ", declared.keySet())));
                    }
                    lines.add(name + " = " + declaration.literal(value) + ";");
                });
        return new CodeCell(
                null,
                String.join("\n", lines),
                Map.of("tags", List.of(INJECTED_TAG)),
                List.of(),
                null,
                Map.of());
    }
}

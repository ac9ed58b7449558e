package cahier.runner;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Json;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.session.Variables;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All on which the outputs of a notebook depend, as fingerprints.
///
/// @param cells the code cells in their order
/// @param settings what else counts (the JDK, parameters, …) by the words that a reader sees
/// @param data the declared data files by their names
record RunInputs(List<CodeState> cells, Map<String, String> settings, Map<String, String> data) {

    /// The code of one cell.
    ///
    /// @param number its position among all cells, from 1
    record CodeState(int number, @Nullable String id, String code) {

        String place() {
            return Cell.place(number, id);
        }
    }

    /// Takes the present state.
    ///
    /// @throws NotebookException where a declared file cannot be read
    static RunInputs of(Path path, Notebook notebook, RunOptions options, String tool) {
        var cells = new ArrayList<CodeState>();
        for (int i = 0; i < notebook.cells().size(); i++) {
            if (!(notebook.cells().get(i) instanceof CodeCell cell)) continue;
            var code = cell.tags().stream().sorted().toList() + "\n" + cell.source();
            cells.add(new CodeState(i + 1, cell.id(), Fingerprint.of(code)));
        }
        var folder = path.toAbsolutePath().getParent();
        return new RunInputs(
                cells, settings(notebook, options, tool), DataFiles.fingerprints(notebook, folder));
    }

    /// Returns the fingerprint of the program and of the libraries that it brings: what lies on the
    /// class path of this JVM, which a worker shares.
    static String tool() {
        var jars = new StringBuilder();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            jars.append(Fingerprint.ofClasses(Path.of(entry))).append('\n');
        }
        return Fingerprint.of(jars.toString());
    }

    private static Map<String, String> settings(
            Notebook notebook, RunOptions options, String tool) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "the JDK",
                System.getProperty("java.runtime.version")
                        + " "
                        + System.getProperty("java.vendor"));
        settings.put("Cahier", tool);
        var jars = new ArrayList<String>();
        for (var entry : options.worker().classPath()) jars.add(Fingerprint.ofClasses(entry));
        settings.put("the class path", Fingerprint.of(String.join("\n", jars)));
        settings.put("the parameters", parameters(options.parameters()));
        settings.put(
                "the notebook's metadata about execution",
                String.valueOf(notebook.metadata().get("execution")));
        settings.put(
                "the JVM's options",
                options.worker().preview() + " " + Variables.jvmOptions(System.getenv()));
        settings.put("what the environment sets for sessions", environment(System.getenv()));
        return settings;
    }

    /// Returns the fingerprint of the variables that a session reads, and of the files that they
    /// name.
    static String environment(Map<String, String> environment) {
        try {
            var variables = Variables.of(environment).withoutNames();
            var text = new StringBuilder(variables.toString());
            for (var paths : List.of(variables.classPath(), variables.scripts())) {
                for (var path : paths) text.append('\n').append(named(path));
            }
            return Fingerprint.of(text.toString());
        } catch (IllegalArgumentException e) {
            throw new NotebookException("cannot run: " + e.getMessage(), e);
        }
    }

    /// Of a pattern such as `lib/*.jar` all of its folder counts.
    private static String named(String path) {
        int pattern = path.indexOf('*');
        if (pattern < 0) return Fingerprint.ofClasses(Path.of(path));
        int folder = path.lastIndexOf('/', pattern);
        return Fingerprint.ofClasses(Path.of(folder < 0 ? "." : path.substring(0, folder + 1)));
    }

    private static String parameters(Parameters parameters) {
        var values = new TreeMap<String, Object>();
        parameters
                .values()
                .forEach(
                        (name, value) ->
                                values.put(
                                        name,
                                        value instanceof Parameters.Text(var text)
                                                ? List.of(text)
                                                : String.valueOf(value)));
        return Fingerprint.of(Json.write(values));
    }

    /// Returns what is another than it was, in words for the reader.
    List<String> changesSince(RunInputs before) {
        var changes = new ArrayList<String>();
        cells(before.cells, changes);
        settings.forEach(
                (name, value) -> {
                    if (!value.equals(before.settings.get(name))) changes.add(name + " changed");
                });
        data.forEach(
                (name, value) -> {
                    var old = before.data.get(name);
                    if (value.equals(DataFiles.MISSING)) changes.add(name + " is missing");
                    else if (old == null) changes.add(name + " is new");
                    else if (!old.equals(value)) changes.add(name + " changed");
                });
        for (var name : before.data.keySet()) {
            if (!data.containsKey(name)) changes.add(name + " is gone");
        }
        return changes;
    }

    /// Cells belong together by their ids, where some have none by their order.
    private void cells(List<CodeState> before, List<String> changes) {
        int start = changes.size();
        boolean haveIds = areNamed(cells) && areNamed(before);
        var old = new LinkedHashMap<Object, CodeState>();
        for (var cell : before) old.put(haveIds ? cell.id() : old.size(), cell);
        var order = List.copyOf(old.keySet());
        var keys = new ArrayList<Object>();
        for (var cell : cells) {
            Object key = haveIds ? cell.id() : keys.size();
            keys.add(key);
            var was = old.remove(key);
            if (was == null) changes.add(cell.place() + " is new");
            else if (!was.code().equals(cell.code())) changes.add(cell.place() + " changed");
        }
        for (var gone : old.values()) changes.add(gone.place() + " is gone");
        if (changes.size() == start && !keys.equals(order)) {
            changes.add("the order of the cells changed");
        }
    }

    private static boolean areNamed(List<CodeState> cells) {
        return cells.stream().allMatch(cell -> cell.id() != null);
    }
}

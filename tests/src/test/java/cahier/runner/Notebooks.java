package cahier.runner;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes, runs and reads notebooks for tests. Their cells have the ids `c1`, `c2`, …
final class Notebooks {

    private static final Map<String, Object> METADATA =
            Map.of(
                    "kernelspec",
                    Map.of("name", "java", "language", "java", "display_name", "Java"));

    private Notebooks() {}

    static Path write(Path file, String... sources) {
        var cells = new ArrayList<Cell>();
        for (var source : sources) cells.add(cell(cells.size() + 1, source));
        return write(file, cells);
    }

    static Path write(Path file, List<Cell> cells) {
        NotebookFile.write(file, new Notebook(cells, METADATA));
        return file;
    }

    static CodeCell cell(int number, String source, String... tags) {
        var metadata =
                tags.length == 0
                        ? Map.<String, Object>of()
                        : Map.<String, Object>of("tags", List.of(tags));
        return new CodeCell("c" + number, source, metadata, List.of(), null, Map.of());
    }

    static CodeCell read(Path file, int number) {
        return (CodeCell) NotebookFile.read(file).cells().get(number - 1);
    }

    /// Runs a notebook in a worker JVM.
    static NotebookResult run(Path file) throws InterruptedException {
        return run(RunOptions.defaults(), List.of(file)).getFirst();
    }

    static List<NotebookResult> run(RunOptions options, List<Path> files)
            throws InterruptedException {
        return new Runner(options, new Progress() {}, new StopSignal()).run(files);
    }

    /// Returns the text of the result that a cell has put out.
    static String text(Path file, int number) {
        var result = (Output.Result) read(file, number).outputs().getFirst();
        return (String) result.data().get("text/plain");
    }
}

package cahier.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.cli.Called;
import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shows that every check of every tutorial can fail: after its cell has run, the check alone must
/// pass as it is written, and fail by itself when its expected value is another. One session of a
/// notebook serves for all of its checks.
class ChecksTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("cahier.root", ".."), "notebooks").toAbsolutePath();

    private static final Map<String, Object> MAY_FAIL = Map.of("tags", List.of("raises-exception"));

    @TempDir Path folder;

    static Stream<String> notebooks() throws Exception {
        try (var files = Files.list(FOLDER)) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            return names.stream().filter(name -> name.endsWith(".ipynb")).sorted();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    @Timeout(300)
    void everyCheckCanFail(String name) throws Exception {
        var probes = new ArrayList<Probe>();
        var cells = cells(NotebookFile.read(FOLDER.resolve(name)), probes);
        var run = run(name, cells);
        assertThat(run.code()).as(run.output()).isZero();

        assertThat(probes).isNotEmpty();
        var executed = NotebookFile.read(folder.resolve(name));
        for (var probe : probes) {
            assertThat(failure(executed, probe.cell()))
                    .as(probe.check().call())
                    .startsWith(probe.failure() + ": " + probe.check().name());
        }
    }

    /// A check whose expected value was changed.
    ///
    /// @param cell the id of the cell in which it runs
    /// @param failure the exception that it must end with
    private record Probe(StatedCheck check, String cell, String failure) {}

    /// Makes the notebook in which each cell is followed by its checks, right and wrong.
    private static Notebook cells(Notebook notebook, List<Probe> probes) {
        var cells = new ArrayList<Cell>();
        cells.add(code("changes", StatedCheck.CHANGES, Map.of()));
        for (var cell : notebook.cells()) {
            if (!(cell instanceof CodeCell code)) continue;
            cells.add(code.withOutputs(List.of(), null));
            for (var check : StatedCheck.in(code.source())) {
                if (check.isStatement()) {
                    cells.add(code("right-" + probes.size(), check.call() + ";", Map.of()));
                }
                add(check, "cahier.check.CheckFailed", code.source(), cells, probes);
            }
            for (var entry : StatedCheck.entriesIn(code.source())) {
                add(entry, "java.lang.AssertionError", code.source(), cells, probes);
            }
        }
        return new Notebook(cells, notebook.metadata());
    }

    private static void add(
            StatedCheck check, String failure, String source, List<Cell> to, List<Probe> probes) {
        var probe = new Probe(check, "wrong-" + probes.size(), failure);
        var wrong = check.isStatement() ? check.changed() + ";" : check.inPlace(source);
        to.add(code(probe.cell(), wrong, MAY_FAIL));
        probes.add(probe);
    }

    private Called run(String name, Notebook probes) throws Exception {
        var links = new ArrayList<Path>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.filter(f -> !f.toString().endsWith(".ipynb")).toList()) {
                var link = folder.resolve(file.getFileName());
                links.add(Files.createSymbolicLink(link, file));
            }
        }
        NotebookFile.write(folder.resolve(name), probes);
        try {
            return Called.cahier("run", "--memory", "4g", folder.resolve(name).toString());
        } finally {
            for (var link : links) Files.delete(link);
        }
    }

    private static String failure(Notebook notebook, String id) {
        for (var cell : notebook.cells()) {
            if (!id.equals(cell.id())) continue;
            for (var output : ((CodeCell) cell).outputs()) {
                if (output instanceof Output.Error error)
                    return error.name() + ": " + error.value();
            }
        }
        return "passed";
    }

    private static Cell code(String id, String source, Map<String, Object> metadata) {
        return new CodeCell(id, source, metadata, List.of(), null, Map.of());
    }
}

package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.MarkdownCell;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;
import cahier.notebook.Tolerance;
import cahier.runner.RunOptions.Check;
import cahier.runner.RunOptions.Target;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

@Timeout(120)
class CacheTest {

    private static final String DATA = "// cahier: data labels.csv, img/*.txt\n2 + 2";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1", DATA, "3 + 3");
        Files.writeString(folder.resolve("labels.csv"), "a,b");
        Files.createDirectories(folder.resolve("img"));
        Files.writeString(folder.resolve("img/1.txt"), "one");
    }

    @Test
    void skipsANotebookThatPassedAndIsUnchanged() throws Exception {
        var notes = new ArrayList<String>();
        var options = RunOptions.defaults().withCached(true);
        assertThat(run(options, notes).saved()).isEqualTo(NotebookResult.Saved.WRITTEN);
        assertThat(notes).containsExactly("runs: no run that passed is remembered");
        var skipped = run(options, notes);
        assertThat(skipped.isCached()).isTrue();
        assertThat(skipped.isGood()).isTrue();
        assertThat(notes).hasSize(1);
        // what a run has written needs no check either; a plain run asks nobody
        var check = new Check(Tolerance.USUAL, false);
        var checking = options.withCheck(check).withTarget(new Target.Nowhere());
        assertThat(run(checking, notes).isCached()).isTrue();
        assertThat(run(options.withCached(false), notes).isCached()).isFalse();
        Files.writeString(folder.resolve("labels.csv"), "a,b,c");
        assertThat(run(options, notes).isCached()).isFalse();
        assertThat(notes.getLast()).isEqualTo("runs: labels.csv changed");
        assertThat(folder.resolve(".cahier/.gitignore")).content().isEqualTo("*\n");
    }

    @Test
    void neverRemembersANotebookThatFailed() throws Exception {
        var notes = new ArrayList<String>();
        var options = RunOptions.defaults().withCached(true);
        Notebooks.write(file, "Files.exists(Path.of(\"absent\")) ? 1 / 0 : 1");
        assertThat(run(options, notes).isGood()).isTrue();
        Files.writeString(folder.resolve("absent"), "");
        // also a run that does not look at what is remembered takes it back
        assertThat(run(options.withCached(false).withTarget(new Target.Nowhere()), notes).isGood())
                .isFalse();
        assertThat(run(options, notes).isGood()).isFalse();
        assertThat(run(options, notes).isGood()).isFalse();
        assertThat(notes).containsOnly("runs: no run that passed is remembered");
    }

    @Test
    void saysWhyANotebookIsStale() {
        remember();
        assertThat(reasons()).isEmpty();
        assertStale(cells -> cells.set(0, Notebooks.cell(1, "1 + 2")), "cell 1 (id c1) changed");
        assertStale(
                cells -> cells.set(2, Notebooks.cell(3, "3 + 3", "raises-exception")),
                "cell 3 (id c3) changed");
        assertStale(cells -> cells.add(1, Notebooks.cell(9, "9")), "cell 2 (id c9) is new");
        assertStale(cells -> cells.remove(2), "cell 3 (id c3) is gone");
        assertStale(cells -> cells.add(cells.remove(0)), "the order of the cells changed");
        assertStale(
                cells ->
                        cells.set(
                                0,
                                ((CodeCell) cells.get(0))
                                        .withOutputs(
                                                List.of(new Output.Stream("stdout", "x")), 1L)),
                "the outputs of cell 1 (id c1) are not those of the last run");
    }

    @Test
    void takesTextAndCellMetadataForNoChange() {
        remember();
        edit(
                cells -> {
                    cells.add(0, new MarkdownCell("text", "New", Map.of(), null, Map.of()));
                    cells.set(2, cells.get(2).withMetadata(Map.of("collapsed", true)));
                });
        assertThat(reasons()).isEmpty();
    }

    @Test
    void noticesEveryDeclaredFile() throws IOException {
        remember();
        Files.writeString(folder.resolve("other.csv"), "declared by nobody");
        assertThat(reasons()).isEmpty();
        Files.writeString(folder.resolve("img/2.txt"), "two");
        assertThat(reasons()).containsExactly("img/2.txt is new");
        Files.delete(folder.resolve("img/2.txt"));
        Files.writeString(folder.resolve("img/1.txt"), "uno");
        assertThat(reasons()).containsExactly("img/1.txt changed");
        Files.writeString(folder.resolve("img/1.txt"), "one");
        Files.delete(folder.resolve("labels.csv"));
        assertThat(reasons()).containsExactly("labels.csv is missing");
        Files.writeString(folder.resolve("labels.csv"), "a,b");
        assertThat(reasons()).isEmpty();
    }

    @Test
    void refusesADeclarationThatItDoesNotUnderstand() {
        edit(cells -> cells.set(0, Notebooks.cell(1, "//cahier: dta x.csv")));
        assertThatThrownBy(this::reasons)
                .isInstanceOf(NotebookException.class)
                .hasMessage(
                        "cell 1: got \"//cahier: dta x.csv\"; expected \"// cahier: data FILE,"
                                + " FILE...\"");
    }

    @Test
    void noticesAnotherJdkToolClassPathParameterAndOption() throws IOException {
        var jar = jar(folder.resolve("x.jar"), 1, "class");
        var options =
                RunOptions.defaults()
                        .withTarget(new Target.Nowhere())
                        .withWorker(WorkerOptions.defaults().withClassPath(List.of(jar)))
                        .withParameters(new Parameters(Map.of("n", 1L)));
        var stored = NotebookFile.read(file);
        var now = RunInputs.of(file, stored, options, "tool");
        for (var name : List.of("the JDK", "Cahier", "the JVM's options")) {
            var settings = new LinkedHashMap<>(now.settings());
            settings.put(name, "another");
            var before = new RunInputs(now.cells(), settings, now.data());
            assertThat(now.changesSince(before)).containsExactly(name + " changed");
        }
        jar(jar, 2_000_000_000_000L, "class"); // packed again
        assertThat(RunInputs.of(file, stored, options, "tool").changesSince(now)).isEmpty();
        jar(jar, 1, "another class");
        assertThat(RunInputs.of(file, stored, options, "tool").changesSince(now))
                .containsExactly("the class path changed");
        jar(jar, 1, "class");
        var other = options.withParameters(new Parameters(Map.of("n", 2L)));
        assertThat(RunInputs.of(file, stored, other, "tool").changesSince(now))
                .containsExactly("the parameters changed");
        var slow = stored.withMetadata(Map.of("execution", Map.of("allow_errors", true)));
        assertThat(RunInputs.of(file, slow, options, "tool").changesSince(now))
                .containsExactly("the notebook's metadata about execution changed");
    }

    @Test
    void noticesWhatTheEnvironmentSetsForSessions() throws IOException {
        var jars = Files.createDirectory(folder.resolve("jars"));
        jar(jars.resolve("x.jar"), 1, "class");
        var before = RunInputs.environment(Map.of("CAHIER_CLASSPATH", jars + "/*.jar"));
        assertThat(RunInputs.environment(Map.of("IJAVA_CLASSPATH", jars + "/*.jar", "HOME", "/")))
                .isEqualTo(before);
        assertThat(RunInputs.environment(Map.of())).isNotEqualTo(before);
        jar(jars.resolve("x.jar"), 1, "another class");
        assertThat(RunInputs.environment(Map.of("CAHIER_CLASSPATH", jars + "/*.jar")))
                .isNotEqualTo(before);
        assertThatThrownBy(() -> RunInputs.environment(Map.of("CAHIER_TIMEOUT", "soon")))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("TIMEOUT: no duration: got 'soon'");
    }

    @Test
    void looksAtTheFileThatARunWrote() throws IOException {
        var out = folder.resolve("out.ipynb");
        var options = RunOptions.defaults().withTarget(new Target.IntoFile(out));
        var stored = NotebookFile.read(file);
        var cache = new Cache(options);
        cache.remember(file, cache.inputs(file, stored), stored);
        assertThat(cache.reasonsToRun(file, stored, cache.inputs(file, stored)))
                .containsExactly(out + " is missing");
        Files.copy(file, out);
        assertThat(cache.reasonsToRun(file, stored, cache.inputs(file, stored))).isEmpty();
        assertThat(folder.resolve(".cahier/out.ipynb.json")).exists();
    }

    @Test
    void runsWhereTheRecordIsDamaged() throws IOException {
        remember();
        var record = folder.resolve(".cahier/a.ipynb.json");
        for (var text : List.of("", "{", "{}", "[]", "{\"form\": 1}", "{\"form\": 2}")) {
            Files.writeString(record, text);
            assertThat(reasons())
                    .containsExactly("what is remembered of its last run is of no use");
        }
    }

    @Test
    void checksAgainWhereOtherDifferencesCount() {
        var tight = RunOptions.defaults().withTarget(new Target.Nowhere());
        var loose =
                tight.withCheck(new Check(new Tolerance(List.of(), 0.1, 0, true, false), false));
        var stored = NotebookFile.read(file);
        var cache = new Cache(loose);
        cache.remember(file, cache.inputs(file, stored), stored);
        assertThat(cache.reasonsToRun(file, stored, cache.inputs(file, stored))).isEmpty();
        var strict = new Cache(tight.withCheck(new Check(Tolerance.NONE, false)));
        assertThat(strict.reasonsToRun(file, stored, strict.inputs(file, stored)))
                .containsExactly("its outputs are to be compared in another way");
    }

    private void remember() {
        var cache = new Cache(RunOptions.defaults());
        var stored = NotebookFile.read(file);
        cache.remember(file, cache.inputs(file, stored), stored);
    }

    private List<String> reasons() {
        var cache = new Cache(RunOptions.defaults());
        var stored = NotebookFile.read(file);
        return cache.reasonsToRun(file, stored, cache.inputs(file, stored));
    }

    private void assertStale(Consumer<List<Cell>> change, String why) {
        var before = NotebookFile.read(file);
        edit(change);
        assertThat(reasons()).containsExactly(why);
        NotebookFile.write(file, before);
    }

    private void edit(Consumer<List<Cell>> change) {
        var notebook = NotebookFile.read(file);
        var cells = new ArrayList<>(notebook.cells());
        change.accept(cells);
        NotebookFile.write(file, notebook.withCells(cells));
    }

    private NotebookResult run(RunOptions options, List<String> notes) throws InterruptedException {
        var progress =
                new Progress() {
                    @Override
                    public void note(Path notebook, String message) {
                        notes.add(message);
                    }
                };
        return new Runner(options, progress, new StopSignal()).run(List.of(file)).getFirst();
    }

    private static Path jar(Path file, long time, String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var jar = new JarOutputStream(out)) {
            var manifest = new JarEntry("META-INF/MANIFEST.MF");
            jar.putNextEntry(manifest);
            jar.write(("Built: " + time).getBytes(StandardCharsets.UTF_8));
            var entry = new JarEntry("A.class");
            entry.setTime(time);
            jar.putNextEntry(entry);
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}

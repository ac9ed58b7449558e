package cahier.runner;

import static cahier.runner.Notebooks.run;
import static cahier.runner.Notebooks.text;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;
import cahier.runner.RunOptions.Target;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs real notebooks in real worker JVMs: what is saved of them, and in which order.
@Timeout(120)
class RunnerTest {

    @TempDir Path folder;

    @Test
    void writesOutputsAndCountsAsJupyterDoes() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "System.out.print(\"a\"); System.out.println(\"b\");"
                                + " System.err.print(\"e\");",
                        "int x = 20;",
                        "x + 1",
                        "",
                        "display(\"shown\");");
        assertThat(run(file).isGood()).isTrue();
        assertThat(Notebooks.read(file, 1).outputs())
                .containsExactly(
                        new Output.Stream("stdout", "ab\n"), new Output.Stream("stderr", "e"));
        assertThat(Notebooks.read(file, 1).executionCount()).isEqualTo(1);
        assertThat(Notebooks.read(file, 2).outputs()).isEmpty();
        assertThat(Notebooks.read(file, 3).outputs())
                .containsExactly(new Output.Result(Map.of("text/plain", "21"), Map.of(), 3));
        assertThat(Notebooks.read(file, 4).executionCount()).isNull();
        assertThat(Notebooks.read(file, 5).outputs())
                .containsExactly(new Output.Display(Map.of("text/plain", "shown"), Map.of()));
        assertThat(NotebookFile.read(file).metadata().get("language_info"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("version", "25");
    }

    @Test
    void doesNotTouchAFileInWhichNothingChanged() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        assertThat(run(file).saved()).isEqualTo(NotebookResult.Saved.WRITTEN);
        var longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, longAgo);
        assertThat(run(file).saved()).isEqualTo(NotebookResult.Saved.UNCHANGED);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void namesCellAndLineOfAFailureAndGoesOnWithTheNextNotebook() throws Exception {
        var bad =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "System.out.println(\"before\");",
                        "int y = 2;\nthrow new IllegalStateException(\"boom\");",
                        "y + 1");
        var good = Notebooks.write(folder.resolve("b.ipynb"), "1 + 1");
        var results = run(RunOptions.defaults(), List.of(bad, good));
        assertThat(results).hasSize(2);
        assertThat(results.get(1).isGood()).isTrue();
        var failed = results.get(0).cells().getLast();
        assertThat(failed.number()).isEqualTo(2);
        assertThat(failed.id()).isEqualTo("c2");
        assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.ERROR);
        assertThat(failed.failure().name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.failure().message()).isEqualTo("boom");
        assertThat(failed.failure().line()).isEqualTo(2);
        assertThat(Notebooks.read(bad, 1).outputs()).hasSize(1);
        assertThat(Notebooks.read(bad, 2).outputs().getLast())
                .isInstanceOfSatisfying(
                        Output.Error.class, error -> assertThat(error.value()).isEqualTo("boom"));
        assertThat(Notebooks.read(bad, 3).executionCount()).isNull();
    }

    @Test
    void namesTheLineThatDoesNotCompile() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "int a = 1;\n\nint b = \"x\";");
        var failure = run(file).cells().getFirst().failure();
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.message()).contains("String cannot be converted to int");
    }

    @Test
    void obeysTagsAndMarks() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        List.of(
                                Notebooks.cell(
                                        1, "throw new Exception(\"x\");", "raises-exception"),
                                Notebooks.cell(2, "System.exit(5);", "skip-execution"),
                                Notebooks.cell(3, "// NBVAL_SKIP\nSystem.exit(6);"),
                                Notebooks.cell(4, "//NBVAL_RAISES_EXCEPTION\nint i = 1 / 0;"),
                                Notebooks.cell(5, "1 + 1")));
        var result = run(file);
        assertThat(result.failures()).isEmpty();
        assertThat(result.cells().stream().map(CellResult::number)).containsExactly(1, 4, 5);
        assertThat(Notebooks.read(file, 1).outputs()).hasSize(1);
    }

    @Test
    void givesTheSameNotebooksHoweverManyRunAtTheSameTime() throws Exception {
        var one = Files.createDirectories(folder.resolve("one"));
        var three = Files.createDirectories(folder.resolve("three"));
        for (var place : List.of(one, three)) {
            var files = new ArrayList<Path>();
            for (var name : List.of("a", "b", "c")) {
                var state = "System.setProperty(\"mine\", \"%s\")".formatted(name);
                var file = place.resolve(name + ".ipynb");
                files.add(Notebooks.write(file, state, "System.getProperty(\"mine\")"));
            }
            run(RunOptions.defaults().withJobs(place == one ? 1 : 3), files);
        }
        for (var name : List.of("a.ipynb", "b.ipynb", "c.ipynb")) {
            assertThat(three.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
            assertThat(text(three.resolve(name), 2)).isEqualTo(name.substring(0, 1));
        }
    }

    @Test
    void keepsAHundredThousandLines() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");
        assertThat(run(file).isGood()).isTrue();
        var stream = (Output.Stream) Notebooks.read(file, 1).outputs().getFirst();
        assertThat(stream.text().lines()).hasSize(100_000);
        assertThat(stream.text()).startsWith("line 0\nline 1\n").endsWith("line 99999\n");
    }

    @Test
    void updatesADisplayInTheCellWhereItStands() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "var id = display(\"first\");",
                        "updateDisplay(id, \"second\");");
        run(file);
        assertThat(Notebooks.read(file, 1).outputs())
                .containsExactly(new Output.Display(Map.of("text/plain", "second"), Map.of()));
        assertThat(Notebooks.read(file, 2).outputs()).isEmpty();
    }

    @Test
    void runsNotebooksAtTheSameTimeAndTellsThemInOrder() throws Exception {
        var meeting = folder.resolve("meeting");
        var waits =
                "var other = java.nio.file.Path.of(\"meeting\");\n"
                        + "while (!Files.exists(other)) Thread.sleep(20);";
        var first = Notebooks.write(folder.resolve("a.ipynb"), waits);
        var second =
                Notebooks.write(
                        folder.resolve("b.ipynb"),
                        "Files.writeString(Path.of(\"meeting\"), \"\");");
        var options = RunOptions.defaults().withJobs(2);
        var results = run(options, List.of(first, second));
        assertThat(results.stream().map(NotebookResult::path)).containsExactly(first, second);
        assertThat(results).allMatch(NotebookResult::isGood);
        assertThat(meeting).exists();
    }

    @Test
    void refusesWhatItCannotRunAndWritesNothing() throws Exception {
        var broken = Files.writeString(folder.resolve("a.ipynb"), "{ no");
        var python = folder.resolve("b.ipynb");
        var metadata = Map.<String, Object>of("language_info", Map.of("name", "python"));
        NotebookFile.write(python, new Notebook(List.of(Notebooks.cell(1, "1")), metadata));
        var before = Files.readString(python);
        var results = run(RunOptions.defaults(), List.of(broken, python));
        assertThat(results.get(0).failure().message()).startsWith("not JSON: line 1, column 3");
        assertThat(results.get(1).failure().message())
                .isEqualTo("is a notebook in python; expected one in Java");
        assertThat(Files.readString(broken)).isEqualTo("{ no");
        assertThat(Files.readString(python)).isEqualTo(before);
    }

    @Test
    void writesElsewhereOrNowhere() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        var before = Files.readString(file);
        var elsewhere = Files.createDirectories(folder.resolve("out"));
        run(RunOptions.defaults().withTarget(new Target.IntoFolder(elsewhere)), List.of(file));
        assertThat(text(elsewhere.resolve("a.ipynb"), 1)).isEqualTo("2");
        run(RunOptions.defaults().withTarget(new Target.Nowhere()), List.of(file));
        assertThat(Files.readString(file)).isEqualTo(before);
    }
}

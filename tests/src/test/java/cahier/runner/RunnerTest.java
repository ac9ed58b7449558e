package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;
import cahier.runner.RunOptions.OnError;
import cahier.runner.RunOptions.Target;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs real notebooks in real worker JVMs.
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
    void goesOnOrStopsAsToldAfterAFailure() throws Exception {
        var bad = Notebooks.write(folder.resolve("a.ipynb"), "int[] a = new int[-1];", "1 + 1");
        var next = Notebooks.write(folder.resolve("b.ipynb"), "2 + 2");
        var options = RunOptions.defaults();
        var aborted = run(options.withOnError(OnError.ABORT), List.of(bad, next));
        assertThat(aborted.getLast().notRun()).isEqualTo(NotebookResult.NotRun.ABORTED);
        assertThat(aborted.getFirst().skipped())
                .containsExactly(new SkippedCell(2, "c2", "cell 1 failed"));
        var result = run(options.withOnError(OnError.CONTINUE), List.of(bad)).getFirst();
        assertThat(result.cells()).hasSize(2);
        assertThat(result.failures()).hasSize(1);
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
    void interruptsACellThatRunsTooLong() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "System.out.println(\"before\");\nwhile (true) {}");
        var options = RunOptions.defaults().withCellTimeout(Duration.ofSeconds(4));
        var result = run(options, List.of(file)).getFirst();
        var failure = result.cells().getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(failure.message()).isEqualTo("the cell ran longer than 4 s and was interrupted");
        assertThat(Notebooks.read(file, 1).outputs().getFirst())
                .isEqualTo(new Output.Stream("stdout", "before\n"));
    }

    @Test
    void saysThatAJvmDidNotStartInTime() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        var worker = WorkerOptions.defaults().withStartTimeout(Duration.ofMillis(1));
        var failure =
                run(RunOptions.defaults().withWorker(worker), List.of(file)).getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(failure.message()).startsWith("the notebook's JVM did not start within 0.00 s");
        assertThat(Notebooks.read(file, 1).outputs()).isEmpty();
    }

    @Test
    void killsACellThatDoesNotStop() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        """
                        long end = System.nanoTime() + 60_000_000_000L;
                        while (System.nanoTime() < end) {
                            try { Thread.sleep(1000); } catch (Throwable stubborn) { }
                        }
                        """);
        var options = RunOptions.defaults().withNotebookTimeout(Duration.ofSeconds(3));
        var started = System.nanoTime();
        var failure = run(options, List.of(file)).getFirst().cells().getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(failure.message()).startsWith("the notebook ran longer than 3 s");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void tellsWithinSecondsThatAWorkerWasKilledAndWhatItLastRan() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "1 + 1",
                        """
                        System.out.println("last words");
                        Thread.sleep(300);
                        new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid())
                                .start().waitFor();
                        Thread.sleep(60_000);
                        """,
                        "2 + 2");
        var result = run(file);
        var failed = result.cells().getLast();
        assertThat(failed.number()).isEqualTo(2);
        assertThat(failed.duration()).isLessThan(Duration.ofSeconds(10));
        assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.DEAD);
        assertThat(failed.failure().message()).contains("it was killed (signal 9)");
        assertThat(Notebooks.read(file, 1).outputs()).hasSize(1);
        assertThat(Notebooks.read(file, 2).outputs().getFirst())
                .isEqualTo(new Output.Stream("stdout", "last words\n"));
        assertThat(Notebooks.read(file, 2).outputs().getLast()).isInstanceOf(Output.Error.class);
    }

    @Test
    void leavesNoTemporaryFilesOfAWorkerHoweverItEnds() throws Exception {
        var make = "Files.createTempFile(\"left\", \"\").toRealPath().toString()";
        var ended = Notebooks.write(folder.resolve("a.ipynb"), make);
        var killed =
                Notebooks.write(
                        folder.resolve("b.ipynb"),
                        make,
                        """
                        new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid())
                                .start().waitFor();
                        Thread.sleep(60_000);
                        """);
        run(RunOptions.defaults(), List.of(ended, killed));
        for (var file : List.of(ended, killed)) {
            var left = Path.of(text(file, 1));
            assertThat(left.getParent().getFileName()).hasToString("tmp");
            assertThat(left.getParent().getParent()).doesNotExist();
        }
    }

    @Test
    void tellsTheCellThatUsedUpItsMemoryAndGoesOnWithWhatFits() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "var kept = new ArrayList<int[]>();",
                        "while (true) kept.add(new int[100_000]);",
                        "kept.clear(); 1 + 1");
        var options =
                RunOptions.defaults()
                        .withWorker(WorkerOptions.defaults().withMemory("64m"))
                        .withOnError(OnError.CONTINUE);
        var result = run(options, List.of(file)).getFirst();
        var failure = result.cells().get(1).failure();
        assertThat(failure.name()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(failure.message()).endsWith(" (--memory=64m limits it)");
        assertThat(failure.line()).isEqualTo(1);
        assertThat(text(file, 3)).isEqualTo("2");
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
    void failsOnlyTheCellThatExits() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "System.exit(3);", "1 + 1");
        var options = RunOptions.defaults().withOnError(OnError.CONTINUE);
        var result = run(options, List.of(file)).getFirst();
        assertThat(result.cells()).hasSize(2);
        assertThat(result.cells().getLast().failure()).isNull();
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
    void runsInTheFolderOfTheNotebookAndTheSameEverywhere() throws Exception {
        var deep = Files.createDirectories(folder.resolve("deep"));
        Files.writeString(deep.resolve("data.txt"), "here");
        var file =
                Notebooks.write(
                        deep.resolve("a.ipynb"),
                        "java.nio.file.Files.readString(java.nio.file.Path.of(\"data.txt\"))",
                        "String.format(\"%,.1f\", 1234.5) + Locale.getDefault() +"
                            + " TimeZone.getDefault().getID() + System.lineSeparator().length()");
        assertThat(run(file).failures()).isEmpty();
        assertThat(text(file, 1)).isEqualTo("here");
        assertThat(text(file, 2)).isEqualTo("1,234.5enUTC1");
    }

    @Test
    void savesWhatWasDoneWhenItIsStopped() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1", "while (true) {}", "3");
        var stop = new StopSignal();
        var progress =
                new Progress() {
                    @Override
                    public void cellStarts(
                            Path notebook, int index, int number, int total, String source) {
                        if (number == 2) stop.raise();
                    }
                };
        var results = new Runner(RunOptions.defaults(), progress, stop).run(List.of(file, file));
        assertThat(results).hasSize(2);
        assertThat(results.getFirst().status()).isEqualTo(NotebookResult.Status.INTERRUPTED);
        assertThat(results.getFirst().skipped())
                .containsExactly(new SkippedCell(3, "c3", "the run was stopped"));
        assertThat(results.getLast().status()).isEqualTo(NotebookResult.Status.NOT_RUN);
        assertThat(results.getLast().notRun()).isEqualTo(NotebookResult.NotRun.STOPPED);
        var failure = results.getFirst().cells().getLast().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED);
        assertThat(text(file, 1)).isEqualTo("2");
        assertThat(Notebooks.read(file, 3).executionCount()).isNull();
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

    @Test
    void saysWhatAJvmThatDoesNotStartSaid() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        var options = RunOptions.defaults().withWorker(WorkerOptions.defaults().withMemory("1k"));
        var failure = run(options, List.of(file)).getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.DEAD);
        assertThat(failure.message()).contains("before its first cell").contains("Too small");
    }

    private NotebookResult run(Path file) throws InterruptedException {
        return run(RunOptions.defaults(), List.of(file)).getFirst();
    }

    private static List<NotebookResult> run(RunOptions options, List<Path> files)
            throws InterruptedException {
        return new Runner(options, new Progress() {}, new StopSignal()).run(files);
    }

    private static String text(Path file, int number) throws IOException {
        var result = (Output.Result) Notebooks.read(file, number).outputs().getFirst();
        return (String) result.data().get("text/plain");
    }
}

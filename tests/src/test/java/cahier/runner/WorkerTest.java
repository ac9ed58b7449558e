package cahier.runner;

import static cahier.runner.Notebooks.run;
import static cahier.runner.Notebooks.text;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Output;
import cahier.runner.RunOptions.OnError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The JVM of a notebook: its start, its surroundings, and how it ends.
@Timeout(120)
class WorkerTest {

    @TempDir Path folder;

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
    void saysWhatAJvmThatDoesNotStartSaid() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        var options = RunOptions.defaults().withWorker(WorkerOptions.defaults().withMemory("1k"));
        var failure = run(options, List.of(file)).getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BAD_INPUT);
        assertThat(failure.message()).startsWith("--memory=1k: no JVM starts with it: Too small");
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
        assertThat(failed.duration()).isLessThan(Duration.ofSeconds(30));
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
    void failsOnlyTheCellThatExits() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "System.exit(3);", "1 + 1");
        var options = RunOptions.defaults().withOnError(OnError.CONTINUE);
        var result = run(options, List.of(file)).getFirst();
        assertThat(result.cells()).hasSize(2);
        assertThat(result.cells().getLast().failure()).isNull();
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
}

package cahier.runner;

import static cahier.runner.Notebooks.run;
import static cahier.runner.Notebooks.text;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Output;
import cahier.runner.RunOptions.OnError;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Ends notebooks before their last cell: by a failure, a time-out, or the user.
@Timeout(120)
class StoppingTest {

    @TempDir Path folder;

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
        assertThat(failure.line()).isEqualTo(2);
        var outputs = Notebooks.read(file, 1).outputs();
        assertThat(outputs.getFirst()).isEqualTo(new Output.Stream("stdout", "before\n"));
        assertThat(outputs.getLast())
                .isEqualTo(
                        new Output.Error(
                                "Timeout",
                                failure.message(),
                                List.of(
                                        failure.message(),
                                        "Line 1 took effect before the failure",
                                        "Line 2 was stopped in its course")));
    }

    @Test
    void storesAnInterruptAsOne() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "while (true) {}");
        var stop = new StopSignal();
        var progress =
                new Progress() {
                    @Override
                    public void cellStarts(
                            Path notebook, int index, int number, int total, String source) {
                        stop.raise();
                    }
                };
        new Runner(RunOptions.defaults(), progress, stop).run(List.of(file));
        assertThat(Notebooks.read(file, 1).outputs().getLast())
                .isInstanceOfSatisfying(
                        Output.Error.class,
                        error -> assertThat(error.name()).isEqualTo("Interrupted"));
    }

    @Test
    void killsACellThatDoesNotStop() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        """
                        long end = System.nanoTime() + 300_000_000_000L;
                        while (System.nanoTime() < end) {
                            try { Thread.sleep(1000); } catch (Throwable stubborn) { }
                        }
                        """);
        var options = RunOptions.defaults().withNotebookTimeout(Duration.ofSeconds(6));
        var started = System.nanoTime();
        var failure = run(options, List.of(file)).getFirst().cells().getFirst().failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
        assertThat(failure.message()).startsWith("the notebook ran longer than 6 s");
        assertThat(failure.line()).isBetween(2, 3);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void tellsWhereACellHangsWhoseJvmIsKilled() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        "var gate = new Semaphore(0);\ngate.acquireUninterruptibly();");
        var options = RunOptions.defaults().withCellTimeout(Duration.ofSeconds(4));
        var failure = run(options, List.of(file)).getFirst().cells().getFirst().failure();
        assertThat(failure.message())
                .isEqualTo(
                        "the cell ran longer than 4 s and was interrupted; it did not stop within"
                                + " 3 s, so its JVM was killed");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.traceback()).first().isEqualTo(failure.message());
        assertThat(failure.traceback()).last().asString().contains("acquireUninterruptibly();");
        assertThat(Notebooks.read(file, 1).outputs())
                .singleElement()
                .isEqualTo(new Output.Error("Timeout", failure.message(), failure.traceback()));
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

    /// Ctrl-C of a terminal reaches the notebook's JVM as well, maybe before the one that runs it.
    @Test
    void isStoppedWhereTheNotebooksJvmWasInterruptedFirst() throws Exception {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1 + 1");
        var stop = new StopSignal();
        var before = ProcessHandle.current().children().toList();
        var terminal =
                Thread.startVirtualThread(
                        () -> {
                            var child = awaitChild(before);
                            try {
                                var kill = new ProcessBuilder("kill", "-INT", "" + child.pid());
                                assertThat(kill.start().waitFor()).isZero();
                                child.onExit().join();
                                Thread.sleep(100);
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            } finally {
                                stop.raise();
                            }
                        });
        var results = new Runner(RunOptions.defaults(), new Progress() {}, stop).run(List.of(file));
        terminal.join();
        assertThat(results.getFirst().status()).isEqualTo(NotebookResult.Status.INTERRUPTED);
    }

    /// Waits for a child that has become the notebook's JVM.
    private static ProcessHandle awaitChild(List<ProcessHandle> before) {
        while (true) {
            var first =
                    ProcessHandle.current()
                            .children()
                            .filter(child -> !before.contains(child))
                            .filter(child -> child.info().command().orElse("").endsWith("java"))
                            .findFirst();
            if (first.isPresent()) return first.get();
            Thread.onSpinWait();
        }
    }
}

package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// A cell that waits for a pipe or a device, which Java itself does not interrupt. Where an
/// interrupt did not end the wait, these tests would not end.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(OS.LINUX)
final class BlockedFileTest {
    private static final String WAITING = "cahier.test.waiting";

    @TempDir Path folder;
    private Path pipe;
    private final Cells cells =
            new Cells("java.io.*", "java.nio.*", "java.nio.channels.*", "java.nio.file.*");

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        pipe = folder.resolve("pipe of é");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }

    @AfterEach
    void close() {
        cells.close();
        System.clearProperty(WAITING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new FileInputStream(PIPE).read()",
                "var in = new FileInputStream(PIPE); in.read()",
                "Files.readString(Path.of(PIPE))",
                "Files.newInputStream(Path.of(PIPE)).read()",
                "new RandomAccessFile(PIPE, \"r\").read()",
                "FileChannel.open(Path.of(PIPE)).read(ByteBuffer.allocate(9))",
                "new FileOutputStream(PIPE).write(1);",
                "Files.writeString(Path.of(PIPE), \"text\")"
            })
    void stopsWaitingForSomebodyAtTheOtherEnd(String source) throws InterruptedException {
        assertThat(interrupted(source)).isEqualTo(new Result.Interrupted());
        assertThat(cells.value("1 + 1")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new FileInputStream(PIPE).read()",
                "new FileInputStream(PIPE).readAllBytes()",
                "Files.newInputStream(Path.of(PIPE)).read()",
                "new RandomAccessFile(PIPE, \"r\").read()",
                "FileChannel.open(Path.of(PIPE)).read(ByteBuffer.allocate(9))"
            })
    void stopsReadingThoughAWriterIsThere(String source) throws Exception {
        try (var writer = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertThat(interrupted(source)).isEqualTo(new Result.Interrupted());
            // the pipe is as it was, for all but the cell
            writer.write(42);
            assertThat(writer.read()).isEqualTo(42);
        }
    }

    @Test
    void stopsWritingWhatNobodyReads() throws Exception {
        try (var _ = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(interrupted("new FileOutputStream(PIPE).write(new byte[1 << 20]);"))
                    .isEqualTo(new Result.Interrupted());
        }
    }

    @Test
    void stopsReadingADevice() throws InterruptedException {
        var terminal = "var terminal = new RandomAccessFile(\"/dev/ptmx\", \"rw\");\n";
        assertThat(interrupted(terminal + "terminal.read()")).isEqualTo(new Result.Interrupted());
    }

    @Test
    void endsWhatTheCellsProcessStarted() throws Exception {
        var script = "echo $$; sleep 61 & echo $!; wait";
        var source =
                "var child = new ProcessBuilder(\"sh\", \"-c\", \""
                        + script
                        + "\").start();\n"
                        + "var lines = child.inputReader();\n"
                        + "lines.readLine();\n"
                        + "long sleeper = Long.parseLong(lines.readLine());\n";
        assertThat(interrupted(source + "child.getErrorStream().read()"))
                .isEqualTo(new Result.Interrupted());
        var sleeper = ProcessHandle.of((Long) cells.value("sleeper"));
        if (sleeper.isPresent()) sleeper.get().onExit().get(9, TimeUnit.SECONDS);
    }

    @Test
    void stopsReadingAProcessThatDoesNotEnd() throws InterruptedException {
        var script = "trap '' TERM; echo; exec sleep 61";
        var source =
                "var child = new ProcessBuilder(\"sh\", \"-c\", \""
                        + script
                        + "\").start();\n"
                        + "child.getInputStream().read();\n";
        assertThat(interrupted(source + "child.getErrorStream().read()"))
                .isEqualTo(new Result.Interrupted());
        cells.nothing("child.destroyForcibly().waitFor();");
    }

    @Test
    void stopsReadingAProcessOfAnEarlierCell() throws InterruptedException {
        cells.nothing("var child = new ProcessBuilder(\"sleep\", \"61\").start();");
        TimeUnit.MILLISECONDS.sleep(1200); // the system knows its start to a second
        assertThat(interrupted("child.getInputStream().read()"))
                .isEqualTo(new Result.Interrupted());
        assertThat(cells.value("child.isAlive()")).isEqualTo(true);
        cells.nothing("child.destroy();");
    }

    @Test
    void leavesAPipeAloneThatAnotherThreadReads() throws Exception {
        try (var writer = new RandomAccessFile(pipe.toFile(), "rw")) {
            var other = folder.resolve("other");
            assertThat(new ProcessBuilder("mkfifo", other.toString()).start().waitFor()).isZero();
            cells.nothing(
                    "var got = new java.util.concurrent.CompletableFuture<Integer>();\n"
                            + "Thread.ofPlatform().daemon().start(() -> {\n"
                            + "    try (var in = new FileInputStream(\""
                            + pipe
                            + "\")) {\n"
                            + "        got.complete(in.read());\n"
                            + "    } catch (IOException e) { got.completeExceptionally(e); }\n"
                            + "});");
            interrupted("new FileInputStream(\"" + other + "\").read()");
            writer.write(42);
            assertThat(cells.value("got.get()")).isEqualTo(42);
        }
    }

    /// Runs code until it waits for a file, and interrupts it.
    private Result interrupted(String source) throws InterruptedException {
        var runner = Thread.currentThread();
        var interrupter =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!isWaiting(runner)) Thread.onSpinWait();
                                    cells.engine.interrupt();
                                });
        var begin = "System.setProperty(\"" + WAITING + "\", \"\");\n";
        var result = cells.run(begin + source.replace("PIPE", "\"" + pipe + "\""));
        interrupter.join();
        System.clearProperty(WAITING);
        return result;
    }

    private static boolean isWaiting(Thread thread) {
        if (System.getProperty(WAITING) == null) return false;
        var trace = thread.getStackTrace();
        return trace.length > 0
                && trace[0].isNativeMethod()
                && trace[0].getMethodName().matches("(read|write|open).*");
    }
}

package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A cell that takes all memory fails, is told so, and the kernel goes on.
@Timeout(120)
class MemoryTest {

    private static final String[] SMALL = {"-Xmx100m", "-XX:+UseSerialGC"};

    @TempDir private Path folder;

    @Test
    void givesBackWhatTheFailedCellHadTaken() throws Exception {
        try (var kernel = TestKernel.startApart(folder, SMALL);
                var client = kernel.client()) {
            for (int i = 0; i < 2; i++) { // the second keeps the first one's variable
                var failed =
                        client.execute(
                                """
                                var hog = new ArrayList<byte[]>();
                                while (true) hog.add(new byte[1000]);
                                """);
                assertThat(failed.types())
                        .containsExactly("status", "execute_input", "error", "status");
                assertThat(failed.reply().get("ename")).isEqualTo("java.lang.OutOfMemoryError");
                assertThat(failed.traceback())
                        .contains("hog was set to null, so that the memory is free again")
                        .contains("-Xmx sets the limit");
                assertThat(client.execute("1 + 1").value()).isEqualTo("2");
                assertThat(client.execute("hog").value()).isEqualTo("null");
            }
        }
    }

    @Test
    void leavesWhatAnEarlierCellHasTakenToTheReader() throws Exception {
        try (var kernel = TestKernel.startApart(folder, SMALL);
                var client = kernel.client()) {
            client.execute("var hog = new ArrayList<byte[]>();");
            var failed = client.execute("while (true) hog.add(new byte[1000]);");
            assertThat(failed.types())
                    .containsExactly("status", "execute_input", "error", "status");
            assertThat(failed.reply().get("ename")).isEqualTo("java.lang.OutOfMemoryError");
            assertThat(client.execute("hog = null;").reply().get("status")).isEqualTo("ok");
            assertThat(client.execute("1 + 1").value()).isEqualTo("2");
        }
    }

    @Test
    void heedsTheSignalToEndWhileMemoryIsFull() throws Exception {
        try (var kernel = TestKernel.startApart(folder, SMALL);
                var client = kernel.client()) {
            long process = fill(client);
            ProcessHandle.of(process).orElseThrow().destroy();
            assertThat(kernel.hasEnded(60)).isTrue();
        }
    }

    @Test
    void endsWithItsParentWhileMemoryIsFull() throws Exception {
        var parent = new ProcessBuilder("sleep", "120").start();
        try (var kernel = TestKernel.startApartFor(parent.toHandle(), folder, SMALL);
                var client = kernel.client()) {
            fill(client);
            assertThat(kernel.hasEnded(1)).isFalse();
            parent.destroy();
            assertThat(kernel.hasEnded(60)).isTrue();
        } finally {
            parent.destroy();
        }
    }

    /// Takes all memory of a kernel and keeps it.
    ///
    /// @return the kernel's process
    private static long fill(Client client) {
        var process =
                client.execute("var hog = new LinkedList<byte[]>();\nProcessHandle.current().pid()")
                        .value();
        var failed = client.execute("while (true) hog.add(new byte[100]);");
        assertThat(failed.reply().get("ename")).isEqualTo("java.lang.OutOfMemoryError");
        return Long.parseLong(process);
    }

    @Test
    void keepsVariablesWhereOneArrayWasTooLarge() throws Exception {
        try (var kernel = TestKernel.startApart(folder, SMALL);
                var client = kernel.client()) {
            var failed =
                    client.execute("var kept = List.of(1, 2);\nvar large = new long[1 << 28];");
            assertThat(failed.reply().get("ename")).isEqualTo("java.lang.OutOfMemoryError");
            assertThat(failed.traceback()).contains("Line 1 took effect before the failure");
            assertThat(client.execute("kept").value()).isEqualTo("[1, 2]");
        }
    }
}

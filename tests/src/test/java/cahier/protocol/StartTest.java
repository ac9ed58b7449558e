package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a kernel does before its first answer, as the launcher starts it.
@Timeout(300)
class StartTest {

    @TempDir private Path folder;

    /// Who searches the class path reads what every jar of it holds, tens of thousands of entries.
    @Test
    void opensNoJarOfTheLibrariesBeforeTheFirstAnswer() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self/fd")), "tells the open files of a process");
        var process = new CompletableFuture<Process>();
        try (var kernel = TestKernel.startByLauncher(folder, "", process::complete);
                var client = kernel.client()) {

            assertThat(client.execute("1 + 1").value()).isEqualTo("2");
            assertThat(openFiles(process.join().pid()))
                    .anyMatch(file -> file.endsWith("/lib/modules"))
                    .noneMatch(file -> file.contains("/libs/"));

            client.execute("it.unimi.dsi.fastutil.ints.IntList.of(1)");
            assertThat(openFiles(process.join().pid()))
                    .anyMatch(file -> file.contains("/libs/fastutil"));
        }
    }

    private static List<String> openFiles(long pid) throws IOException {
        var files = new ArrayList<String>();
        try (var open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (var link : open) {
                // one of them may be closed by now
                if (Files.isSymbolicLink(link)) files.add(Files.readSymbolicLink(link).toString());
            }
        }
        return files;
    }
}

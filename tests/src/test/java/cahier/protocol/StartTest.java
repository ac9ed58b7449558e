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

    private static final int ATTEMPTS = 5;

    @TempDir private Path folder;

    /// Who searches the class path reads what every jar of it holds, tens of thousands of entries.
    ///
    /// In a pause of the user's a kernel prepares what may be asked next, and opens them: on a busy
    /// machine before this looks, and so another kernel is asked.
    @Test
    void opensNoJarOfTheLibrariesBeforeTheFirstAnswer() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self/fd")), "tells the open files of a process");
        var open = List.of("/libs/");
        for (var attempt = 0; attempt < ATTEMPTS && hasLibraries(open); attempt++) {
            var process = new CompletableFuture<Process>();
            try (var kernel = TestKernel.startByLauncher(folder, "", process::complete);
                    var client = kernel.client()) {
                assertThat(client.execute("1 + 1").value()).isEqualTo("2");
                open = openFiles(process.join().pid());

                client.execute("it.unimi.dsi.fastutil.ints.IntList.of(1)");
                assertThat(openFiles(process.join().pid()))
                        .anyMatch(file -> file.contains("/libs/fastutil"));
            }
        }
        assertThat(open)
                .anyMatch(file -> file.endsWith("/lib/modules"))
                .noneMatch(file -> file.contains("/libs/"));
    }

    private static boolean hasLibraries(List<String> files) {
        return files.stream().anyMatch(file -> file.contains("/libs/"));
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

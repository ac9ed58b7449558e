package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs every tutorial: each number that it states must hold, and its outputs must be as stored.
class TutorialsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("cahier.root", ".."), "notebooks");

    @Test
    @Timeout(900)
    void everyTutorialRunsAndGivesWhatItStores() {
        var console = System.out;
        var bytes = new ByteArrayOutputStream();
        int exit;
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            exit =
                    Main.commandLine()
                            .execute("run", "--check", "--memory", "4g", FOLDER.toString());
        } finally {
            System.setOut(console);
        }
        assertThat(exit).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
    }
}

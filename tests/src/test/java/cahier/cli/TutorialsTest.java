package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;

/// Runs every tutorial: each number that it states must hold, and its outputs must be as stored.
class TutorialsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("cahier.root", ".."), "notebooks");

    @Test
    @Timeout(900)
    void everyTutorialRunsAndGivesWhatItStores() {
        var run = Called.cahier("run", "--check", "--memory", "4g", FOLDER.toString());
        assertThat(run.code()).as(run.output()).isZero();
    }
}

package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WorkerFolderTest {

    @TempDir Path temporary;

    @Test
    void liesInTheFolderForTemporaryFiles() throws IOException {
        var folder = WorkerFolder.create(temporary);
        assertThat(folder.path()).hasParent(temporary);
        assertThat(folder.temporary()).isDirectory();
        folder.delete();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void liesElsewhereWhereThePathOfItsSocketWouldBeTooLong() throws IOException {
        var far = Files.createDirectory(temporary.resolve("d".repeat(120)));
        var folder = WorkerFolder.create(far);
        try {
            assertThat(folder.socket().toString()).hasSizeLessThan(104);
            assertThat(folder.temporary()).isDirectory();
            assertThat(far).isEmptyDirectory();
        } finally {
            folder.delete();
        }
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> WorkerFolder.create(temporary.resolve("none")))
                .hasMessage("there is no folder for temporary files: " + temporary.resolve("none"));
    }
}

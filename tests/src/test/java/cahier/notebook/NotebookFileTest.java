package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class NotebookFileTest {

    private static final Notebook NOTEBOOK =
            new Notebook(List.of(new RawCell("a", "x", Map.of(), null, Map.of())), Map.of());

    @TempDir Path folder;

    @Test
    void readsWhatItWrote() {
        var file = folder.resolve("a.ipynb");
        NotebookFile.write(file, NOTEBOOK);
        assertThat(NotebookFile.read(file)).isEqualTo(NOTEBOOK);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        NotebookFile.write(folder.resolve("a.ipynb"), NOTEBOOK);
        NotebookFile.write(folder.resolve("a.ipynb"), NOTEBOOK);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.ipynb"));
        }
    }

    @Test
    void writesAFileWhoseNameIsAsLongAsAnyCanBe() throws IOException {
        var file = folder.resolve("n".repeat(249) + ".ipynb");
        NotebookFile.write(file, new byte[] {1});
        NotebookFile.write(file, new byte[] {2});
        assertThat(file).hasBinaryContent(new byte[] {2});
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such rights")
    void keepsRightsAndFollowsALink() throws IOException {
        var file = folder.resolve("real.ipynb");
        NotebookFile.write(file, NOTEBOOK);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var link = Files.createSymbolicLink(folder.resolve("link.ipynb"), file);
        NotebookFile.write(link, NOTEBOOK.withMetadata(Map.of("x", 1L)));
        assertThat(link).isSymbolicLink();
        assertThat(NotebookFile.read(file).metadata()).isEqualTo(Map.of("x", 1L));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void saysWhatKeepsAFileFromBeingRead() {
        assertRefused(folder.resolve("none.ipynb"), "no such file");
        assertRefused(folder, "is a folder; expected a file");
    }

    @Test
    void saysThatAFolderIsMissing() {
        assertThatThrownBy(() -> NotebookFile.checkWritable(folder.resolve("none/a.ipynb"), ""))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("its folder does not exist: ");
    }

    /// Nobody, not even root, can write into the folders of the kernel's process table.
    @Test
    void saysThatAFolderIsReadOnly() {
        var readOnly = Path.of("/proc/self");
        assumeTrue(
                Files.isDirectory(readOnly) && !Files.isWritable(readOnly),
                "needs a folder that this user cannot write");
        assertThatThrownBy(() -> NotebookFile.write(readOnly.resolve("a.ipynb"), NOTEBOOK))
                .isInstanceOf(NotebookException.class)
                .hasMessage("its folder is read-only; make it writable");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> NotebookFile.read(file))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining(message);
    }
}

package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class NotebookPathsTest {

    @TempDir Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (var name :
                List.of(
                        "b.ipynb",
                        "a.ipynb",
                        "a.txt",
                        "deep/er/c.ipynb",
                        ".ipynb_checkpoints/a-checkpoint.ipynb",
                        "deep/.hidden/d.ipynb",
                        ".draft.ipynb",
                        "empty/x.txt")) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    @Test
    void searchesFoldersButNotCheckpointsAndHiddenOnes() throws IOException {
        assertThat(find("")).containsExactly("a.ipynb", "b.ipynb", "deep/er/c.ipynb");
    }

    @Test
    void namesEachNotebookOnceInTheOrderOfTheArguments() throws IOException {
        assertThat(find("b.ipynb", "deep/../b.ipynb", ""))
                .containsExactly("b.ipynb", "a.ipynb", "deep/er/c.ipynb");
    }

    /// A user who may do everything is refused nothing.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesAFolderThatCannotBeSearched() throws IOException {
        var shut = folder.resolve("deep");
        var rights = Files.getPosixFilePermissions(shut);
        Files.setPosixFilePermissions(shut, Set.of());
        try {
            if (Files.isReadable(shut)) {
                assertThat(find("")).contains("deep/er/c.ipynb");
            } else {
                assertThatThrownBy(() -> find(""))
                        .isInstanceOf(CommandException.class)
                        .hasMessage(shut + ": cannot be searched: permission denied");
            }
        } finally {
            Files.setPosixFilePermissions(shut, rights);
        }
    }

    @Test
    void takesPatterns() throws IOException {
        assertThat(find("*.ipynb")).containsExactly("a.ipynb", "b.ipynb");
        assertThat(find("**/c.ipynb")).containsExactly("deep/er/c.ipynb");
        assertThat(find("{a,x}.ipynb")).containsExactly("a.ipynb");
    }

    @Test
    void namesTheCommandThatMissesAPath() {
        assertThatThrownBy(() -> new NotebookPaths("report").find(List.of()))
                .hasMessageEndingWith("name one: cahier report PATH...");
    }

    @Test
    void takesANamedFileWhateverItsName() throws IOException {
        assertThat(find("a.txt")).containsExactly("a.txt");
    }

    @Test
    void aBackslashPartsFoldersWhereTheSystemSaysSo() {
        assertThat(NotebookPaths.glob("a\\**\\[bc]*.ipynb", "\\")).isEqualTo("a/**/[bc]*.ipynb");
        assertThat(NotebookPaths.glob("a\\*.ipynb", "/")).isEqualTo("a\\*.ipynb");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> find("none.ipynb"))
                .isInstanceOf(CommandException.class)
                .hasMessageEndingWith("none.ipynb: no such file or folder");
        assertThatThrownBy(() -> find("empty")).hasMessageEndingWith("holds no notebook (*.ipynb)");
        assertThatThrownBy(() -> find("z*.ipynb"))
                .hasMessageEndingWith("no notebook (*.ipynb) matches");
        assertThatThrownBy(() -> find("[.ipynb")).hasMessageContaining("not a pattern");
    }

    private List<String> find(String... names) throws IOException {
        var arguments = Stream.of(names).map(name -> folder + "/" + name).toList();
        return new NotebookPaths("run")
                .find(arguments).stream()
                        .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                        .toList();
    }
}

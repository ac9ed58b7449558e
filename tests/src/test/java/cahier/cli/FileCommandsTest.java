package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;

/// The commands for notebook files: `clean`, `diff`, `validate`, and what a run reports of them.
@Timeout(120)
class FileCommandsTest extends WithCommands {

    @Test
    void cleansComparesAndReports() throws IOException {
        write("a.ipynb", "1 + 1");
        var reports =
                new String[] {
                    "run", path("a.ipynb"), "--junit", path("out/j.xml"), "--markdown", path("m.md")
                };
        assertThat(cahier(reports)).isEqualTo(0);
        assertThat(folder.resolve("out/j.xml")).content().contains("name=\"cell 1 (id c1)\"");
        assertThat(folder.resolve("m.md")).content().contains("| 1 of 1 |");
        Files.copy(folder.resolve("a.ipynb"), folder.resolve("b.ipynb"));
        assertThat(cahier("diff", path("a.ipynb"), path("b.ipynb"))).isEqualTo(0);
        assertThat(cahier("clean", "--check", path("b.ipynb"))).isEqualTo(3);
        assertThat(cahier("clean", path("b.ipynb"))).isEqualTo(0);
        assertThat(cahier("clean", "--check", path("b.ipynb"))).isEqualTo(0);
        assertThat(cahier("diff", path("a.ipynb"), path("b.ipynb"))).isEqualTo(3);
        assertThat(output).contains("cell 1 (id c1), output 1").contains("- execute_result");
        assertUsage("no such file", "diff", path("a.ipynb"), path("none.ipynb"));
    }

    @Test
    void tellsProblemsOfFilesAndRepairsThem() throws IOException {
        write("a.ipynb", "1");
        var invalid = Files.readString(folder.resolve("a.ipynb")).replace("\"id\": \"c1\",", "");
        Files.writeString(folder.resolve("a.ipynb"), invalid);
        assertThat(cahier("validate", path("a.ipynb"))).isEqualTo(2);
        assertThat(output).contains("a.ipynb: cell 1: id is missing; expected one");
        assertThat(cahier("validate", "--repair", path("a.ipynb"))).isEqualTo(0);
        assertThat(cahier("validate", path("a.ipynb"))).isEqualTo(0);
        assertThat(output).contains("a.ipynb: valid");
    }
}

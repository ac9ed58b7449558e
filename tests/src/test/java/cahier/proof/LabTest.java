package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Opens JupyterLab, or rather a program of that name that tells how it was called.
class LabTest {

    private static final Path KERNELS = Child.ROOT.resolve(".launch/jupyter");

    @TempDir Path temporary;
    private Path bin;

    /// A path with the few tools that the launcher needs, and nothing of Python's.
    @BeforeEach
    void makePath() throws Exception {
        bin = Files.createDirectories(temporary.resolve("bin"));
        for (var tool :
                List.of(
                        "cat",
                        "cmp",
                        "cp",
                        "find",
                        "mkdir",
                        "mv",
                        "readlink",
                        "rm",
                        "sed",
                        "sleep")) {
            program(tool, "PATH=/usr/bin:/bin exec %s \"$@\"".formatted(tool));
        }
    }

    @Test
    void opensTheTutorialsOnThisMachineOnlyAndShowsTheKernel() throws Exception {
        program(
                "jupyter-lab",
                """
                [ "$1" = --version ] && exit
                echo "$@"
                cat "${JUPYTER_PATH%%:*}/kernels/java/kernel.json"
                """);

        var child = lab("--no-browser", "--port", "8889");

        assertThat(child.output())
                .contains(
                        "--ip=127.0.0.1 --notebook-dir="
                                + Child.ROOT.toRealPath().resolve("notebooks")
                                + " --no-browser --port 8889")
                .contains("\"display_name\" : \"Java\"")
                .contains("{connection_file}");
        assertThat(child.exitCode()).isZero();
        assertThat(KERNELS.resolve("kernels/java/logo-svg.svg")).exists();
    }

    @Test
    void leavesTheFolderToANotebookThatIsNamed() throws Exception {
        program("jupyter-lab", "echo \"$@\"");

        var child = lab("mine.ipynb");

        assertThat(child.output()).contains("--ip=127.0.0.1 mine.ipynb");
    }

    @Test
    void endsAsJupyterLabEnds() throws Exception {
        program("jupyter-lab", "[ \"$1\" = --version ] || exit 7");

        assertThat(lab().exitCode()).isEqualTo(7);
    }

    @Test
    void namesTheOneCommandThatInstallsJupyterLab() throws Exception {
        var child = lab();

        assertThat(child.output())
                .startsWith("cahier: lab: JupyterLab is not installed; to install it: ")
                .contains("/.venv/bin/pip' install jupyterlab")
                .doesNotContain("Exception");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    private Child lab(String... arguments) throws Exception {
        var variables = Map.of("PATH", bin.toString(), "VIRTUAL_ENV", "", "JUPYTER_PATH", "");
        var all = new ArrayList<>(List.of("lab"));
        all.addAll(List.of(arguments));
        return Child.cahier(temporary, variables, all.toArray(String[]::new));
    }

    private void program(String name, String script) throws Exception {
        var program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}

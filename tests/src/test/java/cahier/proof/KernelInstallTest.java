package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Installs the kernel for Jupyter, and removes it.
class KernelInstallTest {

    @TempDir Path temporary;

    @Test
    void installsForTheUser() throws Exception {
        var data = temporary.resolve("data");

        var child = install(Map.of("JUPYTER_DATA_DIR", data.toString()), "--user");

        var folder = data.resolve("kernels/java");
        assertThat(child.output()).contains("Installed the kernel \"Java\" (java) in " + folder);
        assertThat(child.exitCode()).isZero();
        assertThat(folder)
                .isDirectoryContaining("glob:**/kernel.json")
                .isDirectoryContaining("glob:**/logo-32x32.png")
                .isDirectoryContaining("glob:**/logo-64x64.png")
                .isDirectoryContaining("glob:**/logo-svg.svg");
        assertThat(Files.readString(folder.resolve("kernel.json")))
                .contains("\"" + Child.ROOT.toRealPath().resolve("cahier") + "\"")
                .contains("\"{connection_file}\"")
                .contains("\"language\" : \"java\"")
                .contains("\"interrupt_mode\" : \"message\"")
                .contains("\"debugger\" : false");
    }

    @Test
    void installsUnderAPrefixUnderAnotherNameWithVariables() throws Exception {
        var child =
                install(
                        Map.of(),
                        "--prefix",
                        temporary.toString(),
                        "--name",
                        "big",
                        "--display-name",
                        "Java, much memory",
                        "--env",
                        "CAHIER_JVM_OPTS=-Xmx8g -ea");

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(temporary.resolve("share/jupyter/kernels/big/kernel.json"))
                .content()
                .contains("\"display_name\" : \"Java, much memory\"")
                .contains("\"CAHIER_JVM_OPTS\" : \"-Xmx8g -ea\"");
    }

    @Test
    void refusesAVariableWithoutAValue() throws Exception {
        var child = install(Map.of(), "--prefix", temporary.toString(), "--env", "NOEQ");

        assertThat(child.output()).contains("--env takes NAME=VALUE: got \"NOEQ\"");
        assertThat(child.exitCode()).isEqualTo(2);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void installsIntoTheEnvironmentInUse() throws Exception {
        var child = install(Map.of("VIRTUAL_ENV", temporary.toString()), "--sys-prefix");

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(temporary.resolve("share/jupyter/kernels/java/kernel.json")).exists();
    }

    @Test
    void installsAgainOverItself() throws Exception {
        install(Map.of(), "--prefix", temporary.toString());

        var again = install(Map.of(), "--prefix", temporary.toString());

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(temporary.resolve("share/jupyter/kernels"))
                .isDirectoryNotContaining("glob:**/.cahier*");
    }

    @Test
    void removesWhatItInstalled() throws Exception {
        install(Map.of(), "--prefix", temporary.toString());

        var removal = install(Map.of(), "--prefix", temporary.toString(), "--remove");

        assertThat(removal.exitCode()).as(removal.output()).isZero();
        assertThat(temporary.resolve("share/jupyter/kernels")).isEmptyDirectory();
    }

    @Test
    void saysSoWhereThereIsNothingToRemove() throws Exception {
        var removal = install(Map.of(), "--prefix", temporary.toString(), "--remove");

        assertThat(removal.output()).contains("there is no kernel named \"java\" in");
        assertThat(removal.exitCode()).isEqualTo(2);
    }

    @Test
    void leavesAnotherProgramsKernelAloneUnlessTold() throws Exception {
        var folder = Files.createDirectories(temporary.resolve("share/jupyter/kernels/java"));
        var other = "{\"argv\": [\"other\"], \"display_name\": \"Another Java\"}";
        Files.writeString(folder.resolve("kernel.json"), other);

        var refused = install(Map.of(), "--prefix", temporary.toString());
        var kept = install(Map.of(), "--prefix", temporary.toString(), "--remove");

        assertThat(refused.output()).contains("Another Java").contains("--replace");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(kept.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("kernel.json")).hasContent(other);

        var replaced = install(Map.of(), "--prefix", temporary.toString(), "--replace");
        assertThat(replaced.exitCode()).as(replaced.output()).isZero();
        assertThat(folder.resolve("kernel.json")).content().contains("\"cahier\" : true");
    }

    @Test
    void refusesANameThatJupyterCannotUse() throws Exception {
        var child = install(Map.of(), "--prefix", temporary.toString(), "--name", "a b");

        assertThat(child.output()).contains("--name may hold letters").contains("got \"a b\"");
        assertThat(child.exitCode()).isEqualTo(2);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void explainsAFolderThatIsAFile() throws Exception {
        var file = Files.writeString(temporary.resolve("file"), "x");

        var child = install(Map.of(), "--prefix", file.toString());

        assertThat(child.output())
                .startsWith("cahier: kernel install: cannot write " + file)
                .doesNotContain("\tat ");
        assertThat(child.exitCode()).isEqualTo(2);
    }

    private static Child install(Map<String, String> variables, String... arguments)
            throws Exception {
        var all = new String[arguments.length + 2];
        all[0] = "kernel";
        all[1] = "install";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Child.cahier(Child.ROOT, variables, all);
    }
}

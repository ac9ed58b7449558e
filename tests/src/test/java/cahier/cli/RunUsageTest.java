package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Says what is wrong with options of `cahier run`, before anything runs where it can.
@Timeout(120)
class RunUsageTest extends WithCommands {

    @Test
    void saysWhatToDoAboutBadUsage() throws IOException {
        write("a.ipynb", "1");
        assertUsage("no such file or folder", "run", path("none.ipynb"));
        assertUsage("there is no option '--frob'\n", "run", "--frob");
        assertUsage("expected such as 90, 90s, 5m or 1h", "run", "--timeout", "soon");
        assertUsage("expected I/N with I from 1 to N", "run", "--shard", "3/2");
        assertUsage("expected stop, continue or abort", "run", "--on-error", "panic");
        assertUsage("--check and --update exclude", "run", "--check", "--update", path("a.ipynb"));
        assertUsage(
                "--threads: got 0; expected 1 or more", "run", "--threads", "0", path("a.ipynb"));
        assertUsage(
                "is a file, not a folder", "run", path("a.ipynb"), "--output-dir", path("a.ipynb"));
        assertUsage("--memory: got lots", "run", "--memory", "lots", path("a.ipynb"));
        assertUsage("--memory: got 1k; expected 32m", "run", "--memory", "1k", path("a.ipynb"));
        assertUsage("--memory: got 31M; expected 32m", "run", "--memory", "31M", path("a.ipynb"));
        assertUsage("got ''; expected a file, a folder or a pattern", "run", "");
        assertUsage("not a regular expression", "run", "--mask-pattern", "(");
        assertUsage("expected identity, temp, duration or none", "run", "--mask", "x");
        assertUsage("expected more than 0", "run", "--timeout", "0s");
        assertUsage("--tolerance: got -1.0", "run", "--tolerance", "-1", path("a.ipynb"));
        assertUsage("--pixel-tolerance: got 5.0", "run", "--pixel-tolerance=5", path("a.ipynb"));
        var file = path("a.ipynb");
        assertUsage("is a file, not a folder", "run", file, "--no-write", "--junit", file + "/x");
        assertUsage("is a file, not a folder", "convert", file, "--output-dir", file);
        assertUsage("expected a jar or a folder of classes", "run", file, "-cp", file);
        assertUsage(
                "--no-write and --output exclude each other",
                "run",
                "--no-write",
                "--output",
                "x.ipynb");
    }

    @Test
    void namesTheOptionWithWhichNoJvmStarts() throws IOException {
        write("a.ipynb", "1");
        var before = Files.readString(folder.resolve("a.ipynb"));
        assertThat(cahier("run", "--memory", "9999999g", path("a.ipynb"))).isEqualTo(2);
        assertThat(output)
                .contains("✗ " + path("a.ipynb") + ": --memory=9999999g: no JVM starts with it: ")
                .doesNotContain("Error occurred");
        assertThat(folder.resolve("a.ipynb")).content().isEqualTo(before);
    }

    @Test
    void tellsInOneLineWhereParametersAreNoYaml() throws IOException {
        write("a.ipynb", "1");
        Files.writeString(folder.resolve("p.yml"), "x: 1\ny: [1,\n");
        assertUsage(
                "p.yml: not YAML: line 3, column 1: expected the node content",
                "run",
                "--no-write",
                path("a.ipynb"),
                "--params",
                path("p.yml"));
        assertThat(errors.lines()).hasSize(1);
    }

    @Test
    void findsOutBeforehandThatAFileCannotBeWritten() throws IOException {
        write("a.ipynb", "1");
        var run = new String[] {"run", "--no-write", path("a.ipynb")};
        for (var option : List.of("--junit", "--markdown", "--gitlab")) {
            assertUsage(
                    option
                            + ": cannot write "
                            + path("a.ipynb/x")
                            + ": "
                            + path("a.ipynb")
                            + " is a file",
                    append(run, option + "=" + path("a.ipynb/x")));
            assertThat(output).isEmpty();
        }
        assertUsage("is a folder; expected a file", append(run, "--junit=" + folder));
        assertUsage("--output: " + folder + " is a folder", "run", run[2], "--output=" + folder);
        assertThat(output).isEmpty();
        assertUsage(
                "--difference-dir: " + path("a.ipynb") + " is a file, not a folder",
                "run",
                "--check",
                run[2],
                "--difference-dir=" + path("a.ipynb"));
    }

    @Test
    void saysInOneLineThatAReportCouldNotBeWritten() throws IOException {
        write(
                "a.ipynb",
                "java.nio.file.Files.createDirectory(java.nio.file.Path.of(\\\"j.xml\\\"))");
        assertUsage(
                "--junit: cannot write "
                        + path("j.xml")
                        + ": "
                        + path("j.xml")
                        + ": Is a directory",
                "run",
                "--no-write",
                path("a.ipynb"),
                "--junit=" + path("j.xml"));
        assertThat(errors.lines()).hasSize(1);
        assertThat(output).contains("1 notebook: 1 passed");
    }

    @Test
    void refusesNumbersThatAreNoneOfTheirOptions() throws IOException {
        write("a.ipynb", "1");
        var run = new String[] {"run", "--check", path("a.ipynb")};
        assertUsage("--tolerance: got -1.0; expected 0 or more", append(run, "--tolerance=-1"));
        assertUsage(
                "--pixel-tolerance: got 7.0; expected 0 to 1", append(run, "--pixel-tolerance=7"));
        assertUsage("expected more than 0", append(run, "--start-timeout=0"));
        for (var option :
                List.of(
                        "--difference-dir=" + path("q"),
                        "--tolerance=0.1",
                        "--pixel-tolerance=0",
                        "--mask=duration",
                        "--mask-pattern=x",
                        "--ignore-stderr")) {
            assertUsage(
                    option.replaceFirst("=.*", "") + ": nothing is compared; add --check or",
                    "run",
                    path("a.ipynb"),
                    option);
        }
        assertUsage(
                "--update rewrites what differs: drop --no-write, or see --check",
                "run",
                path("a.ipynb"),
                "--update",
                "--no-write");
    }
}

package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@Timeout(120)
class RunCommandTest {

    @TempDir Path folder;
    private String errors = "";
    private String output = "";

    @Test
    void runsAFolderAndSumsUp() throws IOException {
        write("a.ipynb", "1 + 1");
        write("b.ipynb", "2 + 2");
        assertThat(cahier("run", folder.toString(), "--jobs", "2")).isEqualTo(0);
        assertThat(output)
                .containsSubsequence("✓ ", "a.ipynb  1 cell, ", ", written", "✓ ", "b.ipynb")
                .contains("2 notebooks: 2 passed in ");
        assertThat(cahier("run", folder.toString())).isEqualTo(0);
        assertThat(output).contains(", unchanged").doesNotContain("written");
    }

    @Test
    void namesWhatFailedAndLeavesWithOne() throws IOException {
        write("a.ipynb", "int x = 1;\\nint y = \\\"a\\\";");
        assertThat(cahier("run", path("a.ipynb"))).isEqualTo(1);
        assertThat(output)
                .contains("a.ipynb: cell 1 (id c1), line 2\n")
                .contains("int y = \"a\";")
                .contains("1 notebook: 0 passed, 1 failed")
                .doesNotContain("\u001B");
    }

    @Test
    void leavesWithFourAfterATimeOut() throws IOException {
        write("a.ipynb", "while (true) {}");
        assertThat(cahier("run", path("a.ipynb"), "--timeout", "500ms")).isEqualTo(4);
        assertThat(output).contains("the cell ran longer than 0.50 s and was interrupted");
    }

    @Test
    void checksWithoutWritingAndUpdatesOnlyWhatDiffers() throws IOException {
        write("a.ipynb", "1 + 1");
        assertThat(cahier("run", path("a.ipynb"))).isEqualTo(0);
        assertThat(cahier("run", "--check", path("a.ipynb"))).isEqualTo(0);
        var changed = Files.readString(folder.resolve("a.ipynb")).replace("\"2\"", "\"3\"");
        Files.writeString(folder.resolve("a.ipynb"), changed);
        assertThat(cahier("run", "--check", path("a.ipynb"))).isEqualTo(3);
        assertThat(output)
                .contains("a.ipynb: cell 1 (id c1), output 1: text/plain\n    - 3\n    + 2\n");
        assertThat(Files.readString(folder.resolve("a.ipynb"))).isEqualTo(changed);
        assertThat(cahier("run", "--update", path("a.ipynb"))).isEqualTo(0);
        assertThat(cahier("run", "--check", path("a.ipynb"))).isEqualTo(0);
    }

    @Test
    void drawsWhereAPictureDiffers() throws IOException {
        write(
                "a.ipynb",
                "var p = new java.awt.image.BufferedImage(9, 7, 1);"
                        + " p.setRGB(4, 3, Integer.getInteger(\\\"shade\\\", 0)); p");
        assertThat(cahier("run", path("a.ipynb"))).isEqualTo(0);
        var stored = Files.readString(folder.resolve("a.ipynb"));
        Files.writeString(
                folder.resolve("a.ipynb"), stored.replace("\\\"shade\\\", 0", "null, 99"));
        var check = new String[] {"run", "--check", path("a.ipynb")};
        var drawing = append(check, "--difference-dir=" + path("d"));
        assertThat(cahier(drawing)).isEqualTo(3);
        assertThat(output).contains("a.ipynb: cell 1 (id c1), output 1: image/png");
        var drawn = javax.imageio.ImageIO.read(folder.resolve("d").toFile().listFiles()[0]);
        assertThat(folder.resolve("d").toFile().list())
                .containsExactly("a.ipynb-cell-1-output-1-image-png.png");
        assertThat(drawn.getHeight()).isEqualTo(7);
        assertThat(cahier(append(check, "--pixel-tolerance=0.02"))).isEqualTo(0);
        assertThat(cahier(append(check, "--pixel-tolerance=0.01"))).isEqualTo(3);
    }

    @Test
    void skipsWhatPassedBefore() throws IOException {
        write("a.ipynb", "1 + 1");
        assertThat(cahier("run", "--cached", path("a.ipynb"))).isEqualTo(0);
        assertThat(output).contains("note: ", ": runs: no run that passed is remembered");
        assertThat(
                        cahier(
                                "run",
                                "--cached",
                                path("a.ipynb"),
                                "--junit",
                                path("j.xml"),
                                "--markdown",
                                path("m.md")))
                .isEqualTo(0);
        assertThat(output)
                .contains("a.ipynb  not run: it passed, and nothing has changed since\n")
                .contains("1 notebook: 1 passed (1 before) in ");
        assertThat(folder.resolve("j.xml")).content().contains("skipped=\"1\"", "<skipped ");
        assertThat(folder.resolve("m.md"))
                .content()
                .contains("| 0 of 1 |  | not run: unchanged since a run that passed |");
    }

    @Test
    void saysWhatToDoAboutBadUsage() throws IOException {
        write("a.ipynb", "1");
        assertUsage("no such file or folder", "run", path("none.ipynb"));
        assertUsage("Unknown option: '--frob'", "run", "--frob");
        assertUsage("expected such as 90, 90s, 5m or 1h", "run", "--timeout", "soon");
        assertUsage("expected I/N with I from 1 to N", "run", "--shard", "3/2");
        assertUsage("expected stop, continue or abort", "run", "--on-error", "panic");
        assertUsage("--check and --update exclude", "run", "--check", "--update", path("a.ipynb"));
        assertUsage(
                "--threads: got 0; expected 1 or more", "run", "--threads", "0", path("a.ipynb"));
        assertUsage(
                "is a file, not a folder", "run", path("a.ipynb"), "--output-dir", path("a.ipynb"));
        assertUsage("--memory: got lots", "run", "--memory", "lots", path("a.ipynb"));
        assertUsage("not a regular expression", "run", "--mask-pattern", "(");
        assertUsage("expected identity, temp, duration or none", "run", "--mask", "x");
        assertUsage("expected more than 0", "run", "--timeout", "0s");
        assertUsage("--tolerance: got -1.0", "run", "--tolerance", "-1", path("a.ipynb"));
        assertUsage("--pixel-tolerance: got 5.0", "run", "--pixel-tolerance=5", path("a.ipynb"));
        var file = path("a.ipynb");
        assertUsage("is a file, not a folder", "run", file, "--no-write", "--junit", file + "/x");
        assertUsage("is a file, not a folder", "convert", file, "--output-dir", file);
        assertUsage("mutually exclusive", "run", "--no-write", "--output", "x.ipynb");
    }

    @Test
    void readsParametersAndCommandsAsTheyAreTyped() throws IOException {
        write("a.ipynb", "String s = \\\"\\\"; int n = 1;");
        var tagged =
                Files.readString(folder.resolve("a.ipynb"))
                        .replace(
                                "\"metadata\": {}, \"out",
                                "\"metadata\": {\"tags\": [\"parameters\"]}, \"out");
        Files.writeString(folder.resolve("a.ipynb"), tagged);
        var run = new String[] {"run", path("a.ipynb"), "--output=" + path("b.ipynb"), "-p"};
        assertThat(cahier(append(run, "s=a\"b=c"))).isEqualTo(0);
        assertThat(folder.resolve("b.ipynb")).content().contains("s = \\\"a\\\\\\\"b=c\\\";");
        assertUsage("-p: got foo; expected NAME=VALUE", append(run, "foo"));
        assertThat(cahier("run", "--output=a", "--no-write")).isEqualTo(2);
        assertThat(errors).startsWith("cahier: --").doesNotContain("Error");
        assertUsage("-: the standard input is not read", "run", "-");
        assertThat(cahier("help", "run")).isEqualTo(0);
        assertThat(output).contains("Usage: cahier run ");
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

    @Test
    void installsAKernelIntoAFolderThatIsNamed() {
        assertUsage("--prefix: got nothing; expected a folder", "kernel", "install", "--prefix=");
        assertThat(new KernelSpec("Java", List.of("cahier"), Map.of()).json())
                .containsSubsequence("\"metadata\"", "\"cahier\" : true", "\"debugger\" : false");
        var home = System.getProperty("cahier.home");
        try {
            System.setProperty("cahier.home", folder.toString());
            assertUsage(
                    "kernel install: cannot write /proc/x/share/jupyter/kernels/java: ",
                    "kernel",
                    "install",
                    "--prefix=/proc/x");
            assertThat(errors).doesNotContain("Exception");
        } finally {
            if (home == null) System.clearProperty("cahier.home");
            else System.setProperty("cahier.home", home);
        }
    }

    @Test
    void setsParametersInACopy() throws IOException {
        write("a.ipynb", "int n = 1; String who = \\\"a\\\";");
        var tagged =
                Files.readString(folder.resolve("a.ipynb"))
                        .replace(
                                "\"metadata\": {}, \"out",
                                "\"metadata\": {\"tags\": [\"parameters\"]}, \"out");
        Files.writeString(folder.resolve("a.ipynb"), tagged);
        Files.writeString(folder.resolve("p.yaml"), "who: \"b\\\"c\"\nn: 5\n");
        var out = path("out.ipynb");
        assertThat(
                        cahier(
                                "run",
                                path("a.ipynb"),
                                "--output",
                                out,
                                "-p",
                                "n=7",
                                "--params",
                                path("p.yaml")))
                .isEqualTo(0);
        assertThat(Files.readString(Path.of(out)))
                .contains("\"who = \\\"b\\\\\\\"c\\\";\\n\",", "\"n = 7;\"");
        assertThat(Files.readString(folder.resolve("a.ipynb"))).isEqualTo(tagged);
        assertUsage("parameters would change the notebook", "run", path("a.ipynb"), "-p", "n=7");
        Files.writeString(folder.resolve("bad.yaml"), "a: [1");
        assertUsage("not YAML", "run", "--no-write", path("a.ipynb"), "--params", path("bad.yaml"));
    }

    @Test
    void splitsNotebooksIntoShardsThatMakeTheWhole() {
        var all = List.of("a", "b", "c", "d", "e");
        assertThat(new Shard(1, 2).of(all)).containsExactly("a", "c", "e");
        assertThat(new Shard(2, 2).of(all)).containsExactly("b", "d");
        assertThat(new Shard(7, 9).of(all)).isEmpty();
    }

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
    void writesPagesOfARunAndOfWhatIsStored() throws IOException {
        write("a.ipynb", "1 + 1");
        write("b.ipynb", "int y = \\\"a\\\";");
        var first = folder.resolve("first");
        var notebooks = new String[] {path("a.ipynb"), path("b.ipynb")};
        assertThat(cahier("run", notebooks[0], notebooks[1], "--html", first.toString()))
                .isEqualTo(1);
        assertThat(first.resolve("index.html"))
                .content()
                .contains("2 notebooks: 1 passed, 1 failed")
                .contains("Cell 1: CompilationFailed: ");
        assertThat(first.resolve("a.html")).content().contains("<strong>Passed</strong>");
        assertThat(first.resolve("b.html")).content().contains("Cell 1, line 1</a>: ");
        var second = folder.resolve("second");
        var twice = new String[] {"run", notebooks[0], notebooks[1], "--jobs", "2", "--html"};
        assertThat(cahier(append(twice, second.toString()))).isEqualTo(1);
        for (var page : List.of("index.html", "a.html", "b.html")) {
            assertThat(second.resolve(page)).hasSameBinaryContentAs(first.resolve(page));
        }
        var cached = new String[] {"run", "--cached", notebooks[0], "--html"};
        var fresh = folder.resolve("fresh");
        assertThat(cahier(append(cached, fresh.toString()))).isEqualTo(0);
        var kept = folder.resolve("kept");
        assertThat(cahier(append(cached, kept.toString()))).isEqualTo(0);
        assertThat(kept.resolve("a.html")).hasSameBinaryContentAs(fresh.resolve("a.html"));
        var third = folder.resolve("third").toString();
        assertThat(cahier("report", folder.toString(), "--output-dir", third)).isEqualTo(0);
        assertThat(output).isEqualTo(Path.of(third, "index.html") + "\n");
        assertThat(Path.of(third, "a.html")).content().contains("<strong>Executed</strong>");
        assertUsage(
                "--html: cannot write " + path("a.ipynb") + ": it is a file",
                append(twice, path("a.ipynb")));
        assertUsage("it is a file", "report", notebooks[0], "--output-dir", path("a.ipynb"));
    }

    private static String[] append(String[] arguments, String more) {
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
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

    private void assertUsage(String message, String... arguments) {
        assertThat(cahier(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(errors).contains("cahier: ").contains(message);
    }

    private int cahier(String... arguments) {
        var called = Called.cahier(arguments);
        output = called.output();
        errors = called.errors();
        return called.code();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String source) throws IOException {
        Files.writeString(
                folder.resolve(name),
                """
                {"cells": [{"cell_type": "code", "id": "c1", "metadata": {}, "outputs": [],
                  "execution_count": null, "source": "%s"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """
                        .formatted(source));
    }
}

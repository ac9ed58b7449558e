package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs notebooks from the command line.
@Timeout(120)
class RunCommandTest extends WithCommands {

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

    /// Where there are a few notebooks, what failed is in sight.
    @Test
    void tellsOnceMoreWhatFailedWhereThereAreMany() throws IOException {
        write("a.ipynb", "nix");
        write("b.ipynb", "1");
        assertThat(cahier("run", "--no-write", folder.toString())).isEqualTo(1);
        assertThat(output).containsOnlyOnce("a.ipynb: cell 1 (id c1), line 1");
        for (var name : List.of("c", "d", "e", "f")) {
            write(name + ".ipynb", "1");
        }
        assertThat(cahier("run", "--no-write", "--jobs", "2", folder.toString())).isEqualTo(1);
        assertThat(output)
                .containsSubsequence(
                        "a.ipynb: cell 1 (id c1), line 1\n",
                        "✓ ",
                        "f.ipynb",
                        "\n\n✗ ",
                        "a.ipynb: cell 1");
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
    void readsParametersAndCommandsAsTheyAreTyped() throws IOException {
        write("a.ipynb", "String s = \\\"\\\"; int n = 1;");
        tagAsParameters("a.ipynb");
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
    void setsParametersInACopy() throws IOException {
        write("a.ipynb", "int n = 1; String who = \\\"a\\\";");
        var tagged = tagAsParameters("a.ipynb");
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

    private String tagAsParameters(String name) throws IOException {
        var file = folder.resolve(name);
        var tagged =
                Files.readString(file)
                        .replace(
                                "\"metadata\": {}, \"out",
                                "\"metadata\": {\"tags\": [\"parameters\"]}, \"out");
        Files.writeString(file, tagged);
        return tagged;
    }
}

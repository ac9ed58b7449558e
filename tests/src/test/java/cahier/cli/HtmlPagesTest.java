package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reports in HTML from the command line.
@Timeout(120)
class HtmlPagesTest extends WithCommands {

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

    @Test
    void runsToTheEndThoughAPageCannotBeWritten() throws IOException {
        var inTheWay = "java.nio.file.Path.of(\\\"html/a.html/x\\\")";
        write("a.ipynb", "java.nio.file.Files.createDirectories(" + inTheWay + ")");
        write("b.ipynb", "nix");
        assertUsage(
                "--html: cannot write " + path("html/a.html") + ": ",
                "run",
                "--no-write",
                folder.toString(),
                "--html",
                path("html"),
                "--junit",
                path("j.xml"));
        assertThat(errors).doesNotContain("cannot be written");
        assertThat(output)
                .contains("b.ipynb: cell 1 (id c1), line 1", "2 notebooks: 1 passed, 1 failed");
        assertThat(folder.resolve("j.xml")).exists();
    }

    @Test
    void leavesTheConsoleItsLiveLine() {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var notebook = folder.resolve("a.ipynb");
        var status = new LiveStatus(out, () -> 200);
        try (var report = new RunReport(out, new Style(false), status, () -> 200)) {
            var pages = HtmlPages.into(folder.resolve("pages"), List.of(notebook), report);
            pages.notebookStarts(notebook, 3);
            pages.cellStarts(notebook, 2, 4, 3, "training.fit(digits, 4);");
            pages.cellProgresses(notebook, "epoch 1/4");
            pages.note(notebook, "noted");
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "cell 2/3  0 s  training.fit(digits, 4);",
                        ": noted\n",
                        "cell 2/3  0 s  epoch 1/4");
    }
}

package cahier.report;

import static cahier.report.Pages.PNG;
import static cahier.report.Pages.markdown;
import static cahier.report.Pages.passed;
import static cahier.report.Pages.showing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reports as a whole: pages, links between them, the index, what is written where.
class ReportTest {

    @TempDir Path folder;

    @Test
    void givesTheSameBytesOnEachRun() throws IOException {
        var tutorials = tutorials();
        var first = write(tutorials, folder.resolve("1"));
        var second = write(tutorials, folder.resolve("2"));
        assertThat(first).hasSize(tutorials.size() + 1);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, text) -> assertThat(second.get(name)).as(name).isEqualTo(text));
        var index = folder.resolve("1/index.html");
        var stamp = Files.getLastModifiedTime(index);
        Files.setLastModifiedTime(index, java.nio.file.attribute.FileTime.fromMillis(0));
        write(tutorials, folder.resolve("1"));
        assertThat(Files.getLastModifiedTime(index).toMillis()).isZero();
        assertThat(stamp.toMillis()).isPositive();
    }

    @Test
    void tutorialsAskForNothingAndLackNothing() throws IOException {
        var tutorials = tutorials();
        write(tutorials, folder.resolve("out"));
        for (var tutorial : tutorials) {
            var name = tutorial.getFileName().toString().replace(".ipynb", ".html");
            var page = Pages.parse(folder.resolve("out").resolve(name));
            HostileReportTest.assertHarmless(page);
            assertThat(page.select("code.bad, .missing")).as(name).isEmpty();
            assertThat(page.select("figure img")).as(name).allMatch(img -> img.hasAttr("width"));
            var targets = page.select("a[href^=#]").eachAttr("href");
            assertThat(targets)
                    .allMatch(target -> page.getElementById(target.substring(1)) != null);
        }
        var index = Pages.parse(folder.resolve("out/index.html"));
        HostileReportTest.assertHarmless(index);
        assertThat(index.select(".cards h2 a")).hasSize(tutorials.size());
        assertThat(index.select(".cards img")).hasSize(tutorials.size());
    }

    @Test
    void leadsFromPageToPageAsNotebooksDo() throws IOException {
        var deep = folder.resolve("more/b.ipynb");
        Files.createDirectories(deep.getParent());
        var notebooks = List.of(folder.resolve("index.ipynb"), deep);
        var report = new Report(notebooks, folder.resolve("out"));
        report.add(notebooks.getFirst(), new Notebook(List.of(), Map.of()), passed());
        var cell = markdown("[a](../index.ipynb#x) [b](../none.ipynb) [c](https://example.org)");
        report.add(deep, new Notebook(List.of(cell), Map.of()), passed());
        report.finish();
        var page = Pages.parse(folder.resolve("out/more/b.html"));
        assertThat(page.select(".markdown a").eachAttr("href"))
                .containsExactly("../index-2.html#x", "../none.ipynb", "https://example.org");
        assertThat(page.select("footer a").attr("href")).isEqualTo("../index-2.html");
        var index = Pages.parse(folder.resolve("out/index.html"));
        assertThat(index.select(".cards a").eachAttr("href"))
                .containsExactly("index-2.html", "more/b.html");
        assertThat(index.select(".front p").text()).isEqualTo("2 notebooks: 2 passed");
    }

    @Test
    void tellsOfNotebooksThatDidNotRunOrCannotBeRead() throws IOException {
        var notebooks = List.of(folder.resolve("a.ipynb"), folder.resolve("b.ipynb"));
        var report = new Report(notebooks, folder.resolve("out"));
        report.addWithout(notebooks.getFirst(), Outcome.failed("is no JSON"));
        report.finish();
        var index = Pages.parse(folder.resolve("out/index.html"));
        assertThat(index.select(".failed .failure").eachText()).containsExactly("is no JSON");
        assertThat(index.select(".not-run .reason").eachText()).containsExactly("did not run");
        assertThat(index.select(".front p").text())
                .isEqualTo("2 notebooks: 1 failed, 1 not executed");
        assertThat(folder.resolve("out/b.html")).exists();
    }

    @Test
    void givesACardNoBoxWithoutAPictureAndThreeProblems() throws IOException {
        var notebooks = List.of(folder.resolve("a.ipynb"), folder.resolve("b.ipynb"));
        var report = new Report(notebooks, folder.resolve("out"));
        var shown = new Notebook(List.of(showing("image/png", PNG)), Map.of());
        report.add(notebooks.getFirst(), shown, passed());
        var problems = new ArrayList<Outcome.Problem>();
        for (int i = 1; i <= 5; i++) problems.add(new Outcome.Problem(i, 0, "bad", ""));
        var none = new Notebook(List.of(), Map.of());
        report.add(notebooks.getLast(), none, new Outcome(Outcome.How.RUN, Set.of(), problems));
        report.finish();
        var cards = Pages.parse(folder.resolve("out/index.html")).select(".cards > li");
        assertThat(cards.first().select(".picture img")).hasSize(1);
        assertThat(cards.last().select(".picture")).isEmpty();
        assertThat(cards.last().select(".failure").eachText())
                .containsExactly("Cell 1: bad", "Cell 2: bad", "Cell 3: bad", "2 more");
    }

    @Test
    void refusesToReplacePagesThatItDidNotWrite() throws IOException {
        var notebooks = List.of(folder.resolve("a.ipynb"), folder.resolve("b.ipynb"));
        for (var name : List.of("index.html", "b.html")) {
            var mine = Files.writeString(folder.resolve(name), "<title>Mine</title>");
            assertThatThrownBy(() -> new Report(notebooks, folder))
                    .isInstanceOf(NotebookException.class)
                    .hasMessage(
                            mine
                                    + " is there and is no page of a report, so it would be lost;"
                                    + " name another folder");
            assertThat(mine).content().isEqualTo("<title>Mine</title>");
            Files.delete(mine);
        }
        new Report(notebooks, folder).finish();
        new Report(notebooks, folder).finish();
        assertThat(folder.resolve("b.html")).content().contains("did not run");
    }

    @Test
    void refusesAFolderThatCannotBeOne() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var notebooks = List.of(folder.resolve("a.ipynb"));
        assertThatThrownBy(() -> new Report(notebooks, file))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("it is a file, not a folder");
        Files.createDirectories(folder.resolve("out/a.html"));
        assertThatThrownBy(() -> new Report(notebooks, folder.resolve("out")))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("cannot write");
    }

    private static List<Path> tutorials() throws IOException {
        var root = Path.of(System.getProperty("cahier.root", ".."));
        try (var files = Files.list(root.resolve("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    private static Map<String, String> write(List<Path> notebooks, Path out) throws IOException {
        var report = new Report(notebooks, out);
        for (var path : notebooks) {
            var notebook = NotebookFile.read(path);
            assertThat(report.add(path, notebook, Outcome.stored(notebook)))
                    .as("warnings")
                    .isEmpty();
        }
        report.finish();
        var written = new java.util.TreeMap<String, String>();
        try (var files = Files.list(out)) {
            for (var file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }
}

package cahier.report;

import static cahier.report.Pages.code;
import static cahier.report.Pages.markdown;
import static cahier.report.Pages.showing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.notebook.MarkdownCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ReportTest {

    /// One red pixel.
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSu"
                + "QmCC";

    private static final Output.Error ERROR =
            new Output.Error("java.lang.Exception", "boom", List.of("\u001B[1;31mboom\u001B[0m"));

    @TempDir Path folder;
    private Pages pages;

    @BeforeEach
    void makePages() {
        pages = new Pages(folder);
    }

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
    void showsTheRichestRepresentationThatItCanShow() throws IOException {
        var all = Map.<String, Object>of("text/plain", "plain", "image/png", PNG);
        var html = Map.<String, Object>of("text/plain", "plain", "text/html", "<i>rich</i>");
        var unknown = Map.<String, Object>of("application/x-a", "1", "text/plain", "plain");
        var page =
                pages.of(
                        code("1", List.of(new Output.Display(all, Map.of()))),
                        code("2", List.of(new Output.Result(html, Map.of(), 1))),
                        code("3", List.of(new Output.Display(unknown, Map.of()))),
                        showing("application/x-b", "1"),
                        showing("application/json", Map.of("k", List.of(1L))),
                        showing("text/latex", "$$x^2$$"));
        var img = only(page, "#cell-1 img");
        assertThat(img.attr("src")).isEqualTo("data:image/png;base64," + PNG);
        assertThat(img.attr("alt")).isEqualTo("plain");
        assertThat(img.attr("width")).isEqualTo("1");
        assertThat(only(page, "#cell-2 iframe").attr("srcdoc")).endsWith("</style><i>rich</i>");
        assertThat(only(page, "#cell-3 .outputs > pre").text()).isEqualTo("plain");
        assertThat(only(page, "#cell-4 .note").text()).contains("application/x-b");
        assertThat(only(page, "#cell-5 .outputs > pre").wholeText())
                .isEqualTo("{\n \"k\": [\n  1\n ]\n}");
        assertThat(only(page, "#cell-6 annotation").text()).isEqualTo("x^2");
    }

    @Test
    void printsTablesWithoutTheirFrames() throws IOException {
        var table =
                "<h2 id=\"t\">T</h2><table id=\"t\"><tr><td style=\"text-align:"
                        + " right\">1</td></tr></table>";
        var page =
                pages.of(
                        showing("text/html", table),
                        markdown("## T"),
                        showing("text/html", "<style>td { color: red }</style>" + table),
                        showing("text/html", "<form>" + table + "</form>"));
        var copies = page.select("iframe + .on-paper");
        assertThat(copies).hasSize(1);
        assertThat(copies.select("td").attr("style")).isEqualTo("text-align:right");
        assertThat(copies.select("h2").attr("id")).isEqualTo("copy-1-T");
        assertThat(copies.select("table").hasAttr("id")).isFalse();
        assertThat(page.select("#cell-2 h2").attr("id")).isEqualTo("T");
        assertThat(page.select(".contents a")).hasSize(1);
        assertThat(page.select("iframe")).hasSize(3);
        assertThat(pages.warnings).isEmpty();
    }

    @Test
    void honoursTheTagsThatFoldAndRemove() throws IOException {
        var text = List.<Output>of(new Output.Stream("stdout", "seen"));
        var page =
                pages.of(
                        code("one", text),
                        code("two", text, "hide-input"),
                        code("three", text, "remove-input"),
                        code("four", text, "remove-output"),
                        code("five", text, "hide-output"),
                        code("six", text, "remove-cell"));
        assertThat(page.select("#cell-1 details.input[open]")).hasSize(1);
        assertThat(page.select("#cell-2 details.input:not([open])")).hasSize(1);
        assertThat(page.select("#cell-2 .outputs").text()).isEqualTo("seen");
        assertThat(page.select("#cell-3 .input")).isEmpty();
        assertThat(page.select("#cell-3 .outputs").text()).isEqualTo("seen");
        assertThat(page.select("#cell-4 .outputs")).isEmpty();
        assertThat(page.select("#cell-5 details.outputs:not([open])")).hasSize(1);
        assertThat(page.getElementById("cell-6")).isNull();
    }

    @Test
    void marksWhatFailedWasExpectedToAndDidNotRun() throws IOException {
        var failed = code("one", List.of(ERROR));
        var expected = code("two", List.of(ERROR), "raises-exception");
        var left = code("three", List.of(new Output.Stream("stdout", "old")));
        var notebook = new Notebook(List.of(failed, expected, left), Map.of());
        var problem = new Outcome.Problem(1, 4, "java.lang.Exception: boom", "");
        var page = pages.of(notebook, new Outcome(Outcome.How.RUN, Set.of(1, 2), List.of(problem)));
        assertThat(page.select("#cell-1.failed > .state").text()).isEqualTo("Failed");
        assertThat(page.select("#cell-1 pre.error span").text()).isEqualTo("boom");
        assertThat(page.select("#cell-1 pre.code").attr("style")).isEqualTo("--at:4");
        assertThat(page.select("#cell-2.expected")).hasSize(1);
        assertThat(page.select("#cell-3.stale > .state").text()).contains("was stored before");
        assertThat(page.select(".summary.failed").text())
                .contains("Failed 2 of 3 code cells ran", "Cell 1, line 4: java.lang.Exception");
        assertThat(page.select(".summary a").attr("href")).isEqualTo("#cell-1");
    }

    @Test
    void tellsWhatOutputsDoNotSay() throws IOException {
        var notebook = new Notebook(List.of(code("one", List.of())), Map.of());
        var late = new Outcome.Problem(1, 0, "ran too long", "ran too long\nlast: one");
        var differs = new Outcome.Problem(1, 0, "cell 1 differs", "- 1\n+ 2");
        var page =
                pages.of(notebook, new Outcome(Outcome.How.RUN, Set.of(1), List.of(late, differs)));
        assertThat(page.select("#cell-1 .problem p").eachText()).containsExactly("cell 1 differs");
        assertThat(page.select("#cell-1 .problem pre").stream().map(Element::wholeText))
                .containsExactly("ran too long\nlast: one", "- 1\n+ 2");
        assertThat(page.select(".summary li")).hasSize(2);
        var index = Pages.parse(folder.resolve("report/index.html"));
        assertThat(index.select(".picture")).isEmpty();
    }

    @Test
    void warnsOfAPictureWithoutAltText() throws IOException {
        var page =
                pages.of(showing("image/png", PNG), markdown("![](pixel.png) ![red](pixel.png)"));
        assertThat(pages.warnings)
                .containsExactly(
                        "cell 1: a picture has no alt text",
                        "cell 2: a picture has no alt text: pixel.png",
                        "cell 2: the picture pixel.png was not found",
                        "cell 2: the picture pixel.png was not found");
        assertThat(page.select("img").attr("alt")).isEqualTo("Picture put out by cell 1");
        Files.write(folder.resolve("pixel.png"), Base64.getDecoder().decode(PNG));
        assertThat(pages.of(markdown("![red](pixel.png)")).select("img").attr("src"))
                .isEqualTo("data:image/png;base64," + PNG);
        assertThat(pages.warnings).isEmpty();
    }

    @Test
    void showsAttachmentsOfACell() throws IOException {
        var attachments = Map.<String, Object>of("p.png", Map.of("image/png", PNG));
        var cell =
                new MarkdownCell(null, "![p](attachment:p.png)", Map.of(), attachments, Map.of());
        assertThat(pages.of(cell).select("img").attr("src")).endsWith(PNG);
    }

    @Test
    void keepsPunctuationOnTheLineOfItsFormula() throws IOException {
        var longer = "x + ".repeat(20) + "x";
        var page = pages.of(markdown("一个 $P$，说 ($x$) and $y$ or $" + longer + "$."));
        for (var drawn : page.select(".katex")) drawn.text("@");
        assertThat(page.select("p .together").eachText()).containsExactly("@，", "(@)", "@");
        assertThat(page.select("section p").text()).isEqualTo("一个 @，说 (@) and @ or @.");
    }

    @Test
    void leavesHeadingsThatACellPutOutToTheirCell() throws IOException {
        var output = new Output.Display(Map.of("text/markdown", "# Put out"), Map.of());
        var page = pages.of(code("1", List.of(output)), markdown("# Written"));
        assertThat(page.select(".contents a").eachText()).containsExactly("Written");
        assertThat(page.select("#cell-1 h1").attr("id")).isEqualTo("Put-out");
        assertThat(page.title()).isEqualTo("Written");
    }

    @Test
    void keepsCaretsBelowWhatTheyMean() throws IOException {
        var trace =
                List.of(
                        "\u001B[1mcannot find symbol\u001B[0m",
                        "    int a = b;",
                        "            \u001B[1m^\u001B[0m",
                        "    symbol: b",
                        "    1 ^ 2");
        var page = pages.of(code("1", List.of(new Output.Error("E", "v", trace))));
        assertThat(page.select("pre.error .carets").stream().map(Element::wholeText))
                .containsExactly("    int a = b;\n            ^");
        assertThat(only(page, "pre.error").wholeText())
                .isEqualTo(
                        "cannot find symbol\n"
                                + "    int a = b;\n"
                                + "            ^    symbol: b\n"
                                + "    1 ^ 2");
    }

    @Test
    void showsTheBoxesThatJupyterKnows() throws IOException {
        var page =
                pages.of(
                        markdown(
                                "<div class=\"alert alert-block alert-warning\">Mind</div>\n\n"
                                        + "<div class=\"summary failed\">No</div>"));
        assertThat(only(page, ".alert").className()).isEqualTo("alert warning");
        assertThat(page.select(".cell .summary")).isEmpty();
    }

    @Test
    void listsHeadingsWithAnchorsOfTheirOwn() throws IOException {
        var page =
                pages.of(
                        markdown("# One $x^2$\n## A `b` 层\n## A `b` 层\n#### Deep"),
                        markdown("# cell-1\n\n[up](#A-b-层)"));
        assertThat(page.select("h1, h2, h4").eachAttr("id"))
                .containsExactly("One-x^2", "A-b-层", "A-b-层-2", "Deep", "cell-1-2");
        assertThat(page.select(".contents a").eachAttr("href"))
                .containsExactly("#One-x^2", "#A-b-层", "#A-b-层-2", "#cell-1-2");
        assertThat(page.title()).isEqualTo("One x^2");
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
    void tellsWhatWasStoppedFromWhatFailed() throws IOException {
        var notebook = new Notebook(List.of(code("one", List.of())), Map.of());
        var stopped = new Outcome.Problem(1, 0, "the run was stopped", "the run was stopped");
        var outcome = new Outcome(Outcome.How.INTERRUPTED, Set.of(1), List.of(stopped));
        var page = pages.of(notebook, outcome);
        assertThat(page.select(".summary.interrupted").text())
                .isEqualTo(
                        "Interrupted 1 code cell, 0 of text a.ipynb Cell 1: the run was stopped");
        assertThat(page.select("#cell-1.interrupted > .state").text()).isEqualTo("Interrupted");
        assertThat(page.select(".failed, .failure")).isEmpty();
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

    // --- helpers ----------------------------------------------------------------------------

    private static Outcome passed() {
        return new Outcome(Outcome.How.RUN, Set.of(), List.of());
    }

    private static Element only(Document page, String query) {
        var found = page.select(query);
        assertThat(found).as(query).hasSize(1);
        return found.getFirst();
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

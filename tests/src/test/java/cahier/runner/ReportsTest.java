package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Difference;
import cahier.notebook.Json;
import cahier.notebook.NotebookFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

class ReportsTest {

    private static final Failure BOOM =
            new Failure(
                    Failure.Kind.ERROR,
                    "java.lang.Exception",
                    "a <b> ```\u0001",
                    2,
                    List.of("\u001B[31mtrace <b>\u001B[0m ```"));

    @TempDir Path folder;
    private List<NotebookResult> results;

    @BeforeEach
    void run() {
        var file = Notebooks.write(folder.resolve("a.ipynb"), "1", "x\ny", "3");
        var cells =
                List.of(
                        new CellResult(1, "c1", Duration.ofMillis(1500), null),
                        new CellResult(2, "c2", Duration.ofMillis(20), BOOM),
                        new CellResult(3, "c3", Duration.ofMillis(20), null));
        var difference = new Difference(3, "c3", "stdout", List.of("- 3", "+ 4"), null);
        var compared = new NotebookResult.Compared(List.of(difference), List.of("ignored"), false);
        results =
                List.of(
                        new NotebookResult(
                                file,
                                cells,
                                List.of(),
                                3,
                                Duration.ofSeconds(2),
                                null,
                                NotebookResult.Saved.NOT_WRITTEN,
                                null,
                                compared),
                        NotebookResult.refused(folder.resolve("b.ipynb"), "no such file"));
    }

    @Test
    void writesJunitXmlWithATestCaseForEachCell() throws Exception {
        var xml = JunitReport.of(results);
        var document = parse(xml);
        var cases = document.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(4);
        var failed = (Element) cases.item(1);
        assertThat(failed.getAttribute("name")).isEqualTo("cell 2 (id c2)");
        assertThat(failed.getAttribute("time")).isEqualTo("0.020");
        assertThat(failed.getAttribute("line")).isEqualTo("21");
        assertThat(failed.getTextContent())
                .contains("a.ipynb: cell 2 (id c2), line 2: java.lang.Exception: a <b>")
                .contains("trace <b> ```")
                .doesNotContain("\u001B");
        assertThat(((Element) cases.item(2)).getTextContent()).contains("- 3\n+ 4");
        var suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(((Element) cases.item(3)).getAttribute("name")).isEqualTo("notebook");
    }

    /// One that the user stopped in its third cell, and one whose turn never came.
    private List<NotebookResult> stopped() {
        var file =
                Notebooks.write(
                        folder.resolve("c.ipynb"),
                        List.of(
                                Notebooks.cell(1, "1"),
                                Notebooks.cell(2, "2", "skip-execution"),
                                Notebooks.cell(3, "3"),
                                Notebooks.cell(4, "4"),
                                Notebooks.cell(5, " ")));
        var cells =
                List.of(
                        new CellResult(1, "c1", Duration.ofMillis(1500), null),
                        new CellResult(3, "c3", Duration.ofMillis(20), Failures.stopped()));
        var result =
                new NotebookResult(
                        file,
                        cells,
                        SkippedCell.of(NotebookFile.read(file), cells, null),
                        5,
                        Duration.ofSeconds(2),
                        null,
                        NotebookResult.Saved.WRITTEN,
                        null,
                        null);
        return List.of(
                result,
                NotebookResult.notRun(folder.resolve("d.ipynb"), NotebookResult.NotRun.STOPPED));
    }

    @Test
    void tellsWhatWasStoppedAndWhatNeverRanFromWhatFailed() throws Exception {
        var stopped = stopped();
        var suites = parse(JunitReport.of(stopped)).getElementsByTagName("testsuite");
        assertThat(counts((Element) suites.item(0)))
                .isEqualTo("4 tests, 0 failures, 1 errors, 2 skipped");
        assertThat(counts((Element) suites.item(1)))
                .isEqualTo("1 tests, 0 failures, 0 errors, 1 skipped");
        var cases = ((Element) suites.item(0)).getElementsByTagName("testcase");
        var error = (Element) ((Element) cases.item(2)).getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("interrupted");
        assertThat(error.getAttribute("message")).isEqualTo("the run was stopped");
        var reasons = parse(JunitReport.of(stopped)).getElementsByTagName("skipped");
        assertThat(IntStream.range(0, 3).mapToObj(i -> (Element) reasons.item(i)))
                .extracting(skipped -> skipped.getAttribute("message"))
                .containsExactly(
                        "marked skip-execution",
                        "the run was stopped",
                        "the run was stopped before");
        assertThat(Reports.markdown(stopped))
                .contains(
                        "| ⏹️ | `" + folder.resolve("c.ipynb") + "` | 2 of 5 | 2 s | interrupted |")
                .contains("` | 0 of 0 |  | not run: the run was stopped before |")
                .doesNotContain("❌");
        assertThat(Reports.github(stopped))
                .singleElement()
                .asString()
                .startsWith("::warning file=");
        assertThat(Reports.gitlab(stopped)).contains("\"info\"").doesNotContain("critical");
    }

    private static org.w3c.dom.Document parse(String xml) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static String counts(Element suite) {
        return "%s tests, %s failures, %s errors, %s skipped"
                .formatted(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped"));
    }

    @Test
    void writesAnnotationsForGithubThatStayOnOneLine() {
        var lines = Reports.github(results);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .startsWith("::error file=")
                .contains(",line=21,title=")
                .endsWith("::trace <b> ```")
                .doesNotContain("\n");
        assertThat(lines.get(1)).endsWith("::- 3%0A+ 4");
        assertThat(lines.get(2)).doesNotContain("line=");
    }

    @Test
    void writesACodeQualityReportForGitlab() {
        var issues = (List<?>) Json.parse(Reports.gitlab(results));
        assertThat(issues).hasSize(3);
        var fingerprints = issues.stream().map(issue -> ((Map<?, ?>) issue).get("fingerprint"));
        assertThat(fingerprints).doesNotHaveDuplicates();
        var location = (Map<?, ?>) ((Map<?, ?>) issues.getFirst()).get("location");
        assertThat(location.get("lines")).isEqualTo(Map.of("begin", 21L));
    }

    @Test
    void writesASummaryInMarkdownThatNothingBreaksOutOf() {
        assertThat(Reports.markdown(results))
                .contains("| 3 of 3 | 2 s | 2 problems |")
                .contains("java.lang.Exception: a &lt;b&gt;")
                .contains("````text\ntrace <b> ```\n````")
                .contains("```diff\n- 3\n+ 4\n```");
    }
}

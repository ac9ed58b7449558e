package cahier.runner;

import cahier.notebook.Cell;

import org.jspecify.annotations.Nullable;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the results of a run as JUnit's XML: a suite for each notebook, a test case for each code
/// cell that is not blank, with its number, id, and the line in the .ipynb file. Cells that did not
/// run are skipped ones and say why; one that the user stopped has an error of the type
/// `interrupted`.
public final class JunitReport {

    private static final String NOTEBOOK = "notebook";

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Returns the document.
    public static String of(List<NotebookResult> results) {
        var text = new StringWriter();
        try {
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitReport(writer).document(results);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory failed", e);
        }
        return text.toString();
    }

    private void document(List<NotebookResult> results) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine();
        xml.writeStartElement("testsuites");
        for (var result : results) suite(result);
        newLine();
        xml.writeEndElement();
        newLine();
        xml.writeEndDocument();
    }

    /// One test case.
    ///
    /// @param number the cell's position among all cells, from 1; 0 for the notebook as a whole
    /// @param problems what went wrong
    /// @param skipped why it did not run; `null` where it did
    private record TestCase(
            int number,
            String name,
            Duration duration,
            List<ReportEntry> problems,
            @Nullable String skipped) {

        static TestCase ran(int number, String name, Duration time, List<ReportEntry> problems) {
            return new TestCase(number, name, time, problems, null);
        }

        static TestCase skipped(int number, String name, String reason) {
            return new TestCase(number, name, Duration.ZERO, List.of(), reason);
        }

        boolean isSkipped() {
            return skipped != null;
        }

        boolean isFailure() {
            return !problems.isEmpty() && !isError();
        }

        /// Returns whether nobody knows how it would have ended.
        boolean isError() {
            return !problems.isEmpty()
                    && problems.stream().allMatch(p -> p.kind() == ReportEntry.Kind.INTERRUPTION);
        }
    }

    /// Lists the test cases of a notebook: its cells in their order, then itself, where something
    /// is to be told of it as a whole.
    private static List<TestCase> cases(NotebookResult result) {
        var problems =
                ReportEntry.of(result).stream().collect(Collectors.groupingBy(ReportEntry::cell));
        var cases = new ArrayList<TestCase>();
        for (var cell : result.cells()) {
            var own = problems.getOrDefault(cell.number(), List.of());
            var name = Cell.place(cell.number(), cell.id());
            cases.add(TestCase.ran(cell.number(), name, cell.duration(), own));
        }
        for (var cell : result.skipped()) {
            var name = Cell.place(cell.number(), cell.id());
            cases.add(TestCase.skipped(cell.number(), name, cell.reason()));
        }
        cases.sort(Comparator.comparingInt(TestCase::number));
        var whole = problems.get(0);
        if (whole != null) cases.add(TestCase.ran(0, NOTEBOOK, Duration.ZERO, whole));
        var notRun = result.notRun();
        if (notRun != null) cases.add(TestCase.skipped(0, NOTEBOOK, notRun.text()));
        return cases;
    }

    private void suite(NotebookResult result) throws XMLStreamException {
        var cases = cases(result);
        newLine();
        xml.writeStartElement("testsuite");
        attribute("name", result.path().toString());
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, TestCase::isFailure));
        attribute("errors", count(cases, TestCase::isError));
        attribute("skipped", count(cases, TestCase::isSkipped));
        attribute("time", seconds(result.duration()));
        for (var testCase : cases) test(result, testCase);
        newLine();
        xml.writeEndElement();
    }

    private void test(NotebookResult result, TestCase test) throws XMLStreamException {
        newLine();
        xml.writeStartElement("testcase");
        attribute("classname", result.path().toString());
        attribute("name", test.name());
        attribute("file", result.path().toString());
        if (!test.problems().isEmpty() && test.problems().getFirst().fileLine() > 0) {
            attribute("line", String.valueOf(test.problems().getFirst().fileLine()));
        }
        attribute("time", seconds(test.duration()));
        if (test.skipped() != null) {
            xml.writeEmptyElement("skipped");
            attribute("message", test.skipped());
        }
        if (!test.problems().isEmpty()) problems(test);
        xml.writeEndElement();
    }

    private void problems(TestCase test) throws XMLStreamException {
        var first = test.problems().getFirst();
        xml.writeStartElement(test.isError() ? "error" : "failure");
        attribute("message", first.title());
        attribute("type", type(first.kind()));
        xml.writeCharacters(
                valid(
                        test.problems().stream()
                                .map(p -> p.place() + ": " + p.title() + "\n" + p.text())
                                .collect(Collectors.joining("\n\n"))));
        xml.writeEndElement();
    }

    private static String type(ReportEntry.Kind kind) {
        return switch (kind) {
            case FAILURE -> "failure";
            case DIFFERENCE -> "difference";
            case INTERRUPTION -> "interrupted";
        };
    }

    private static String count(List<TestCase> cases, Predicate<TestCase> which) {
        return String.valueOf(cases.stream().filter(which).count());
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /// Replaces what XML 1.0 cannot hold: most control characters and lone surrogates.
    private static String valid(String text) {
        var valid = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            boolean isAllowed =
                                    c == '\t'
                                            || c == '\n'
                                            || c == '\r'
                                            || c >= 0x20 && c <= 0xD7FF
                                            || c >= 0xE000 && c <= 0xFFFD
                                            || c >= 0x10000;
                            valid.appendCodePoint(isAllowed ? c : 0xFFFD);
                        });
        return valid.toString();
    }
}

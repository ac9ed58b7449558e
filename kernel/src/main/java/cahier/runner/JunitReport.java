package cahier.runner;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the results of a run as JUnit's XML: a suite for each notebook, a test case for each cell
/// that ran, with its number, id, and the line in the .ipynb file.
public final class JunitReport {

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

    private void suite(NotebookResult result) throws XMLStreamException {
        var byCell =
                ReportEntry.of(result).stream().collect(Collectors.groupingBy(ReportEntry::cell));
        long whole = byCell.containsKey(0) ? 1 : 0;
        newLine();
        xml.writeStartElement("testsuite");
        attribute("name", result.path().toString());
        long skipped = result.isCached() ? 1 : 0;
        attribute("tests", String.valueOf(result.cells().size() + whole + skipped));
        attribute("failures", String.valueOf(byCell.size()));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(skipped));
        attribute("time", seconds(result.duration()));
        for (var cell : result.cells()) {
            var entries = byCell.getOrDefault(cell.number(), List.of());
            var id = cell.id() == null ? "" : " (id " + cell.id() + ")";
            test(result, "cell " + cell.number() + id, cell.duration(), entries);
        }
        if (whole > 0) test(result, "notebook", Duration.ZERO, byCell.get(0));
        if (result.isCached()) skipped(result);
        newLine();
        xml.writeEndElement();
    }

    private void test(
            NotebookResult result, String name, Duration duration, List<ReportEntry> entries)
            throws XMLStreamException {
        newLine();
        xml.writeStartElement("testcase");
        attribute("classname", result.path().toString());
        attribute("name", name);
        attribute("file", result.path().toString());
        if (!entries.isEmpty() && entries.getFirst().fileLine() > 0) {
            attribute("line", String.valueOf(entries.getFirst().fileLine()));
        }
        attribute("time", seconds(duration));
        if (!entries.isEmpty()) {
            xml.writeStartElement("failure");
            attribute("message", entries.getFirst().title());
            attribute("type", entries.getFirst().isDifference() ? "difference" : "failure");
            xml.writeCharacters(
                    valid(
                            entries.stream()
                                    .map(
                                            entry ->
                                                    entry.place()
                                                            + ": "
                                                            + entry.title()
                                                            + "\n"
                                                            + entry.text())
                                    .collect(Collectors.joining("\n\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void skipped(NotebookResult result) throws XMLStreamException {
        newLine();
        xml.writeStartElement("testcase");
        attribute("classname", result.path().toString());
        attribute("name", "notebook");
        attribute("file", result.path().toString());
        attribute("time", seconds(Duration.ZERO));
        xml.writeEmptyElement("skipped");
        attribute("message", "unchanged since a run that passed");
        xml.writeEndElement();
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

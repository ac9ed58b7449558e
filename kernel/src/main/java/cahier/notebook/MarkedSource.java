package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A notebook as a Java source with cell marks, the "percent format" of several editors: for
/// editors, reviews and merges. It holds all of a notebook but outputs and execution counts.
///
/// ```java
/// // ---
/// // jupyter:
/// //   kernelspec: {"display_name":"Java","language":"java","name":"java"}
/// // ---
///
/// // %% [markdown] id="intro"
/// // # Sums
///
/// // %% id="sum" tags=["parameters"]
/// int sum = 1 + 1;
/// // %maven org.example:library:1.0
/// ```
///
/// @param notebook the notebook, without outputs
/// @param hasHeader whether the source said anything about the notebook as a whole
/// @see <a href="https://jupytext.readthedocs.io/en/latest/formats-scripts.html">The percent
///   format</a>
public record MarkedSource(Notebook notebook, boolean hasHeader) {

    /// The metadata of a notebook of which nothing else is known.
    private static final Map<String, Object> JAVA =
            Map.of(
                    "kernelspec",
                    Map.of("display_name", "Java", "language", "java", "name", "java"));

    /// Writes a notebook as such a source.
    ///
    /// @throws NotebookException where a cell holds half of a surrogate pair, which no text file
    ///   can
    public static String write(Notebook notebook) {
        var text = new StringBuilder(MarkedHeader.of(notebook).text());
        for (int i = 0; i < notebook.cells().size(); i++) {
            int start = text.length();
            write(notebook.cells().get(i), text.append('\n'));
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.substring(start))) {
                throw new NotebookException(
                        "cell "
                                + (i + 1)
                                + ": holds half of a surrogate pair; expected whole"
                                + " characters");
            }
        }
        return text.toString();
    }

    private static void write(Cell cell, StringBuilder text) {
        var source = cell.source();
        var lines = MarkedLines.split(source);
        boolean isJava = cell instanceof CodeCell && !isWholeMagic(lines);
        int newlines = isJava ? countAtEnd(source) : 0;
        text.append(CellMark.of(cell, newlines).text()).append('\n');
        for (var line : isJava ? MarkedLines.trimmed(lines) : lines) {
            text.append(isJava ? MarkedLines.toJava(line) : MarkedLines.toText(line));
            text.append('\n');
        }
    }

    /// Returns whether a text holds at least one cell mark, so that it is one of these sources and
    /// no other file of Java.
    public static boolean isMarked(String text) {
        return text.lines().anyMatch(line -> line.equals(CellMark.START) || isMarkLine(line));
    }

    private static boolean isMarkLine(String line) {
        return line.startsWith(CellMark.START + " ") || line.equals(MarkedHeader.FENCE);
    }

    /// Reads such a source.
    ///
    /// @throws NotebookException with the line, where it is malformed
    public static MarkedSource read(String text) {
        return new Reading(text).source();
    }

    /// Returns the notebook, with the outputs, counts and ids of an older state for the cells that
    /// are unchanged (see [KeptResults]), and with its metadata where the source states none.
    ///
    /// @param older the state to be replaced; `null` where there is none
    public Notebook onto(@Nullable Notebook older) {
        if (older == null) {
            return (hasHeader ? notebook : notebook.withMetadata(JAVA)).withIds();
        }
        var edited =
                hasHeader
                        ? notebook
                        : new Notebook(
                                notebook.cells(), older.metadata(), older.minor(), older.extra());
        return KeptResults.keep(edited, older).withIds();
    }

    private static boolean isWholeMagic(List<String> lines) {
        return !lines.isEmpty() && MarkedLines.isWholeMagic(lines.getFirst());
    }

    private static int countAtEnd(String source) {
        int end = source.length();
        while (end > 0 && source.charAt(end - 1) == '\n') end--;
        return source.length() - end;
    }

    /// One pass through a text.
    private static final class Reading {

        private final List<String> lines = new ArrayList<>();
        private int at;

        Reading(String text) {
            var all = MarkedLines.split(text.startsWith("\uFEFF") ? text.substring(1) : text);
            // an editor that ends lines in its own way does so from the first one on
            boolean hasReturns = !all.isEmpty() && all.getFirst().endsWith("\r");
            for (var line : all) {
                lines.add(
                        hasReturns && line.endsWith("\r")
                                ? line.substring(0, line.length() - 1)
                                : line);
            }
        }

        MarkedSource source() {
            skipBlanks();
            var header = header();
            skipBlanks();
            if (at < lines.size() && !isMark(at)) {
                throw error(
                        at, "text before the first cell; expected a cell mark, such as \"// %%\"");
            }
            var cells = new ArrayList<Cell>();
            while (at < lines.size()) cells.add(cell());
            var notebook =
                    header == null
                            ? new Notebook(cells, Map.of())
                            : new Notebook(
                                    cells, header.metadata(), header.minor(), header.extra());
            return new MarkedSource(notebook, header != null);
        }

        private @Nullable MarkedHeader header() {
            // a line for other languages' editors, which some writers put first
            if (at < lines.size() && lines.get(at).startsWith("// -*- coding:")) at++;
            if (at >= lines.size() || !lines.get(at).strip().equals(MarkedHeader.FENCE)) {
                return null;
            }
            int start = ++at;
            while (at < lines.size() && !lines.get(at).strip().equals(MarkedHeader.FENCE)) at++;
            if (at == lines.size()) {
                throw error(
                        start - 1,
                        "the header has no end; expected another line \""
                                + MarkedHeader.FENCE
                                + "\"");
            }
            var inside = lines.subList(start, at++);
            try {
                return MarkedHeader.read(inside);
            } catch (NotebookException e) {
                throw error(start - 1, String.valueOf(e.getMessage()));
            }
        }

        private Cell cell() {
            CellMark mark;
            try {
                mark = CellMarkReader.read(lines.get(at));
            } catch (NotebookException e) {
                throw error(at, "malformed cell mark: " + e.getMessage());
            }
            int start = ++at;
            while (at < lines.size() && !isMark(at)) at++;
            var body = MarkedLines.trimmed(lines.subList(start, at));
            if (!mark.type().equals("code")) return mark.cell(text(start, body));
            boolean isMagic =
                    !body.isEmpty()
                            && body.getFirst().startsWith("// ")
                            && MarkedLines.isWholeMagic(body.getFirst().substring(3));
            if (isMagic) return mark.cell(text(start, body));
            body.replaceAll(MarkedLines::fromJava);
            return mark.cell(String.join("\n", body) + "\n".repeat(mark.newlines()));
        }

        private String text(int start, List<String> body) {
            var text = new ArrayList<String>();
            for (var line : body) {
                try {
                    text.add(MarkedLines.fromText(line));
                } catch (NotebookException e) {
                    throw error(start + text.size(), String.valueOf(e.getMessage()));
                }
            }
            return String.join("\n", text);
        }

        private boolean isMark(int index) {
            try {
                return MarkedLines.isMark(lines.get(index));
            } catch (NotebookException e) {
                throw error(index, "malformed cell mark: " + e.getMessage());
            }
        }

        private void skipBlanks() {
            while (at < lines.size() && lines.get(at).isBlank()) at++;
        }

        private static NotebookException error(int index, String message) {
            return new NotebookException("line " + (index + 1) + ": " + message);
        }
    }
}

package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Turns notebooks into Java sources with cell marks, and back.
class MarkedSourceTest {

    private static final Path TUTORIALS =
            Path.of(System.getProperty("cahier.root", "..")).resolve("notebooks");

    /// Lines that could be taken for something else.
    private static final List<String> LINES =
            List.of(
                    "",
                    "",
                    " ",
                    "int x = 1;",
                    "%maven a:b:1",
                    "  %time f()",
                    "% b",
                    "%%",
                    "%% x",
                    "%%bash",
                    "%%html -x",
                    "  %%bash",
                    "// %%",
                    "//%%",
                    "//  %% a",
                    "// %% [markdown]",
                    "// // %%",
                    "// //%%",
                    "// // // %% x",
                    "// %maven a",
                    "// // %maven a",
                    "//",
                    "// ",
                    "//  %%bash",
                    "// text",
                    "//text",
                    "# Title",
                    "// ---",
                    "---",
                    "\"\"\"",
                    "a\r",
                    "\r",
                    "// %%\r",
                    "//\u000b%%",
                    "a\u2028b\u0085",
                    "λ 汉字 😀",
                    "\u0000\u0001",
                    "\uFEFF",
                    "/* %% */",
                    "x = %who",
                    "\\u000a");

    private static final List<String> KEYS =
            List.of(
                    "tags",
                    "title",
                    "id",
                    "newlines",
                    "attachments",
                    "extra",
                    "a b",
                    "",
                    "😀",
                    "x.y-z",
                    "collapsed",
                    "\"",
                    "a\nb",
                    "=");

    @Test
    void standsAsCommentsBetweenMarks() {
        var notebook =
                new Notebook(
                        List.of(
                                new MarkdownCell(
                                        "intro",
                                        "# Sums\n\n%% is no mark",
                                        Map.of(),
                                        null,
                                        Map.of()),
                                code(
                                        "sum",
                                        "%maven a:b:1\nint sum = 1;\n// %% no mark",
                                        "parameters"),
                                code("shell", "%%bash\nls\n"),
                                new RawCell(
                                        "raw", "", Map.of("title", "Left out"), null, Map.of())),
                        Map.of("kernelspec", Map.of("name", "java")));
        var text =
                """
                // ---
                // jupyter:
                //   kernelspec: {"name":"java"}
                // ---

                // %% [markdown] id="intro"
                // # Sums
                //
                // // %% is no mark

                // %% id="sum" tags=["parameters"]
                // %maven a:b:1
                int sum = 1;
                // // %% no mark

                // %% id="shell"
                // %%bash
                // ls
                //

                // %% Left out [raw] id="raw"
                """;
        assertThat(MarkedSource.write(notebook)).isEqualTo(text);
        assertThat(MarkedSource.read(text).onto(null)).isEqualTo(notebook);
        assertThat(MarkedSource.read(text.replace("\n", "\r\n")).onto(null)).isEqualTo(notebook);
    }

    @Test
    void keepsAllOfGeneratedNotebooksButOutputs() {
        var random = new Random(5);
        for (int i = 0; i < 1000; i++) assertKept(generated(random));
    }

    @Test
    void keepsAllOfTheNotebooksThatNbformatWrote() throws IOException {
        try (var in = MarkedSourceTest.class.getResourceAsStream("/notebook/parity.jsonl")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSizeGreaterThan(200);
            for (var line : lines) {
                var golden = (Map<?, ?>) Json.parse(line);
                assertKept(Notebook.parse((String) golden.get("written")));
            }
        }
    }

    @Test
    void keepsAllOfTheTutorials() throws IOException {
        try (var files = Files.list(TUTORIALS)) {
            var notebooks = files.filter(f -> f.toString().endsWith(".ipynb")).toList();
            assertThat(notebooks).isNotEmpty();
            for (var file : notebooks) assertKept(NotebookFile.read(file));
        }
    }

    @Test
    void readsWhatOthersWroteByHand() {
        var read =
                MarkedSource.read(
                        """
                        // -*- coding: utf-8 -*-
                        // ---
                        // jupyter:
                        //   kernelspec:
                        //     display_name: Java
                        //     name: java
                        //   count: 7
                        // ---


                        // %% A title, with words  tags=["a", "b"] {"x": 1}
                        int a;


                        // %% [md]
                        //text
                        // more

                        // end
                        // %%
                        """);
        assertThat(read.hasHeader()).isTrue();
        assertThat(read.notebook().metadata())
                .isEqualTo(
                        Map.of(
                                "kernelspec",
                                Map.of("display_name", "Java", "name", "java"),
                                "count",
                                7L));
        var cells = read.notebook().cells();
        assertThat(cells.stream().map(Cell::source))
                .containsExactly("int a;", "text\nmore\n\nend", "");
        assertThat(cells.getFirst().metadata())
                .isEqualTo(
                        Map.of("title", "A title, with words", "tags", List.of("a", "b"), "x", 1L));
        assertThat(read.onto(null).cells()).allMatch(cell -> cell.id() != null);
    }

    @Test
    void keepsOutputsOfCellsWhoseCodeIsUnchanged() {
        var shown = List.<Output>of(new Output.Stream("stdout", "1\n"));
        var older =
                new Notebook(
                        List.of(
                                code("a", "1").withOutputs(shown, 1L),
                                code("b", "2").withOutputs(shown, 2L),
                                code("c", "3").withOutputs(shown, 3L)),
                        Map.of("kernelspec", Map.of("name", "mine", "display_name", "Mine")));
        var edited =
                MarkedSource.read("// %% id=\"b\"\n22\n\n// %%\n1\n\n// %% id=\"c\"\n3\n")
                        .onto(older);
        assertThat(edited.metadata()).isEqualTo(older.metadata());
        assertThat(edited.cells())
                .containsExactly(
                        code("b", "22"),
                        code("a", "1").withOutputs(shown, 1L),
                        code("c", "3").withOutputs(shown, 3L));
    }

    @Test
    void namesTheLineOfWhatIsMalformed() {
        assertRefused("int a;\n", "line 1: text before the first cell; expected a cell mark");
        assertRefused(
                "// %%\n\n//%% b\n", "line 3: malformed cell mark: got \"//%% b\"; a cell begins");
        assertRefused(
                "// %% [code] a\n", "line 1: malformed cell mark: got \"a\"; expected name=value");
        assertRefused("\n// %% [sql]\n", "line 2: malformed cell mark: no type of cell: [sql]");
        assertRefused("// %% tags=[\"a\n", "tags is no JSON value: got [\"a; expected such as");
        assertRefused("// %% tags=\n", "tags is no JSON value: got nothing");
        assertRefused("// %% a=1 a=2\n", "a is given twice");
        assertRefused("// %% a=1 {\"a\": 2}\n", "a is given twice");
        assertRefused("// %% id=5\n", "id is 5; expected text");
        assertRefused("// %% newlines=-1\n", "newlines is -1; expected 0 to");
        assertRefused("// %% attachments={}\n", "a cell of code has no attachments");
        assertRefused(
                "// %% [markdown]\n// a\nb\n",
                "line 3: got \"b\"; each line of this cell begins with //");
        assertRefused("// ---\n// jupyter:\n", "line 1: the header has no end");
        assertRefused("// ---\nint a;\n// ---\n", "line 1: the header holds \"int a;\"");
        assertRefused("// ---\n// a: [\n// ---\n", "line 1: the header is not YAML");
        assertRefused("// ---\n// jupyter: 5\n// ---\n", "jupyter is 5; expected entries");
        assertThatThrownBy(
                        () ->
                                MarkedSource.write(
                                        new Notebook(List.of(code("a", "\ud800")), Map.of())))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("cell 1: holds half of a surrogate pair");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> MarkedSource.read(text))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining(message);
    }

    /// What has no outputs comes back whole; what has some, when it is put onto itself.
    private static void assertKept(Notebook notebook) {
        var text = MarkedSource.write(notebook);
        var read = MarkedSource.read(text);
        assertThat(read.onto(null)).as(text).isEqualTo(withoutResults(notebook));
        if (notebook.hasIds()) assertThat(read.onto(notebook)).as(text).isEqualTo(notebook);
        assertThat(MarkedSource.write(read.notebook())).isEqualTo(text);
    }

    private static Notebook withoutResults(Notebook notebook) {
        return notebook.withCells(
                notebook.cells().stream()
                        .map(
                                cell ->
                                        cell instanceof CodeCell code
                                                ? code.withOutputs(List.of(), null)
                                                : cell)
                        .toList());
    }

    private static Notebook generated(Random random) {
        var cells = new ArrayList<Cell>();
        for (int i = random.nextInt(5); i > 0; i--) {
            var id = "c" + i;
            var source = source(random);
            var metadata = metadata(random);
            var attachments =
                    random.nextInt(3) > 0
                            ? null
                            : Map.<String, Object>of("a.png", Map.of("image/png", "AAAA\n"));
            var extra = random.nextInt(8) > 0 ? Map.<String, Object>of() : metadata(random);
            cells.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new MarkdownCell(id, source, metadata, attachments, extra);
                        case 1 -> new RawCell(id, source, metadata, attachments, extra);
                        default -> new CodeCell(id, source, metadata, List.of(), null, extra);
                    });
        }
        return new Notebook(cells, metadata(random), 5, metadata(random));
    }

    private static String source(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
        }
        if (!text.isEmpty() && random.nextInt(4) > 0) text.setLength(text.length() - 1);
        return text.toString();
    }

    private static Map<String, Object> metadata(Random random) {
        var metadata = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var value =
                    switch (random.nextInt(6)) {
                        case 0 -> List.of("a", "b c", 1L);
                        case 1 -> Map.of("k", 1.5, "] }", List.of());
                        case 2 -> "a title";
                        case 3 -> LINES.get(random.nextInt(LINES.size()));
                        case 4 -> random.nextLong();
                        default -> (Object) random.nextBoolean();
                    };
            metadata.put(KEYS.get(random.nextInt(KEYS.size())), value);
        }
        return metadata;
    }

    private static CodeCell code(String id, String source, String... tags) {
        Map<String, Object> metadata = tags.length == 0 ? Map.of() : Map.of("tags", List.of(tags));
        return new CodeCell(id, source, metadata, List.of(), null, Map.of());
    }
}

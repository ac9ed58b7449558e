package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.CodeCell;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

class ConvertCommandTest {

    private static final String NOTEBOOK =
            """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "one",
               "metadata": {},
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "1\\n"
                 ]
                }
               ],
               "source": [
                "System.out.println(1);"
               ]
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    private static final String PYTHON =
            "\"metadata\": {\"language_info\": {\"name\": \"python\"}},\n \"nb";

    private static final String SOURCE =
            """
            // ---
            // jupyter: {}
            // ---

            // %% id="one"
            System.out.println(1);
            """;

    @TempDir Path folder;
    private Path notebook;
    private Path source;

    @BeforeEach
    void write() throws IOException {
        notebook = Files.writeString(folder.resolve("a.ipynb"), NOTEBOOK);
        source = folder.resolve("a.java");
    }

    @Test
    void writesASourceBesideTheNotebookAndKeepsOutputsOnTheWayBack() throws IOException {
        assertThat(convert(notebook.toString()).code()).isZero();
        assertThat(source).content().isEqualTo(SOURCE);
        assertThat(convert(source.toString()).output()).isEmpty();
        assertThat(notebook).content().isEqualTo(NOTEBOOK);

        Files.writeString(source, SOURCE + "\n// %% id=\"two\"\nint a;\n");
        assertThat(convert(source.toString()).output())
                .isEqualTo(source + ": written to " + notebook + "\n");
        var cells = NotebookFile.read(notebook).cells();
        assertThat(cells).hasSize(2);
        assertThat(((CodeCell) cells.getFirst()).outputs())
                .containsExactly(new Output.Stream("stdout", "1\n"));
    }

    @Test
    void tellsWhatIsNotUpToDate() throws IOException {
        assertThat(convert("--check", folder.toString()))
                .isEqualTo(
                        new Called(
                                3, source + ": is missing; to be made of " + notebook + "\n", ""));
        convert(folder.toString());
        assertThat(convert("--check", folder.toString())).isEqualTo(new Called(0, "", ""));
        assertThat(convert("--check", "--to", "ipynb", folder.toString()).code()).isZero();
        var edited = SOURCE.replace("(1)", "(2)");
        Files.writeString(source, edited);
        assertThat(convert("--check", folder.toString()).output())
                .isEqualTo(source + ": differs from what " + notebook + " gives\n");
        assertThat(convert("--check", source.toString()).code()).isEqualTo(3);
        assertThat(source).content().isEqualTo(edited);
        assertThat(notebook).content().isEqualTo(NOTEBOOK);
    }

    @Test
    void readsTheInputAndWritesElsewhere() {
        var java = Called.cahier(utf8(NOTEBOOK), "convert", "--to", "java", "-");
        assertThat(java).isEqualTo(new Called(0, SOURCE, ""));
        var back = Called.cahier(utf8(SOURCE), "convert", "--to", "ipynb", "-");
        assertThat(back.output()).contains("\"outputs\": []").contains("\"id\": \"one\"");
        var out = folder.resolve("deep/down");
        assertThat(convert(notebook.toString(), "--output-dir", out.toString()).code()).isZero();
        assertThat(out.resolve("a.java")).content().isEqualTo(SOURCE);
        var named = folder.resolve("named.jsh");
        assertThat(convert(notebook.toString(), "--output", named.toString()).code()).isZero();
        assertThat(named).content().isEqualTo(SOURCE);
    }

    @Test
    void refusesWhatItWouldDestroyOrCannotRead() throws IOException {
        Files.writeString(source, "class a {}\n");
        assertRefused("has no cell marks, so it was not made of a notebook", notebook.toString());
        assertThat(source).content().isEqualTo("class a {}\n");
        assertRefused("line 1: text before the first cell", source.toString());
        Files.writeString(source, SOURCE);
        Files.writeString(notebook, "{");
        assertRefused("would be replaced and is no notebook: not JSON: line 1", source.toString());
        assertThat(notebook).content().isEqualTo("{");
        assertRefused("no such file or folder", folder.resolve("none.java").toString());
        assertRefused("- needs --to java or --to ipynb", "-");
        assertRefused("got 'html'; expected java or ipynb", "--to", "html", "a.ipynb");
        var other = Files.writeString(folder.resolve("b.ipynb"), NOTEBOOK).toString();
        assertRefused(
                "--output takes one file: got 2", other, notebook.toString(), "--output", "x");
        Files.write(folder.resolve("c.java"), new byte[] {'/', '/', (byte) 0xff});
        assertRefused("not UTF-8: line 1", folder.resolve("c.java").toString());
    }

    @Test
    void neverWritesOverWhatWasEditedLastUnlessForced() throws IOException {
        convert(notebook.toString());
        var edited = SOURCE.replace("(1)", "(2)");
        Files.writeString(source, edited);
        makeOlder(notebook);
        var refused = source + " is newer and differs, so it would lose edits; --force";
        assertRefused(refused, notebook.toString());
        assertRefused(refused, folder.toString());
        assertThat(source).content().isEqualTo(edited);
        assertThat(convert("--force", notebook.toString()).code()).isZero();
        assertThat(source).content().isEqualTo(SOURCE);

        Files.writeString(source, edited);
        makeOlder(source);
        Files.writeString(notebook, NOTEBOOK);
        assertRefused(notebook + " is newer and differs", source.toString());
        assertThat(notebook).content().isEqualTo(NOTEBOOK);
        assertThat(convert(notebook.toString()).code()).as("a newer notebook").isZero();
    }

    @Test
    void neverEmptiesANotebookUnlessForced() throws IOException {
        Files.writeString(source, "");
        assertRefused(
                source + ": holds no cell, and " + notebook + " would lose its cell; --force",
                source.toString());
        assertThat(notebook).content().isEqualTo(NOTEBOOK);
        assertThat(convert("--force", source.toString()).code()).isZero();
        assertThat(NotebookFile.read(notebook).cells()).isEmpty();
    }

    @Test
    void refusesOtherLanguagesAndFoldersThatAreFiles() throws IOException {
        var python = NOTEBOOK.replace("\"metadata\": {},\n \"nb", PYTHON);
        Files.writeString(notebook, python);
        assertRefused("is a notebook in python; expected one in Java", notebook.toString());
        assertThat(source).doesNotExist();
        assertThat(convert("--to", "java", "--output", "-", notebook.toString()).code())
                .as("git shows notebooks in any language")
                .isZero();
        assertThat(convert("--output-dir", notebook.toString(), notebook.toString()))
                .isEqualTo(
                        new Called(
                                2,
                                "",
                                "cahier: --output-dir: "
                                        + notebook
                                        + " is a file, not a folder\n"));
    }

    @Test
    void tellsOfIdsThatItReplaces() throws IOException {
        var ids = List.of("bad id!!", "a", "a");
        var text = new StringBuilder();
        for (var id : ids) text.append("// %% id=\"" + id + "\"\nint a;\n");
        var other = Files.writeString(folder.resolve("b.java"), text);
        assertThat(convert(other.toString()).errors())
                .isEqualTo(
                        """
                        note: FILE: cell 1: id "bad id!!" is not valid and is replaced
                        note: FILE: cell 3: id "a" stands twice and is replaced
                        """
                                .replace("FILE", other.toString()));
    }

    @Test
    void saysThatAJavaSourceIsOne() throws IOException {
        Files.writeString(source, SOURCE);
        var message =
                "cahier: " + source + ": is a Java source; cahier convert makes a notebook of it\n";
        assertThat(convert("--to", "java", source.toString()))
                .isEqualTo(new Called(2, "", message));
        assertThat(Called.cahier("diff", source.toString(), notebook.toString()))
                .isEqualTo(new Called(2, "", message));
    }

    private static void makeOlder(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    }

    private static void assertRefused(String message, String... arguments) {
        var called = convert(arguments);
        assertThat(called.errors()).startsWith("cahier: ").contains(message);
        assertThat(called.code()).isEqualTo(2);
    }

    private static Called convert(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("convert"));
        all.addAll(List.of(arguments));
        return Called.cahier(all.toArray(String[]::new));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

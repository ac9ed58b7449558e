package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class NotebookTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | notebook: not a notebook: the file is a list; expected an object",
                "{} | notebook: not a notebook: nbformat is missing; expected 4",
                "{'nbformat': 3, 'nbformat_minor': 0} | notebook: nbformat is 3; expected 4; an"
                        + " old",
                "{'nbformat': 5} | notebook: nbformat is 5; expected 4; it was written by a newer",
                "{'nbformat': '4'} | notebook: nbformat is \"4\"; expected 4",
                "{'nbformat': 4, 'nbformat_minor': -1} | nbformat_minor is -1; expected 0 to 5",
                "{'nbformat': 4, 'nbformat_minor': 5, 'metadata': {}} | cells is missing",
            })
    void refusesWhatIsNoNotebook(String text, String message) {
        assertRefused(text.replace('\'', '"'), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | cell 2: the cell is a number; expected an object",
                "{'cell_type': 'heading', 'id': 'x'} | cell 2 (id x): cell_type is \"heading\";"
                        + " expected",
                "{'cell_type': 'raw', 'source': 1} | cell 2: source is 1; expected text or a list",
                "{'cell_type': 'raw', 'source': ['a', 1]} | cell 2: source is a list; expected"
                        + " text",
                "{'cell_type': 'raw', 'source': '', 'metadata': []} | cell 2: metadata is a list",
                "{'cell_type': 'raw', 'source': '', 'id': 5} | cell 2: id is 5; expected text",
                "{'cell_type': 'code', 'outputs': {}} | outputs is an object; expected a list",
                "{'cell_type': 'code', 'execution_count': 1.5} | execution_count is 1.5; expected",
                "{'cell_type': 'code', 'outputs': [{}]} | cell 2, output 1: output_type is missing",
                "{'cell_type': 'code', 'outputs': [{'output_type': 'stream', 'name': 'stdout'}]} |"
                        + " text is missing",
                "{'cell_type': 'code', 'outputs': [{'output_type': 'display_data', 'data':"
                        + " {'text/html': 1}}]} | data.text/html is 1",
                "{'cell_type': 'code', 'outputs': [{'output_type': 'error', 'ename': 'E', 'evalue':"
                        + " ''}]} | traceback is missing",
            })
    void namesTheCellAndWhatWasExpected(String cell, String message) {
        var cells = "{\"cell_type\": \"raw\", \"source\": \"\", \"id\": \"first\"}, " + cell;
        assertRefused(notebook(5, cells.replace('\'', '"')), message);
    }

    @Test
    void listsWhatIsInvalidAndRepairsAllOfIt() {
        var text =
                notebook(
                        5,
                        """
                        {"cell_type": "code", "source": "1",
                         "metadata": {"tags": ["a", "a", "b,c"]},
                         "execution_count": -1, "attachments": {},
                         "outputs": [{"output_type": "display_data", "data": {}, "metadata": {},
                           "transient": {"display_id": "x"}, "execution_count": 3}]},
                        {"cell_type": "markdown", "id": "same", "source": "a"},
                        {"cell_type": "raw", "id": "same", "source": "a",
                         "metadata": {"collapsed": 1}},
                        {"cell_type": "raw", "id": "no spaces", "metadata": {}, "source": "b"}
                        """);
        assertThat(Notebook.problems(utf8(text)).stream().map(Problem::toString))
                .containsExactly(
                        "cell 1: id is missing; expected one from nbformat 4.5 on",
                        "cell 1: metadata.tags is a list; expected a list of unique texts without"
                                + " commas",
                        "cell 1: execution_count is -1; expected >= 0",
                        "cell 1: field \"attachments\" is unknown; expected only cell_type,"
                                + " execution_count, id, metadata, outputs, source",
                        "cell 1, output 1: field \"transient\" is unknown; expected only data,"
                                + " metadata, output_type",
                        "cell 1, output 1: field \"execution_count\" is unknown; expected only"
                                + " data, metadata, output_type",
                        "cell 2 (id same): metadata is missing; expected an object",
                        "cell 3 (id same): id is also that of an earlier cell; expected unique ids",
                        "cell 3 (id same): metadata.collapsed is 1; expected true or false",
                        "cell 4 (id no spaces): id is \"no spaces\"; expected 1 to 64 of letters,"
                                + " digits, - and _");
        var repaired = Notebook.parse(text).repaired();
        assertThat(Notebook.problems(utf8(repaired.text()))).isEmpty();
        assertThat(repaired.cells().get(1).id()).isEqualTo("same");
        assertThat(repaired.cells().get(0).metadata()).isEqualTo(Map.of("tags", List.of("a")));
    }

    @Test
    void dropsIdsBelowTheMinorVersionThatHasThem() {
        var text =
                notebook(
                        4,
                        "{\"cell_type\": \"raw\", \"id\": \"x\", \"metadata\": {}, \"source\":"
                                + " \"\"}");
        assertThat(Notebook.problems(utf8(text)))
                .containsExactly(
                        new Problem(
                                "cell 1 (id x)",
                                "an id is not allowed below nbformat 4.5",
                                Problem.Kind.INVALID));
        assertThat(Notebook.parse(text).repaired().text()).doesNotContain("\"id\"");
    }

    @Test
    void derivesTheSameIdsFromTheSameContent() {
        var cells = "{\"cell_type\":\"raw\",\"metadata\":{},\"source\":\"a\"}";
        var notebook = Notebook.parse(notebook(5, cells + "," + cells));
        var ids = notebook.withIds().cells().stream().map(Cell::id).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{8}"));
        assertThat(notebook.withIds()).isEqualTo(notebook.withIds());
    }

    @Test
    void keepsFieldsAndMetadataThatNobodyKnows() {
        var text =
                """
                {
                 "cells": [
                  {
                   "cell_type": "raw",
                   "id": "a",
                   "mine": [
                    1
                   ],
                   "metadata": {
                    "other": null
                   },
                   "source": []
                  }
                 ],
                 "future": true,
                 "metadata": {},
                 "nbformat": 4,
                 "nbformat_minor": 7
                }
                """;
        assertThat(Notebook.problems(utf8(text))).isEmpty();
        assertThat(Notebook.parse(text).text())
                .contains("\"mine\": [\n", "\"future\": true", "\"nbformat_minor\": 7");
    }

    @Test
    void isEqualHoweverTheFileIsLaidOut() {
        var lines =
                notebook(
                        5,
                        "{\"cell_type\":\"raw\",\"id\":\"a\",\"metadata\":{},\"source\":[\"a\\n"
                                + "\",\"b\"]}");
        var whole =
                notebook(
                        5,
                        "{\"id\":\"a\",\"source\":\"a\\n"
                                + "b\",\"cell_type\":\"raw\",\"metadata\":{}}");
        assertThat(Notebook.parse(lines)).isEqualTo(Notebook.parse(whole));
    }

    private static String notebook(int minor, String cells) {
        return "{\"nbformat\": 4, \"nbformat_minor\": %d, \"metadata\": {}, \"cells\": [%s]}"
                .formatted(minor, cells);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Notebook.parse(text))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining(message);
    }
}

package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Reads the tags and marks that the tools of others use.
class CellsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"skip-execution", "nbval-skip"})
    void skipsACellByItsTag(String tag) {
        assertThat(Cells.isSkipped(Notebooks.cell(1, "f()", tag))).isTrue();
        assertThat(Cells.isSkipped(Notebooks.cell(1, "f()", tag + "-not"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raises-exception", "nbval-raises-exception"})
    void letsACellFailByItsTag(String tag) {
        assertThat(Cells.mayFail(Notebooks.cell(1, "f()", "other", tag))).isTrue();
        assertThat(Cells.mayFail(Notebooks.cell(1, "f()", "other"))).isFalse();
    }

    @Test
    void comparesACellUnlessItsTagSaysNotTo() {
        assertThat(Cells.reasonNotToCompare(Notebooks.cell(1, "f()", "nbval-ignore-output")))
                .isEqualTo("nbval-ignore-output");
        assertThat(Cells.reasonNotToCompare(Notebooks.cell(1, "f()", "nbval-check-output")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"// %s", "//%s", "  //   %s  ", "int a;\n// %s\nint b;"})
    void takesTheMarksOfNbvalInACommentOfTheirOwn(String form) {
        assertThat(Cells.isSkipped(marked(form, "NBVAL_SKIP"))).isTrue();
        assertThat(Cells.mayFail(marked(form, "NBVAL_RAISES_EXCEPTION"))).isTrue();
        assertThat(Cells.reasonNotToCompare(marked(form, "NBVAL_IGNORE_OUTPUT"))).isNotNull();
        assertThat(Cells.isSkipped(marked(form, "NBVAL_CHECK_OUTPUT"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a; // %s", "\"// %s\"", "// not %s", "// %s_NOT", "# %s"})
    void takesNothingElseForAMark(String form) {
        assertThat(Cells.isSkipped(marked(form, "NBVAL_SKIP"))).isFalse();
        assertThat(Cells.mayFail(marked(form, "NBVAL_RAISES_EXCEPTION"))).isFalse();
        assertThat(Cells.reasonNotToCompare(marked(form, "NBVAL_IGNORE_OUTPUT"))).isNull();
    }

    @Test
    void readsLimitsFromTheNotebooksMetadata() {
        assertThat(Cells.timeoutInMetadata(with(Map.of("timeout", 2L))))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(Cells.timeoutInMetadata(with(Map.of("timeout", 0.25))))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(Cells.timeoutInMetadata(with(Map.of("timeout", -1L)))).isNull();
        assertThat(Cells.timeoutInMetadata(with(Map.of("timeout", "2")))).isNull();
        assertThat(Cells.allowsErrors(with(Map.of("allow_errors", true)))).isTrue();
        assertThat(Cells.allowsErrors(with(Map.of("allow_errors", "true")))).isFalse();
        assertThat(Cells.allowsErrors(with("no object"))).isFalse();
    }

    /// Tags about showing say nothing about running.
    @Test
    @Timeout(120)
    void runsAndKeepsCellsThatAreOnlyHiddenAndGoesOnWhereErrorsAreAllowed() throws Exception {
        var cells =
                List.<Cell>of(
                        Notebooks.cell(1, "int a = 1 / 0;"),
                        Notebooks.cell(2, "2", "remove-cell", "remove-input"),
                        Notebooks.cell(3, "3", "remove-output"),
                        Notebooks.cell(4, "4", "hide-input", "hide-output"));
        var file = folder.resolve("a.ipynb");
        var metadata = Map.<String, Object>of("execution", Map.of("allow_errors", true));
        NotebookFile.write(file, new Notebook(cells, metadata));
        var result = Notebooks.run(file);
        assertThat(result.isGood()).isTrue();
        assertThat(result.cells().stream().map(CellResult::number)).containsExactly(1, 2, 3, 4);
        assertThat(Notebooks.read(file, 1).outputs().getLast()).isInstanceOf(Output.Error.class);
        for (int number = 2; number <= 4; number++) {
            assertThat(Notebooks.read(file, number).outputs()).hasSize(1);
        }
    }

    private static CodeCell marked(String form, String mark) {
        return Notebooks.cell(1, form.formatted(mark));
    }

    private static Notebook with(Object execution) {
        return new Notebook(List.of(), Map.of("execution", execution));
    }
}

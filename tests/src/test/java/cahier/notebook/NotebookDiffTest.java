package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class NotebookDiffTest {

    private static final CodeCell ONE = code("one", "1 + 1", "2");
    private static final CodeCell TWO = code("two", "2 + 2", "4");

    @Test
    void findsNothingBetweenEqualNotebooks() {
        assertThat(diff(notebook(ONE, TWO), notebook(ONE, TWO))).isEmpty();
    }

    @Test
    void matchesCellsByIdWhereverTheyStand() {
        var changed = code("two", "2 + 3", "5");
        var differences = diff(notebook(ONE, TWO), notebook(changed, ONE));
        assertThat(differences.stream().map(Difference::place))
                .containsExactly("source", "output 1: text/plain", "order of cells");
        assertThat(differences.getFirst().cell()).isEqualTo(1);
        assertThat(differences.getFirst().lines()).containsExactly("- 2 + 2", "+ 2 + 3");
    }

    @Test
    void tellsCellsThatCameOrWent() {
        var differences = diff(notebook(ONE), notebook(TWO));
        assertThat(differences.stream().map(Difference::place))
                .containsExactly("cell added", "cell removed");
        assertThat(differences.getLast().lines()).containsExactly("- 1 + 1");
    }

    @Test
    void tellsMetadata() {
        var tagged = ONE.withMetadata(Map.of("tags", List.of("x")));
        assertThat(diff(notebook(ONE), notebook(tagged)))
                .singleElement()
                .extracting(Difference::place)
                .isEqualTo("metadata");
        assertThat(diff(notebook(ONE), notebook(ONE).withMetadata(Map.of("a", 1L))))
                .singleElement()
                .extracting(Difference::place)
                .isEqualTo("notebook metadata");
    }

    @Test
    void cleansWhatARunPutIn() {
        var ran = ONE.withMetadata(Map.of("scrolled", true, "tags", List.of("x")));
        var cleaned = (CodeCell) Cleaning.clean(notebook(ran)).cells().getFirst();
        assertThat(cleaned.outputs()).isEmpty();
        assertThat(cleaned.executionCount()).isNull();
        assertThat(cleaned.metadata()).isEqualTo(Map.of("tags", List.of("x")));
        assertThat(cleaned.source()).isEqualTo("1 + 1");
    }

    @Test
    void findsTheLineOfACellInItsFile() {
        var text = notebook(ONE, code("x", "a\nb\nc", "  {")).text();
        var lines = text.lines().toList();
        assertThat(lines.get(SourceLines.inFile(text, 1, 1) - 1)).isEqualTo("    \"1 + 1\"");
        assertThat(lines.get(SourceLines.inFile(text, 2, 3) - 1)).isEqualTo("    \"c\"");
        assertThat(SourceLines.inFile(text, 3, 1)).isZero();
        assertThat(SourceLines.inFile("{\"cells\": []}", 1, 1)).isZero();
    }

    private static List<Difference> diff(Notebook left, Notebook right) {
        return NotebookDiff.of(left, right, Tolerance.NONE);
    }

    private static Notebook notebook(Cell... cells) {
        return new Notebook(List.of(cells), Map.of());
    }

    private static CodeCell code(String id, String source, String result) {
        var output = new Output.Result(Map.of("text/plain", result), Map.of(), 1);
        return new CodeCell(id, source, Map.of(), List.of(output), 1L, Map.of());
    }
}

package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Difference;
import cahier.runner.CellResult;
import cahier.runner.Failure;
import cahier.runner.Failure.Kind;
import cahier.runner.NotebookResult;
import cahier.runner.NotebookResult.Compared;
import cahier.runner.NotebookResult.Saved;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ExitCodeTest {

    private static final NotebookResult GOOD = result(null, false);
    private static final NotebookResult DIFFERENT = result(null, true);

    @Test
    void tellsEveryEndByACodeOfItsOwn() {
        assertThat(of(GOOD)).isEqualTo(0);
        assertThat(of(result(Kind.ERROR, false))).isEqualTo(1);
        assertThat(of(result(Kind.DEAD, false))).isEqualTo(1);
        assertThat(of(result(Kind.BAD_INPUT, false))).isEqualTo(2);
        assertThat(of(DIFFERENT)).isEqualTo(3);
        assertThat(of(result(Kind.TIMEOUT, false))).isEqualTo(4);
        assertThat(of(result(Kind.INTERRUPTED, false))).isEqualTo(130);
        assertThat(ExitCode.of(List.of(), true)).isEqualTo(130);
    }

    /// In the order that the help gives: 130, else 2, else 1, else 4, else 3.
    @Test
    void tellsTheGravestOfSeveral() {
        var results = new ArrayList<>(List.of(GOOD, DIFFERENT));
        assertThat(ExitCode.of(results, false)).isEqualTo(3);
        results.add(result(Kind.TIMEOUT, true));
        assertThat(ExitCode.of(results, false)).isEqualTo(4);
        results.add(result(Kind.ERROR, false));
        assertThat(ExitCode.of(results, false)).isEqualTo(1);
        results.add(result(Kind.BAD_INPUT, false));
        assertThat(ExitCode.of(results, false)).isEqualTo(2);
        results.add(result(Kind.INTERRUPTED, false));
        assertThat(ExitCode.of(results, false)).isEqualTo(130);
        assertThat(ExitCode.HELP).contains("130, else 2, else 1, else 4, else 3").contains("143");
    }

    private static int of(NotebookResult result) {
        return ExitCode.of(List.of(GOOD, result), false);
    }

    private static NotebookResult result(Kind kind, boolean isDifferent) {
        var failure = kind == null ? null : new Failure(kind, "Name", "message");
        var cell = new CellResult(1, "c1", Duration.ZERO, failure);
        var difference = new Difference(1, "c1", "stdout", List.of("- 1", "+ 2"), null);
        var compared = isDifferent ? new Compared(List.of(difference), List.of(), false) : null;
        return new NotebookResult(
                Path.of("a.ipynb"),
                List.of(cell),
                List.of(),
                1,
                Duration.ZERO,
                null,
                Saved.NOT_WRITTEN,
                null,
                compared);
    }
}

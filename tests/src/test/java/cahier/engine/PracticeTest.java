package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class PracticeTest {

    @Test
    void leavesNothingInTheSession() {
        try (var cells = new Cells("java.util.*")) {
            cells.nothing("int x = 5; record Pair(int only) {} int twice(int n) { return n; }");
            var before = cells.engine.workspace().classNames();
            new Practice(cells.engine.workspace()).inPauses(List.of());
            assertThat(cells.engine.workspace().classNames()).isEqualTo(before);
            assertThat(cells.engine.variables()).containsExactly(new Variable("x", "int", 5));
            assertThat(cells.value("x + new Pair(1).only() + twice(3)")).isEqualTo(9);
            assertThat(cells.problems("r.run();")).isNotEmpty();
        }
    }

    @Test
    void preparesTheShadow() {
        try (var cells = new Cells("java.util.*")) {
            cells.nothing("int x = 5;");
            var before = cells.engine.workspace().classNames();
            new Practice(cells.engine.workspace()).inPauses(cells.engine.shadow().firstSteps());
            assertThat(cells.engine.shadow().isPrepared()).isTrue();
            assertThat(cells.engine.workspace().classNames()).isEqualTo(before);
            assertThat(cells.engine.shadow().complete("x", 1))
                    .contains(new Suggestion("x", 0, 1, "variable", "int"));
        }
    }

    @Test
    void leavesAShadowAloneThatIsClosed() {
        var cells = new Cells();
        var steps = cells.engine.shadow().firstSteps();
        cells.close();
        steps.forEach(Runnable::run);
        assertThat(cells.engine.shadow().isPrepared()).isFalse();
    }

    @Test
    void doesNotCountCells() {
        try (var cells = new Cells()) {
            cells.nothing("Object first = new Object() {};");
            new Practice(cells.engine.workspace()).inPauses(cells.engine.shadow().firstSteps());
            cells.nothing("Object second = new Object() {};");
            assertThat(cells.value("first.getClass().getName()")).isEqualTo("cell#1$1");
            assertThat(cells.value("second.getClass().getName()")).isEqualTo("cell#2$1");
        }
    }
}

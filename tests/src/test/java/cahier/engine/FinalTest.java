package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FinalTest {
    private static final String REFUSED = "cannot assign a value to final variable x";

    private final Cells cells = new Cells("java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aLaterCellCannotAssign() {
        cells.nothing("final int x = 1;");
        refuses("int y = 2;\nx = 3;", 2);
        refuses("x++;", 1);
        refuses("x += 2;", 1);
        refuses("Runnable r = () -> { x = 4; };", 1);
        refuses("class A {\n  void set() { x = 5; }\n}", 2);
        refuses("void set() { --x; }", 1);
        assertThat(cells.value("x")).isEqualTo(1);
    }

    @Test
    void theSameCellCannotAssign() {
        refuses("final int x = 1;\nx = 2;", 2);
        refuses("final var x = 1;\nx = 2;", 2);
        refuses("final int x = 1;\nvoid set() { x = 2; }", 2);
        refuses("final int x = 1;\nclass A { void set() { x = 2; } }", 2);
        refuses("void set() { x = 2; }\nfinal int x = 1;", 1);
    }

    @Test
    void everyOneOfSeveralIsFinal() {
        cells.nothing("final int first = 1, x = 2;");
        refuses("x = 3;", 1);
        refuses("final int y = 1, x = 2;\nx = 3;", 2);
    }

    @Test
    void lambdasAndClassesReadIt() {
        cells.nothing("final int x = 20;\nIntSupplier more = () -> x + 1;");
        assertThat(
                        cells.value(
                                "class A { int get() { return x + more.getAsInt(); } } new"
                                        + " A().get()"))
                .isEqualTo(41);
    }

    @Test
    void itMayBeDeclaredAnew() {
        cells.nothing("final int x = 1;");
        cells.nothing("IntSupplier get = () -> x;");
        cells.nothing("final int x = 2;");
        assertThat(cells.value("get.getAsInt()")).isEqualTo(2);
        cells.nothing("int x = 3;");
        cells.nothing("x++;");
        assertThat(cells.value("get.getAsInt()")).isEqualTo(4);
        cells.nothing("final String x = \"five\";");
        refuses("x = null;", 1);
        assertThat(cells.value("final int x = 6; x + 1")).isEqualTo(7);
        assertThat(cells.value("final int x = 7; int x = 8; x = 9; x")).isEqualTo(9);
    }

    @Test
    void whatAssignsNoLongerCompilesOnceItIsFinal() {
        cells.nothing("int x = 1;");
        cells.nothing("void set() { x = 2; }\nint get() { return x; }");
        cells.nothing("class Reader { int get() { return x; } }\nvar reader = new Reader();");
        assertThat(cells.outcome("final int x = 3;").notices())
                .containsExactly("set() no longer compiles: " + REFUSED);
        assertThat(cells.thrown("set();")).hasMessageContaining(REFUSED);
        assertThat(cells.value("reader.get() + get()")).isEqualTo(6);
        cells.nothing("int x = 4;");
        assertThat(cells.value("set(); x")).isEqualTo(2);
    }

    @Test
    void oneWithoutValueTakesItInOneStatementOfItsCell() {
        assertThat(cells.value("final int x;\nif (1 > 2) x = 1;\nelse x = 2;\nx")).isEqualTo(2);
        refuses("x = 3;", 1);
        refuses("final int x;\nx = 1;\nx = 2;", 3);
        refuses("final int x;\nvoid set() { x = 1; }", 2);
        cells.nothing("final String x;");
        refuses("x = null;", 1);
    }

    @Test
    void aLambdaInItIsMadeAgain() {
        cells.nothing("record P(int n) {}\nfinal Supplier<String> x = () -> new P(1).toString();");
        cells.nothing("record P(long m) {}");
        assertThat(cells.value("x.get()")).isEqualTo("P[m=1]");
        refuses("x = null;", 1);
    }

    @Test
    void aRedefinedTypeResetsIt() {
        cells.nothing("record P(int n) {}\nfinal P x = new P(1);");
        assertThat(cells.outcome("record P(long m) {}").notices())
                .containsExactly("x was reset to null: its type P was redefined");
        refuses("x = new P(2);", 1);
        assertThat(cells.value("final P x = new P(3); x.m()")).isEqualTo(3L);
    }

    @Test
    void fieldsOfClassesKeepTheirModifiersInMessages() {
        assertThat(cells.problems("Math.PI = 3;").getFirst().message())
                .isEqualTo("cannot assign a value to static final variable PI");
    }

    private void refuses(String source, int line) {
        var problems = cells.problems(source);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).isEqualTo(REFUSED);
        assertThat(problems.getFirst().line()).isEqualTo(line);
    }
}

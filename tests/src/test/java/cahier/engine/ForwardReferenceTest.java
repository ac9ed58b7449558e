package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForwardReferenceTest {
    private final Cells cells = new Cells("java.util.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void declarationsOfACellSeeEachOther() {
        assertThat(
                        cells.value(
                                "boolean even(int n) { return n == 0 || odd(n - 1); }\n"
                                        + "boolean odd(int n) { return n != 0 && even(n - 1); }\n"
                                        + "class A { B b; int f() { return g(); } }\n"
                                        + "class B { A a; }\n"
                                        + "int g() { return 3; }\n"
                                        + "even(10) && new A().f() == 3"))
                .isEqualTo(true);
    }

    @Test
    void aMethodWaitsForAMethodOfALaterCell() {
        Outcome outcome = cells.outcome("int f(int n) { return g(n) + 1; }");
        assertThat(outcome.result()).isEqualTo(new Result.Nothing());
        assertThat(outcome.notices()).containsExactly("f(int) waits for method g(int)");
        assertThat(cells.thrown("f(1)")).hasMessage("f(int) waits for method g(int)");
        assertThat(cells.outcome("int g(int n) { return 10 * n; }").notices()).isEmpty();
        assertThat(cells.value("f(1)")).isEqualTo(11);
    }

    @Test
    void aMethodWaitsForAVariableOfALaterCell() {
        cells.outcome("int f() { return total; }");
        cells.nothing("int total = 4;");
        assertThat(cells.value("f()")).isEqualTo(4);
    }

    @Test
    void aTypeWaitsForATypeOfALaterCell() {
        Outcome outcome = cells.outcome("class Tree { Leaf leaf; int n = 1; }");
        assertThat(outcome.notices()).containsExactly("Tree waits for class Leaf");
        cells.problems("new Tree()");
        cells.nothing("class Leaf {}");
        assertThat(cells.value("new Tree().n")).isEqualTo(1);
    }

    @Test
    void aMethodWhoseHeaderWaitsIsThereWhenTheTypeComes() {
        cells.outcome("int size(Bag b) { return b.n; }");
        cells.nothing("class Bag { int n = 2; }");
        assertThat(cells.value("size(new Bag())")).isEqualTo(2);
    }

    @Test
    void aSealedHierarchyMayComeInSeveralCells() {
        cells.outcome("sealed interface Shape permits Circle, Square {}");
        cells.outcome("record Circle(double r) implements Shape {}");
        cells.nothing("record Square(double a) implements Shape {}");
        assertThat(
                        cells.value(
                                "Shape s = new Square(2);\n"
                                        + "switch (s) { case Circle c -> c.r(); case Square q ->"
                                        + " q.a(); }"))
                .isEqualTo(2.0);
    }

    @Test
    void aCellThatRunsIntoWhatWaitsIsRejected() {
        var problems = cells.problems("int f() { return missing(); }\nf()");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains("method missing()");
        assertThat(problems.getFirst().line()).isEqualTo(1);
        assertThat(problems.getFirst().column()).isEqualTo(18);
    }

    @Test
    void aMistakeInAMethodIsToldAtOnce() {
        assertThat(cells.problems("double f(double x) { return Math.sqr(x); }")).hasSize(1);
        assertThat(cells.problems("int f() { return \"a\"; }")).hasSize(1);
    }

    @Test
    void aWaitingDeclarationCanBeReplaced() {
        cells.outcome("int f() { return missing(); }");
        cells.nothing("int f() { return 2; }");
        assertThat(cells.value("f()")).isEqualTo(2);
        assertThat(cells.outcome("int missing() { return 3; }").notices()).isEmpty();
        assertThat(cells.value("f()")).isEqualTo(2);
    }

    @Test
    void aTypeThatWaitsMayBeDeclaredAgainMeanwhile() {
        cells.outcome("sealed interface Shape permits Circle {}");
        assertThat(cells.outcome("sealed interface Shape permits Circle {}").notices())
                .containsExactly("Shape waits for class Circle");
        assertThat(cells.outcome("record Circle(int r) implements Shape {}").notices()).isEmpty();
        assertThat(cells.value("Shape s = new Circle(2);\nswitch (s) { case Circle c -> c.r(); }"))
                .isEqualTo(2);
    }

    @Test
    void ofATypeThatWaitsTheLastDeclarationCounts() {
        cells.outcome("class Child extends Parent {}");
        cells.outcome("class Child extends Parent { int more = 5; }");
        assertThat(cells.outcome("class Parent {}").notices()).isEmpty();
        assertThat(cells.value("new Child().more")).isEqualTo(5);
    }

    @Test
    void aHierarchyThatArrivesInPartsMayChangeOnTheWay() {
        cells.outcome("sealed interface Shape permits Circle, Square {}");
        cells.outcome("record Circle(int r) implements Shape {}");
        cells.outcome("record Circle(int r, int x) implements Shape {}");
        assertThat(cells.outcome("record Square(int a) implements Shape {}").notices()).isEmpty();
        assertThat(
                        cells.value(
                                "Shape s = new Circle(2, 3);\n"
                                    + "switch (s) { case Circle c -> c.x(); case Square q -> 0; }"))
                .isEqualTo(3);
    }
}

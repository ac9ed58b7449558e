package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RedefinitionTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aMethodReachesItsCallers() {
        cells.nothing("int f(int n) { return n; }");
        cells.nothing("int g(int n) { return f(n) + 1; }");
        cells.nothing("class A { int call() { return g(1); } }\nvar a = new A();");
        assertThat(cells.value("a.call()")).isEqualTo(2);
        cells.nothing("int f(int n) { return 10 * n; }");
        assertThat(cells.value("a.call()")).isEqualTo(11);
        cells.nothing("int f(int n) { return 100 * n; }");
        assertThat(cells.value("a.call() + g(2)")).isEqualTo(101 + 201);
    }

    @Test
    void aMethodReachesALambdaThatAVariableHolds() {
        cells.nothing("int f(int n) { return n; }");
        cells.nothing("IntUnaryOperator op = n -> f(n) + 1;");
        assertThat(cells.value("op.applyAsInt(1)")).isEqualTo(2);
        cells.nothing("int f(int n) { return 10 * n; }");
        assertThat(cells.value("op.applyAsInt(1)")).isEqualTo(11);
    }

    @Test
    void aMethodReachesItsOwnRecursion() {
        cells.nothing("int f(int n) { return n == 0 ? 0 : 1 + f(n - 1); }");
        cells.nothing("IntUnaryOperator old = n -> f(n);");
        assertThat(cells.value("old.applyAsInt(3)")).isEqualTo(3);
        cells.nothing("int f(int n) { return n == 0 ? 0 : 2 + f(n - 1); }");
        assertThat(cells.value("old.applyAsInt(3)")).isEqualTo(6);
    }

    @Test
    void anotherReturnTypeReachesTheCallersThatAreCompiledAgain() {
        cells.nothing("int f() { return 1; }");
        cells.nothing("String g() { return \"\" + f(); }");
        assertThat(cells.value("g()")).isEqualTo("1");
        cells.nothing("String f() { return \"one\"; }");
        assertThat(cells.value("g()")).isEqualTo("one");
    }

    @Test
    void aLambdaIsToldWhenAReturnTypeNoLongerFits() {
        cells.nothing("int f() { return 1; }");
        cells.nothing("IntSupplier s = () -> f();");
        assertThat(cells.value("s.getAsInt()")).isEqualTo(1);
        cells.nothing("String f() { return \"one\"; }");
        assertThat(cells.thrown("s.getAsInt()"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("f now returns String");
    }

    @Test
    void aNewOverloadReachesTheCallersThatItFitsBetter() {
        cells.nothing("String f(long n) { return \"long\"; }");
        cells.nothing("String g() { return f(1); }");
        assertThat(cells.value("g()")).isEqualTo("long");
        cells.nothing("String f(int n) { return \"int\"; }");
        assertThat(cells.value("g()")).isEqualTo("int");
        assertThat(cells.value("f(1L)")).isEqualTo("long");
    }

    @Test
    void aVariableOfTheSameTypeKeepsItsUsers() {
        cells.nothing("int x = 1;");
        cells.nothing("int twice() { return 2 * x; }");
        cells.nothing("IntSupplier s = () -> x;");
        cells.nothing("int x = 5;");
        assertThat(cells.value("twice() + s.getAsInt()")).isEqualTo(15);
    }

    @Test
    void aVariableOfAnotherTypeReachesTheMethodsThatUseIt() {
        cells.nothing("int x = 1;");
        cells.nothing("String text() { return \"x = \" + x; }");
        cells.nothing("String x = \"a\";");
        assertThat(cells.value("text()")).isEqualTo("x = a");
    }

    @Test
    void aTypeReachesAllThatMentionsItAndResetsItsVariablesWithANotice() {
        cells.nothing("record Point(int x, int y) {}");
        cells.nothing("class Line { Point from = new Point(1, 2); Point to = new Point(3, 4); }");
        cells.nothing("int sum(Point p) { return p.x() + p.y(); }");
        cells.nothing("int total() { return sum(new Point(1, 1)) + sum(new Line().to); }");
        cells.nothing("var p = new Point(5, 6); var list = List.of(p); int n = 7;");
        assertThat(cells.value("total()")).isEqualTo(9);

        Outcome outcome =
                cells.outcome("record Point(int x, int y) { public int x() { return 10 * x; } }");
        assertThat(outcome.result()).isEqualTo(new Result.Nothing());
        assertThat(outcome.notices())
                .containsExactly(
                        "p was reset to null: its type Point was redefined",
                        "list was reset to null: its type List<Point> is made of the Point that"
                                + " was redefined");
        assertThat(cells.value("total()")).isEqualTo(11 + 34);
        assertThat(cells.value("p")).isNull();
        assertThat(cells.value("n")).isEqualTo(7);
        assertThat(cells.value("sum(new Point(1, 2))")).isEqualTo(12);
    }

    @Test
    void anUnchangedTypeKeepsItsObjects() {
        cells.nothing("record Point(int x, int y) {}\nvar p = new Point(1, 2);");
        Outcome outcome = cells.outcome("record Point(int x,  int y) { } // the same");
        assertThat(outcome.notices()).isEmpty();
        assertThat(cells.value("p.equals(new Point(1, 2))")).isEqualTo(true);
    }

    @Test
    void aTypeThatLosesAMemberTellsWhoNeedsIt() {
        cells.nothing("record Point(int x, int y) {}");
        cells.nothing("int sum(Point p) { return p.x() + p.y(); }");
        Outcome outcome = cells.outcome("record Point(int a) {}");
        assertThat(outcome.notices())
                .containsExactly("sum(Point) no longer compiles: cannot find symbol");
        assertThat(cells.thrown("sum(new Point(1))"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sum(Point) no longer compiles: cannot find symbol");
    }

    @Test
    void earlierCellsKeepTheirLabelsWhenTheyAreCompiledAgain() {
        cells.nothing("record Point(int x) {}");
        cells.nothing("int f(Point p) {\n    return p.x() / 0;\n}");
        cells.nothing("record Point(int x) { int twice() { return 2 * x; } }");
        assertThat(cells.thrown("f(new Point(1))").getStackTrace())
                .extracting(StackTraceElement::toString)
                .containsExactly("cell.f(In [2]:2)", "cell.main(In [4]:1)");
    }

    @Test
    void aSealedHierarchyIsRedefinedAsAWhole() {
        cells.nothing(
                "sealed interface S permits A, B {}\nrecord A(int n) implements S {}\n"
                        + "record B(String s) implements S {}");
        cells.nothing(
                "String show(S s) {\n  return switch (s) {\n    case A(int n) -> \"A\" + n;\n"
                        + "    case B(String t) -> \"B\" + t;\n  };\n}");
        assertThat(cells.value("show(new A(1)) + show(new B(\"x\"))")).isEqualTo("A1Bx");
        cells.nothing(
                "record A(int n) implements S { public String toString() { return \"a\"; } }");
        assertThat(cells.value("show(new A(2)) + new A(2)")).isEqualTo("A2a");
    }

    @Test
    void twoDeclarationsOfOneNameInACellLeaveTheLast() {
        assertThat(cells.value("int x = 1; int y = x + 1; String x = \"a\" + y; x"))
                .isEqualTo("a2");
        assertThat(cells.value("x")).isEqualTo("a2");
    }

    @Test
    void useBeforeTheDeclarationMeansTheEarlierVariable() {
        cells.nothing("int x = 1;");
        assertThat(cells.value("int y = x + 1; String x = \"a\"; x + y")).isEqualTo("a2");
    }

    @Test
    void aMethodThatNoLongerCompiledDoesAgainWhenItsNameIsBack() {
        cells.nothing("int x = 1;");
        cells.nothing("int f() { return x; }");
        assertThat(cells.outcome("String x = \"text\";").notices())
                .containsExactly(
                        "f() no longer compiles: incompatible types: String cannot be converted to"
                                + " int");
        cells.nothing("String x = \"still\";");
        cells.nothing("int x = 3;");
        assertThat(cells.value("f()")).isEqualTo(3);
    }

    @Test
    void nestedTypesOfATypeThatWasReadAreFoundAtAnyDepth() {
        cells.nothing("class Outer { static class Middle { enum Inner { A, B } } }");
        cells.run("new Outer()");
        assertThat(cells.value("Outer.Middle.Inner.B.ordinal()")).isEqualTo(1);
        cells.nothing("class Outer { static class Middle { enum Inner { A, B, C } } }");
        cells.run("new Outer()");
        assertThat(cells.value("Outer.Middle.Inner.C.ordinal()")).isEqualTo(2);
    }

    @Test
    void aTypeThatDependsOnAnotherTellsWhichWasRedefined() {
        cells.nothing("class Inner { int v = 1; }");
        cells.nothing("class Outer { Inner in = new Inner(); }\nvar o = new Outer();");
        assertThat(cells.outcome("class Inner { int v = 2; }").notices())
                .containsExactly(
                        "o was reset to null: its type Outer depends on the Inner that was"
                                + " redefined");
    }

    /// What a list is made of is not in a descriptor: the caller would hand strings to integers.
    @Test
    void aMethodOfTheSameErasureReachesItsCallers() {
        cells.nothing("String f(List<String> l) { return l.getFirst().trim(); }");
        cells.nothing("String g() { return f(List.of(\"a\")); }");
        cells.nothing("String any() { return f(new ArrayList<>(0) {{ add(null); }}); }");
        assertThat(cells.value("g()")).isEqualTo("a");
        var outcome = cells.outcome("String f(List<Integer> l) { return \"ints\"; }");
        assertThat(outcome.result()).isEqualTo(new Result.Nothing());
        assertThat(outcome.notices())
                .singleElement()
                .asString()
                .contains("g()", "no longer compiles");
        assertThat(cells.value("any()")).isEqualTo("ints");
        cells.nothing("String f(List<String> l) { return \"strings\"; }");
        assertThat(cells.value("g()")).isEqualTo("strings");
    }

    @Test
    void aResultOfTheSameErasureReachesItsCallers() {
        cells.nothing("List<String> f() { return List.of(\"a\"); }");
        cells.nothing("Object g() { var first = f().getFirst(); return first; }");
        assertThat(cells.value("g()")).isEqualTo("a");
        cells.nothing("List<Integer> f() { return List.of(7); }");
        assertThat(cells.value("g()")).isEqualTo(7);
    }

    /// Type parameters that are erased to other types make overloads, as in a class (JLS 8.4.2).
    @Test
    void aMethodOfAnotherErasureIsAnOverload() {
        cells.nothing("<T> String h(T t) { return \"any\"; }");
        cells.nothing("<T extends Number> String h(T t) { return \"number\"; }");
        assertThat(cells.value("h(\"s\") + h(1)")).isEqualTo("anynumber");
        cells.nothing("<U> String h(U t) { return \"other\"; }");
        assertThat(cells.value("h(\"s\") + h(1)")).isEqualTo("othernumber");
    }
}

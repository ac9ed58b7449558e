package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lambdas that variables hold follow what they mention.
final class LambdaTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aTypeReachesALambdaThatMentionsItInItsBody() {
        cells.nothing("record Point(int x, int y) { int sum() { return x + y; } }");
        cells.nothing("IntUnaryOperator op = n -> new Point(n, n).sum();");
        cells.nothing("Predicate<Object> is = o -> o instanceof Point;");
        assertThat(cells.value("op.applyAsInt(2)")).isEqualTo(4);
        Outcome outcome =
                cells.outcome("record Point(int x, int y) { int sum() { return 10 * (x + y); } }");
        assertThat(outcome.notices()).isEmpty();
        assertThat(cells.value("op.applyAsInt(2)")).isEqualTo(40);
        assertThat(cells.value("is.test(new Point(1, 2))")).isEqualTo(true);
        cells.nothing("record Point(int x, int y) { int sum() { return 100 * (x + y); } }");
        assertThat(cells.value("op.applyAsInt(2)")).isEqualTo(400);
    }

    @Test
    void aTypeReachesALambdaWhoseTypeIsMadeOfIt() {
        cells.nothing("record Point(int x) {}");
        cells.nothing("int count = 0;");
        cells.nothing("int unit = 5; Supplier<Point> s = () -> new Point(unit);\ncount++;");
        cells.nothing("Function<Integer, Point> make = Point::new;");
        cells.nothing("var both = (Supplier<List<Point>>) () -> List.of(s.get(), make.apply(7));");
        cells.nothing("int first() { return both.get().get(0).x(); }");
        Outcome outcome =
                cells.outcome(
                        "record Point(int x) { int twice() { return 2 * x; } }\n"
                                + "\"\" + s.get().twice() + make.apply(4).twice()");
        assertThat(outcome.notices()).isEmpty();
        assertThat(outcome.result()).isEqualTo(new Result.Value("108", "String"));
        assertThat(cells.value("both.get().toString()")).isEqualTo("[Point[x=5], Point[x=7]]");
        assertThat(cells.value("first() + both.get().get(1).twice()")).isEqualTo(5 + 14);
        assertThat(cells.value("count")).isEqualTo(1);
    }

    @Test
    void aMethodOfAnotherReturnTypeReachesALambda() {
        cells.nothing("int f() { return 1; }");
        cells.nothing("Supplier<Object> s = () -> f();");
        assertThat(cells.value("s.get()")).isEqualTo(1);
        cells.nothing("String f() { return \"one\"; }");
        assertThat(cells.value("s.get()")).isEqualTo("one");
    }

    @Test
    void aVariableOfAnotherTypeReachesALambda() {
        cells.nothing("int x = 1;");
        cells.nothing("Supplier<String> s = () -> \"x = \" + x;");
        cells.nothing("String x = \"a\";");
        assertThat(cells.value("s.get()")).isEqualTo("x = a");
    }

    @Test
    void aValueThatWasAssignedIsNotMadeAgain() {
        cells.nothing("record Point(int x) {}");
        cells.nothing("Supplier<Object> a = () -> new Point(1);\na = () -> \"assigned\";");
        cells.nothing("Supplier<Object> b = () -> new Point(2);");
        cells.nothing("Supplier<Object> c = () -> new Point(3); Supplier<Object> d = c;");
        cells.nothing("b = () -> \"later\"; c = d = () -> \"both\";");
        cells.nothing(
                "int calls = 0; Supplier<Object> made() { calls++; return () -> new Point(4); }");
        cells.nothing("Supplier<Object> e = made();");
        cells.nothing("record Point(int x, int y) { Point(int x) { this(x, 0); } }");
        assertThat(cells.value("\"\" + a.get() + b.get() + c.get() + d.get()"))
                .isEqualTo("assignedlaterbothboth");
        assertThat(cells.value("calls")).isEqualTo(1);
        // what is not the declaration's own lambda keeps to its world
        assertThat(cells.value("\"\" + e.get()")).isEqualTo("Point[x=4]");
    }

    @Test
    void aLambdaThatNoLongerCompilesStaysAndIsTold() {
        cells.nothing("record Point(int x) {}");
        cells.nothing("Supplier<Object> s = () -> new Point(1).x();");
        cells.nothing("Supplier<Point> p = () -> new Point(1);");
        Outcome outcome = cells.outcome("record Point(String name) {}");
        assertThat(outcome.notices())
                .containsExactlyInAnyOrder(
                        "the lambda of s stays as it was: it no longer compiles: incompatible"
                                + " types: int cannot be converted to String",
                        "p was reset to null: its type Supplier<Point> is made of the Point that"
                                + " was redefined");
        assertThat(cells.value("s.get()")).isEqualTo(1);
        assertThat(cells.value("p")).isNull();
    }

    @Test
    void anEarlierLambdaShowsItsOwnCellInTraces() {
        cells.nothing("record Point(int x) {}");
        cells.nothing("int one = 1;\nRunnable r = () -> {\n  int n = new Point(0).x() / 0; };");
        cells.nothing("record Point(int x) { int y() { return x; } }");
        assertThat(cells.thrown("r.run()").getStackTrace())
                .extracting(StackTraceElement::toString)
                .first()
                .asString()
                .contains("In [2]:3");
        assertThat(cells.value("one")).isEqualTo(1);
    }
}

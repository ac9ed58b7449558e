package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// What was redefined is freed, and what is still held goes on working.
final class ForgettingTest {
    private static final int TIMES = 500;

    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aSessionOfRedefinitionsDoesNotGrow() throws InterruptedException {
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        for (int i = 0; i < TIMES; i++) {
            String all =
                    """
                    Object method() { return new Object() { int n = %1$d; }; }
                    record Row(int a) { class Nested {} int add() { return a + %1$d; } }
                    class Box { int n = %1$d; Object row() { return new Row(n); } }
                    %2$s number = %1$d;
                    """
                            .formatted(i, i % 2 == 0 ? "int" : "long");
            // by turns all in one cell, and each in its own
            for (String cell : i % 20 == 19 ? all.split("\n") : new String[] {all}) {
                cells.nothing(cell);
            }
            if (i % 5 == 4) {
                loaders.add(new WeakReference<>(loader(cells.value("method()"))));
                loaders.add(new WeakReference<>(loader(cells.value("new Row(1)"))));
                loaders.add(new WeakReference<>(loader(cells.value("new Box()"))));
            }
        }
        assertThat(cells.value("new Row(1).add() + ((Row) new Box().row()).add() + number"))
                .isEqualTo(500L + 998 + 499);
        for (int i = 0; i < 100 && alive(loaders) > 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        // the last method's, the last Box's and its Row's, which are all in one
        assertThat(alive(loaders)).isLessThanOrEqualTo(3);
        assertThat(cells.engine.workspace().classNames())
                .contains("Row", "Row$Nested", "Box")
                // beside these the wrappers of the method and the variable, and the anonymous class
                .hasSize(6);
    }

    @Test
    void aNewCompilerKnowsTheSession() {
        cells.nothing("record Row(int a) {}\nint twice(int n) { return 2 * n; }\nfinal int K = 3;");
        cells.nothing(
                "var rows = List.of(new Row(4));\nint use() { return twice(rows.get(0).a()); }");
        for (int i = 0; i <= Compiler.MOST_RUNS; i++) {
            assertThat(cells.engine.shadow().isComplete("1").status())
                    .isEqualTo(Completeness.Status.COMPLETE);
        }
        assertThat(cells.value("switch (use()) { case K + 5 -> rows; default -> 0; }"))
                .hasToString("[Row[a=4]]");
        cells.nothing("int twice(int n) { return 3 * n; }");
        assertThat(cells.value("use()")).isEqualTo(12);
        assertThat(cells.outcome("record Row(long a) {}").notices()).isNotEmpty();
    }

    @Test
    void methodsThatCallEachOtherAreFreedOneByOne() throws InterruptedException {
        cells.nothing(
                "Object even(int n) { return n == 0 ? new Object() {} : odd(n - 1); }\n"
                        + "Object odd(int n) { return n == 0 ? new Object() {} : even(n - 1); }");
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        for (int i = 0; i < 20; i++) {
            cells.nothing("Object even(int n) { return n == 0 ? new Object() {} : odd(n - 1); }");
            loaders.add(new WeakReference<>(loader(cells.value("odd(1)"))));
            cells.nothing("Object odd(int n) { return n == 0 ? new Object() {} : even(n - 1); }");
            loaders.add(new WeakReference<>(loader(cells.value("even(1)"))));
        }
        for (int i = 0; i < 100 && alive(loaders) > 2; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(alive(loaders)).isEqualTo(2);
    }

    @Test
    void aValueOfAnEarlierGenerationGoesOnWorking() {
        cells.nothing("class Unit { String name() { return \"cm\"; } }");
        cells.nothing(
                "String label(Point p) { return p.x() + unit().name(); }\n"
                    + "Unit unit() { return new Unit(); }\n"
                    + "record Point(int x) implements Comparable<Point> {\n"
                    + "  public int compareTo(Point other) { return Integer.compare(x, other.x);"
                    + " }\n"
                    + "  String text() { return label(this) + new Part().n; }\n"
                    + "  class Part { int n = factor * x; }\n"
                    + "}\n"
                    + "int factor = 3;");
        cells.nothing(
                "Object one = new Point(1);\nObject two = new Point(2);\n"
                        + "Supplier<String> text = () -> new Point(7).text();\n"
                        + "Comparable<Object> compared = (Comparable<Object>) one;\n"
                        + "Set<Object> set = new HashSet<>(List.of(one));");
        for (int i = 0; i < 3; i++) {
            cells.nothing("record Point(int x, int y%d) {}".formatted(i));
            cells.nothing("class Unit { String name() { return \"m\" + %d; } }".formatted(i));
            System.gc();
        }
        cells.nothing("int factor = 4;");
        assertThat(cells.value("\"\" + one + two")).isEqualTo("Point[x=1]Point[x=2]");
        assertThat(cells.value("compared.compareTo(two)")).isEqualTo(-1);
        assertThat(cells.value("set.contains(one) && !one.equals(two)")).isEqualTo(true);
        assertThat(cells.value("one instanceof Point")).isEqualTo(false);
        assertThat(cells.value("one.getClass().getMethod(\"text\").invoke(one)")).isEqualTo("1cm4");
    }

    @Test
    void aNestedClassThatIsGoneIsForgottenAndATypeWithADollarIsNot() {
        cells.nothing("class A { class Old {} }\nclass A$B { class C {} }");
        cells.nothing("class A { class New {} }");
        assertThat(cells.engine.workspace().classNames())
                .containsExactlyInAnyOrder("A", "A$New", "A$B", "A$B$C");
        assertThat(cells.problems("A.Old old = null;").getFirst().message()).contains("Old");
        assertThat(cells.value("new A$B().new C() != null")).isEqualTo(true);
    }

    @Test
    void aResetLeavesNothing() {
        cells.nothing("int x = 1; int f() { return x; } record R() {}");
        cells.engine.reset();
        assertThat(cells.engine.workspace().classNames()).isEmpty();
        cells.nothing("record R(int a) {}");
        assertThat(cells.value("new R(2).a()")).isEqualTo(2);
    }

    private static ClassLoader loader(Object value) {
        return value.getClass().getClassLoader();
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().map(WeakReference::get).distinct().filter(l -> l != null).count();
    }
}

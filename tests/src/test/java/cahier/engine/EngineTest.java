package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

final class EngineTest {
    private final Cells cells =
            new Cells("java.util.*", "no.such.place.*", "static java.lang.Math.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void returnsTheLastExpressionWithItsType() {
        assertThat(cells.run("1 + 1")).isEqualTo(new Result.Value(2, "int"));
        assertThat(cells.run("List.of(1, 2)"))
                .isEqualTo(new Result.Value(List.of(1, 2), "List<Integer>"));
        assertThat(cells.run("null")).isEqualTo(new Result.Value(null, "<null>"));
    }

    @Test
    void hasNoValueForDeclarationsAndVoid() {
        cells.nothing("int x = 3;");
        cells.nothing("x = 4;");
        cells.nothing("Objects.requireNonNull(\"\").trim();");
        cells.nothing("new Thread(() -> {}).start()");
    }

    @Test
    void keepsVariablesMethodsAndTypesOverCells() {
        cells.nothing("var list = new ArrayList<String>();");
        cells.nothing("int twice(int n) { return 2 * n; }");
        cells.nothing(
                "record Point(int x, int y) { double norm() { return sqrt(x * x + y * y); } }");
        cells.nothing("list.add(\"a\"); var p = new Point(3, twice(2));");
        assertThat(cells.value("list.size() + p.norm()")).isEqualTo(6.0);
        assertThat(cells.value("p").toString()).isEqualTo("Point[x=3, y=4]");
        assertThat(cells.value("p.getClass().getName()")).isEqualTo("Point");
    }

    @Test
    void letsMethodsUseTheVariablesOfTheirOwnCell() {
        assertThat(
                        cells.value(
                                "int a = 1;\n"
                                        + "int f() { return a + b.size(); }\n"
                                        + "var b = List.of(7, 8);\n"
                                        + "f()"))
                .isEqualTo(3);
        cells.nothing("a = 10;");
        assertThat(cells.value("f()")).isEqualTo(12);
    }

    @Test
    void acceptsCompactAndCanonicalConstructorsWithoutModifier() {
        cells.nothing(
                """
                record Ratio(int over, int under) {
                    Ratio {
                        if (under == 0) throw new IllegalArgumentException("under is 0");
                    }
                }
                record Pair(int left, int right) {
                    Pair(int left, int right) {
                        this.left = left;
                        this.right = right;
                    }
                }\
                """);
        assertThat(cells.value("new Ratio(1, 2).under() + new Pair(3, 4).left()")).isEqualTo(5);
        assertThat(cells.thrown("new Ratio(1, 0)")).hasMessage("under is 0");
    }

    @Test
    void keepsImportsOverCells() {
        cells.nothing("import java.util.concurrent.atomic.AtomicInteger;");
        assertThat(cells.value("new AtomicInteger(7).get()")).isEqualTo(7);
        assertThat(cells.engine.imports())
                .containsExactly(
                        "java.util.*",
                        "static java.lang.Math.*",
                        "java.util.concurrent.atomic.AtomicInteger");
    }

    @Test
    void tellsAllCompileErrorsInTheCellsOwnCoordinates() {
        var problems = cells.problems("int y = \"a\";\nint z = 1;\n  foo(z);");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0))
                .isEqualTo(
                        new Problem(
                                Problem.Kind.ERROR,
                                "incompatible types: String cannot be converted to int",
                                1,
                                9,
                                1,
                                12,
                                "int y = \"a\";",
                                null));
        assertThat(problems.get(1).message())
                .startsWith("cannot find symbol")
                .doesNotContain("cell");
        assertThat(problems.get(1).line()).isEqualTo(3);
        assertThat(problems.get(1).column()).isEqualTo(3);
        assertThat(problems.get(1).endColumn()).isEqualTo(6);
        assertThat(problems.get(1).sourceLine()).isEqualTo("  foo(z);");
    }

    @Test
    void runsNothingOfACellThatDoesNotCompile() {
        cells.nothing("int x = 1;");
        cells.problems("x = 2; int z = nothing;");
        assertThat(cells.value("x")).isEqualTo(1);
    }

    @Test
    void showsTheUsersFramesOnly() {
        cells.nothing("int length(String s) {\n    return s.length();\n}");
        Throwable thrown = cells.thrown("String s = null;\n\nlength(s)");
        assertThat(thrown).isInstanceOf(NullPointerException.class);
        assertThat(thrown.getStackTrace())
                .extracting(StackTraceElement::toString)
                .containsExactly("cell.length(In [1]:2)", "cell.main(In [2]:3)");
    }

    @Test
    void survivesExit() {
        assertThat(cells.run("System.exit(3);")).isEqualTo(new Result.Exited(3));
        assertThat(cells.value("1")).isEqualTo(1);
    }

    @Test
    void forgetsACellThatNothingCanName() throws InterruptedException {
        cells.nothing("int x = 3;");
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        for (String source : List.of("(Runnable) () -> {}", "int x = 4; (Runnable) () -> {}")) {
            loaders.add(new WeakReference<>(cells.value(source).getClass().getClassLoader()));
        }
        cells.nothing("Runnable kept = () -> {};");
        var kept = new WeakReference<>(cells.value("kept").getClass().getClassLoader());
        for (int i = 0; i < 100 && loaders.stream().anyMatch(l -> l.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaders).extracting(WeakReference::get).containsOnlyNulls();
        assertThat(kept.get()).isNotNull();
        assertThat(cells.value("x")).isEqualTo(4);
    }

    @Test
    void namesTheVariables() {
        cells.nothing("int x = 3; var s = \"a\"; final List<String> l = List.of(s);");
        assertThat(cells.engine.variables())
                .containsExactly(
                        new Variable("x", "int", 3),
                        new Variable("s", "String", "a"),
                        new Variable("l", "List<String>", List.of("a")));
    }
}

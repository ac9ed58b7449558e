package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class LanguageTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void runsACellOfAHundredKilobytes() {
        String source =
                IntStream.range(0, 4000)
                        .mapToObj(i -> "total += " + i + " % 7 + list.size();")
                        .collect(Collectors.joining("\n"));
        cells.nothing("long total = 0; var list = new ArrayList<Integer>();");
        assertThat(source.length()).isGreaterThan(100_000);
        assertThat(cells.value(source + "\ntotal")).isEqualTo(11_994L);
    }

    @Test
    void tellsHowAProgramRunsThatIsDeclared() {
        String program =
                "int doubled = 0;\nvoid main() { doubled = twice(21); }\n"
                        + "int twice(int n) { return 2 * n; }\n";
        assertThat(cells.outcome(program).notices())
                .containsExactly("main is declared, and did not run: main() runs it");
        assertThat(cells.outcome(program + "main();").notices()).isEmpty();
        assertThat(cells.value("main();\ndoubled")).isEqualTo(42);
        assertThat(cells.outcome("public static void main(String... args) {}").notices())
                .containsExactly("main is declared, and did not run: main(new String[0]) runs it");
        cells.nothing("main(new String[0]);");
    }

    @Test
    void countsLinesThatEndInCarriageReturns() {
        var problems = cells.problems("int a = 1;\r\nint b = \"x\";\r\n");
        assertThat(problems.getFirst().line()).isEqualTo(2);
        assertThat(problems.getFirst().sourceLine()).isEqualTo("int b = \"x\";");
        assertThat(cells.value("int a = 1;\r\na + 1\r\n")).isEqualTo(2);
    }

    @Test
    void reachesWhatFollowsAnEndlessLoop() {
        assertThat(cells.thrown("while (true) { throw new RuntimeException(\"a\"); }\nint x = 1;"))
                .hasMessage("a");
    }

    @Test
    void showsAnObjectOfAnAnonymousClassThatAnEarlierCellMade() {
        cells.nothing("var bare = new Object() {};");
        assertThat(cells.run("bare"))
                .isInstanceOfSatisfying(
                        Result.Value.class, v -> assertThat(v.type()).isEqualTo("Object"));
        cells.nothing("var run = new Runnable() { public void run() {} };");
        assertThat(cells.run("run"))
                .isInstanceOfSatisfying(
                        Result.Value.class, v -> assertThat(v.type()).isEqualTo("Runnable"));
    }

    @Test
    void infersAnonymousAndCapturedTypes() {
        cells.nothing("var o = new Object() { int n = 3; };");
        assertThat(cells.value("o.n++; o.n")).isEqualTo(4);
        cells.nothing("List<? extends Number> l = List.of(1); var first = l.get(0);");
        assertThat(cells.run("first")).isEqualTo(new Result.Value(1, "Number"));
        cells.nothing("var mixed = List.of(1, \"a\");");
        assertThat(cells.value("mixed.get(1)")).isEqualTo("a");
    }

    @Test
    void takesASwitchAsValueOrStatement() {
        assertThat(cells.value("int k = 2; switch (k) { case 1 -> \"a\"; default -> \"b\"; }"))
                .isEqualTo("b");
        cells.nothing("switch (k) { case 2: k = 5; break; default: k = 6; }");
        cells.nothing("switch (k) { case 5 -> System.getProperty(\"a\"); default -> {} }");
        cells.nothing("switch (k) { case 5 -> Thread.yield(); default -> {} }");
        assertThat(cells.value("k")).isEqualTo(5);
    }

    @Test
    void refusesAPackageAndAReturn() {
        assertThat(cells.problems("package a;\nint x = 1;")).hasSize(1);
        assertThat(cells.problems("if (true) return;").getFirst().message())
                .isEqualTo("return outside method");
    }

    @Test
    void acceptsModifiersThatMeanNothingHere() {
        assertThat(
                        cells.value(
                                "public static final int a = 1; private volatile int b = 2;"
                                        + " transient int c = 3; static class D {} a + b + c"))
                .isEqualTo(6);
    }

    @Test
    void findsNestedClassesOfEarlierCellsAgainAndAgain() {
        cells.nothing("class Outer { class Inner { int v = 3; } int get() { return 1; } }");
        assertThat(cells.value("new Outer().get()")).isEqualTo(1);
        assertThat(cells.value("new Outer().new Inner().v")).isEqualTo(3);
    }

    @Test
    void refusesPreviewFeaturesUnlessTheyAreOn() {
        String source = "int n = 3; switch (n) { case byte b -> \"byte\"; default -> \"int\"; }";
        assertThat(cells.problems(source).getFirst().message()).contains("preview");
        try (Engine preview =
                Engine.open(new EngineOptions(java.util.List.of(), java.util.List.of(), true))) {
            assertThat(preview.run(new Cell("In [1]", source)).result())
                    .isEqualTo(new Result.Value("byte", "String"));
        }
    }

    @Test
    void aSwitchIsFollowedByWhatBeginsWithAName() {
        assertThat(
                        cells.value(
                                """
                                int n = 2, seen = 0;
                                switch (n) { case 2: seen = 1; break; }
                                n = 3;
                                switch (n) { case 3 -> seen += 10; default -> seen = 0; }
                                String text = "t";
                                switch (text) { default -> {} }
                                text.length() + seen\
                                """))
                .isEqualTo(12);
    }
}

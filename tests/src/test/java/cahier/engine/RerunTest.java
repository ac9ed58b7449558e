package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Runs cells again whose text has not changed.
final class RerunTest {
    private final Cells cells = new Cells(DifferentialTest.IMPORTS);

    @AfterEach
    void close() {
        cells.close();
    }

    /// A line break more makes another text, which is compiled.
    @Test
    void endsAsACompilationOfTheSameText() throws IOException {
        int again = 0;
        for (String session : DifferentialTest.text().split("\n====\n")) {
            try (var reruns = new Cells(DifferentialTest.IMPORTS);
                    var compilations = new Cells(DifferentialTest.IMPORTS)) {
                for (String cell : session.split("\n--\n")) {
                    assertThat(ended(reruns, cell)).isEqualTo(ended(compilations, cell));
                    int before = reruns.engine.workspace().compilations();
                    String second = ended(reruns, cell);
                    if (reruns.engine.workspace().compilations() == before) again++;
                    assertThat(second).as(cell).isEqualTo(ended(compilations, cell + "\n"));
                    assertThat(variables(reruns)).as(cell).isEqualTo(variables(compilations));
                }
            }
        }
        assertThat(again).isGreaterThan(400); // those that declare a variable are not counted
    }

    private static String ended(Cells cells, String cell) {
        Outcome outcome = cells.outcome(cell);
        return DifferentialTest.describe(outcome.result()) + " " + outcome.notices();
    }

    private static List<String> variables(Cells cells) {
        return cells.engine.variables().stream()
                .map(v -> v.name() + ": " + v.type() + " = " + plain(v.value()))
                .toList();
    }

    private static String plain(Object value) {
        boolean isLambda = value != null && value.getClass().isHidden();
        String text = value instanceof int[] array ? Arrays.toString(array) : "" + value;
        return isLambda
                ? "lambda"
                : text.replaceAll(
                        "@[0-9a-f]+|0x[0-9a-f]+|cell#\\d+(?:_\\d+)?|#\\d+,Thread-\\d+", "");
    }

    @Test
    void runsTheSameClassesAgain() {
        cells.nothing("int x = 40;");
        Object first = cells.value("(Runnable) () -> {}");
        assertThat(cells.value("(Runnable) () -> {}").getClass()).isSameAs(first.getClass());
        cells.nothing("int other = 3;");
        assertThat(cells.value("(Runnable) () -> {}").getClass()).isNotSameAs(first.getClass());
    }

    @Test
    void followsWhatItsNamesMean() {
        cells.nothing("int x = 1;\nint f(int n) { return n; }");
        for (int i = 0; i < 3; i++) assertThat(cells.value("f(x) + 1")).isEqualTo(2);
        cells.nothing("x = 2;");
        assertThat(cells.value("f(x) + 1")).isEqualTo(3);
        cells.nothing("int f(int n) { return 10 * n; }");
        assertThat(cells.value("f(x) + 1")).isEqualTo(21);
        cells.nothing("String f(Integer n) { return \"boxed\"; }\nInteger x = 5;");
        assertThat(cells.value("f(x) + 1")).isEqualTo("boxed1");
        cells.nothing("final int MAX = 1;");
        String maximum =
                "int n = 1;\nswitch (n) { case MAX -> \"greatest\"; default -> \"less\"; }";
        for (int i = 0; i < 2; i++) assertThat(cells.value(maximum)).isEqualTo("greatest");
        cells.nothing("final int MAX = 2;");
        assertThat(cells.value(maximum)).isEqualTo("less");
        cells.nothing("double x = .5;\nString f(double d) { return \"real\"; }");
        assertThat(cells.value("f(x) + 1")).isEqualTo("real1");
    }

    @Test
    void followsImportsAndResets() {
        cells.nothing("int abs(int n) { return -7; }");
        assertThat(cells.value("abs(3)")).isEqualTo(-7);
        cells.engine.addImports(List.of("static java.lang.Math.*"));
        cells.engine.reset();
        assertThat(cells.problems("abs(3)")).hasSize(1);
        cells.engine.addImports(List.of("static java.lang.Math.*"));
        assertThat(cells.value("abs(3)")).isEqualTo(3);
        assertThat(cells.value("abs(3)")).isEqualTo(3);
    }

    @Test
    void declaresItsVariablesAgain() {
        String cell = "int n = 0;\nvar list = new ArrayList<Integer>();\nint[] a;\nn += 2;\nn";
        assertThat(cells.value(cell)).isEqualTo(2);
        cells.nothing("n = 50; list.add(1); a = new int[1];");
        assertThat(cells.value(cell)).isEqualTo(2);
        assertThat(cells.value("list.size()")).isEqualTo(0);
    }

    @Test
    void readsWhatANameMeantBeforeItsDeclaration() {
        cells.nothing("int b = 2;");
        String cell = "var a = b;\nvar b = 3.5;";
        cells.nothing(cell);
        assertThat(cells.value("a")).isEqualTo(2);
        cells.nothing(cell);
        assertThat(cells.value("a")).isEqualTo(3.5);
        cells.nothing("final int K = 1;");
        String constant = "int was = K;\nfinal int K = 2;";
        cells.nothing(constant);
        assertThat(cells.value("was")).isEqualTo(1);
        cells.nothing(constant);
        assertThat(cells.value("was")).isEqualTo(2);
    }

    @Test
    void keepsNothingOfTheLastRun() {
        String local = "class Counter { static int count; }\nint c = ++Counter.count;\nc";
        String block = "int last = 0;\n{ class Local { static int count; } last = ++Local.count; }";
        for (int i = 0; i < 3; i++) {
            cells.nothing(block);
            assertThat(cells.value("last")).isEqualTo(1);
        }
        // a type that stays as it was keeps its fields, compiled or not
        assertThat(cells.value(local)).isEqualTo(1);
        assertThat(cells.value(local)).isEqualTo(2);
    }

    @Test
    void saysWhereItFailsByItsNewLabel() {
        String cell =
                """
                int divide(int n) { return 1 / n; }
                int ok = 1;
                int q = divide(divisor);
                int never = 2;
                """;
        cells.nothing("int divisor = 1;");
        cells.nothing(cell);
        cells.nothing("divisor = 0; ok = 5;");
        Outcome outcome = cells.outcome(cell);
        assertThat(outcome.result()).isInstanceOf(Result.Thrown.class);
        Throwable thrown = ((Result.Thrown) outcome.result()).exception();
        assertThat(thrown.getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.divide(In [4]:1)", "cell.main(In [4]:3)");
        assertThat(outcome.notices())
                .containsExactly("Line 2 took effect before the failure", "Line 4 did not run");
        assertThat(cells.value("ok")).isEqualTo(1);
        assertThat(cells.value("divisor = 2; divide(1)")).isEqualTo(1);
    }

    @Test
    void overflowsWithItsNewLabel() {
        cells.nothing("int depth = 1;");
        String cell = "int f(int n) { return n == 0 ? 0 : f(n - 1) + 1; }\nf(depth)";
        assertThat(cells.value(cell)).isEqualTo(1);
        cells.nothing("depth = -1;");
        Throwable thrown = cells.thrown(cell);
        assertThat(thrown).isInstanceOf(StackOverflowError.class);
        assertThat(Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getFileName))
                .containsOnly("In [4]");
    }

    @Test
    void runsOnTwoThreadsAtOnce() throws InterruptedException {
        cells.nothing("var both = new CyclicBarrier(2);");
        cells.nothing("var sum = new java.util.concurrent.atomic.LongAdder();");
        String cell = "both.await();\nfor (int i = 0; i < 1000; i++) sum.increment();";
        for (int round = 0; round < 3; round++) {
            var threads =
                    List.of(
                            Thread.ofPlatform().start(() -> cells.run(cell)),
                            Thread.ofPlatform().start(() -> cells.run(cell)));
            for (Thread thread : threads) thread.join();
        }
        assertThat(cells.value("sum.sum()")).isEqualTo(6000L);
    }

    @Test
    void stopsWhenItIsAskedTo() throws InterruptedException {
        cells.nothing("volatile boolean go = false;");
        String cell = "while (go) {}\n1";
        assertThat(cells.value(cell)).isEqualTo(1);
        cells.nothing("go = true;");
        var interrupter =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        Thread.sleep(300);
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    cells.engine.interrupt();
                                });
        assertThat(cells.run(cell)).isEqualTo(new Result.Interrupted());
        interrupter.join();
        cells.nothing("go = false;");
        assertThat(cells.value(cell)).isEqualTo(1);
    }
}

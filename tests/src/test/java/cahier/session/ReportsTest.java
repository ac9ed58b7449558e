package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.engine.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;

/// How errors read.
class ReportsTest {

    private final Sources sources = new Sources();

    @Test
    void showsACompileErrorWithItsLineAndACaret() {
        var problem =
                new Problem(
                        Problem.Kind.ERROR,
                        "cannot find symbol\n  symbol:   variable cont\n  location: class X",
                        2,
                        9,
                        2,
                        13,
                        "int x = cont + 1;",
                        "did you mean count?");
        var report = CompileReport.of("In [4]", List.of(problem));
        assertThat(report.name()).isEqualTo("CompilationFailed");
        assertThat(report.value()).isEqualTo("line 2: cannot find symbol: variable cont");
        assertThat(report.line()).isEqualTo(2);
        assertThat(plain(report))
                .containsExactly(
                        "cannot find symbol (In [4], line 2)",
                        "    int x = cont + 1;",
                        "            ^^^^",
                        "    symbol:   variable cont",
                        "    location: class X",
                        "    hint: did you mean count?");
    }

    @Test
    void placesTheCaretUnderWideCharactersAndTabs() {
        var report = CompileReport.of("In [1]", List.of(problem("\tf(\"数字\", y);", 10, 11)));
        assertThat(plain(report)).element(2).isEqualTo("    \t" + " ".repeat(10) + "  ^".strip());
    }

    @Test
    void showsEveryErrorAndCountsThem() {
        var report =
                CompileReport.of("In [1]", List.of(problem("a b", 1, 2), problem("c d", 3, 4)));
        assertThat(report.value()).isEqualTo("line 1: ';' expected (and 1 more)");
        assertThat(plain(report)).hasSize(6);
    }

    @Test
    void showsAnExceptionWithTheLinesOfItsFramesAndItsCauses() {
        sources.put("In [1]", "void f() {\n    g();\n}");
        sources.put("In [2]", "f();");
        var cause = new ArithmeticException("/ by zero");
        cause.setStackTrace(new StackTraceElement[] {frame("Point", "norm", "In [1]", 2)});
        var exception = new IllegalStateException("outer", cause);
        exception.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement(
                            "app", "java.base", "25", "java.util.List", "of", "List.java", 3),
                    frame("Point", "norm", "In [1]", 2),
                    frame("", "", "In [2]", 1)
                });
        var report = ExceptionReport.of(exception, "In [2]", sources);
        assertThat(report.name()).isEqualTo("java.lang.IllegalStateException");
        assertThat(report.value()).isEqualTo("outer");
        assertThat(report.line()).isEqualTo(1);
        assertThat(plain(report))
                .containsExactly(
                        "java.lang.IllegalStateException: outer",
                        "    at java.util.List.of(List.java:3)",
                        "    at Point.norm(In [1]:2)",
                        "        g();",
                        "    at In [2]:1",
                        "        f();",
                        "caused by java.lang.ArithmeticException: / by zero",
                        "    at Point.norm(In [1]:2)",
                        "        g();");
    }

    @Test
    void tellsTheFramesThatACauseSharesOnce() {
        var below = frame("A", "below", "In [1]", 9);
        var main = frame("", "", "In [2]", 1);
        var cause = new ArithmeticException();
        cause.setStackTrace(new StackTraceElement[] {frame("A", "f", "In [1]", 1), below, main});
        var exception = new IllegalStateException(null, cause);
        exception.setStackTrace(
                new StackTraceElement[] {frame("A", "g", "In [1]", 2), below, main});
        assertThat(plain(ExceptionReport.of(exception, "In [2]", new Sources())))
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "    at A.g(In [1]:2)",
                        "    at A.below(In [1]:9)",
                        "    at In [2]:1",
                        "caused by java.lang.ArithmeticException",
                        "    at A.f(In [1]:1)",
                        "    … 2 more, as above");
    }

    @Test
    void tellsTheOneFrameThatACauseSharesOnce() {
        var main = frame("", "", "In [2]", 1);
        var cause = new ArithmeticException();
        cause.setStackTrace(new StackTraceElement[] {main});
        var middle = new IllegalArgumentException(null, cause);
        middle.setStackTrace(new StackTraceElement[] {frame("A", "f", "In [1]", 1), main});
        var exception = new IllegalStateException(null, middle);
        exception.setStackTrace(new StackTraceElement[] {main});
        assertThat(plain(ExceptionReport.of(exception, "In [2]", new Sources())))
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "    at In [2]:1",
                        "caused by java.lang.IllegalArgumentException",
                        "    at A.f(In [1]:1)",
                        "    … 1 more, as above",
                        "caused by java.lang.ArithmeticException",
                        "    at the same place as above");
    }

    @Test
    void leavesOutHowCellsAreLoaded() {
        assertThat(
                        PlainMessage.of(
                                "class Dog cannot be cast to class Cat (Dog and Cat are in unnamed"
                                        + " module of loader 'In [3]' @5397)"))
                .isEqualTo("class Dog cannot be cast to class Cat");
        assertThat(
                        PlainMessage.of(
                                "class Dog cannot be cast to class Dog (Dog is in unnamed module of"
                                        + " loader 'In [3]' @1a; Dog is in unnamed module of loader"
                                        + " 'In [12]' @2b)"))
                .isEqualTo(
                        "class Dog cannot be cast to class Dog: the value is of the class Dog from"
                                + " before it was defined again");
        assertThat(PlainMessage.of("class cell#10$$Lambda/0x00000000561a4210 and cell#13$1"))
                .isEqualTo("class lambda and (anonymous 1)");
        assertThat(PlainMessage.of("costs $5 (at cahier.engine.Cell)"))
                .isEqualTo("costs $5 (at cahier.engine.Cell)");
    }

    @Test
    void tellsAnEndlessRecursionOnce() {
        var overflow = new StackOverflowError();
        var frames = new StackTraceElement[1_024];
        java.util.Arrays.fill(frames, frame("A", "f", "In [1]", 1));
        overflow.setStackTrace(frames);
        assertThat(plain(ExceptionReport.of(overflow, "In [1]", sources)))
                .containsExactly(
                        "java.lang.StackOverflowError",
                        "    at A.f(In [1]:1)",
                        "    … the same frame, 1023 times more");
    }

    @Test
    void tellsARecursionOfTwoMethodsByItsRound() {
        var overflow = new StackOverflowError();
        var even = frame("A", "even", "In [1]", 1);
        var odd = frame("A", "odd", "In [1]", 2);
        var start = frame("A", "start", "In [2]", 1);
        overflow.setStackTrace(
                new StackTraceElement[] {even, odd, even, odd, even, odd, even, start});
        assertThat(plain(ExceptionReport.of(overflow, "In [2]", sources)))
                .containsExactly(
                        "java.lang.StackOverflowError",
                        "    at A.even(In [1]:1)",
                        "    at A.odd(In [1]:2)",
                        "    … the same 2 frames, 2 times more",
                        "    at A.even(In [1]:1)",
                        "    at A.start(In [2]:1)");
    }

    @Test
    void cutsALongTraceInTheMiddle() {
        var frames = new StackTraceElement[1_024];
        for (int i = 0; i < frames.length; i++) frames[i] = frame("A", "f" + i, "In [1]", i);
        var exception = new IllegalStateException();
        exception.setStackTrace(frames);
        assertThat(plain(ExceptionReport.of(exception, "In [1]", sources)))
                .hasSize(1 + 20 + 1 + 5)
                .contains("    … 999 more");
    }

    @Test
    void leavesOutWhatTheJdkDidBetweenWhatWasCalledAndWhatThrew() {
        var exception = new IllegalStateException();
        exception.setStackTrace(
                new StackTraceElement[] {
                    frame("cell", "lambda$main$0", "In [1]", 1),
                    jdk("accept"),
                    jdk("forEachRemaining"),
                    jdk("copyInto"),
                    jdk("toList"),
                    frame("cell", "main", "In [1]", 1),
                });
        assertThat(plain(ExceptionReport.of(exception, "In [1]", sources)))
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "    at cell.lambda$main$0(In [1]:1)",
                        "    at java.util.Stream.accept(Stream.java:5)",
                        "    … 2 more",
                        "    at java.util.Stream.toList(Stream.java:5)",
                        "    at cell.main(In [1]:1)");
    }

    @Test
    void leavesOutWhatStartedAThread() {
        var exception = new IllegalStateException();
        exception.setStackTrace(
                new StackTraceElement[] {
                    frame("cell", "work", "In [1]", 1),
                    jdk("run"),
                    jdk("exec"),
                    jdk("doExec"),
                    jdk("runWorker"),
                });
        assertThat(plain(ExceptionReport.of(exception, "In [1]", sources)))
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "    at cell.work(In [1]:1)",
                        "    at java.util.Stream.run(Stream.java:5)",
                        "    … 3 more");
    }

    @Test
    void showsAFewFramesOfTheJdkAndAllOfOtherLibraries() {
        var exception = new IllegalStateException();
        exception.setStackTrace(
                new StackTraceElement[] {
                    jdk("a"),
                    jdk("b"),
                    jdk("c"),
                    frame("org.other.A", "f", "A.java", 1),
                    frame("org.other.B", "f", "B.java", 1),
                    frame("org.other.C", "f", "C.java", 1),
                    frame("org.other.D", "f", "D.java", 1),
                    frame("cell", "main", "In [1]", 1),
                });
        assertThat(plain(ExceptionReport.of(exception, "In [1]", sources))).hasSize(1 + 8);
    }

    @Test
    void survivesAChainThatIsARingAndAMessageThatThrows() {
        var first = new IllegalStateException("first");
        var second =
                new IllegalStateException(first) {
                    @Override
                    public String getMessage() {
                        throw new UnsupportedOperationException();
                    }
                };
        first.initCause(second);
        first.setStackTrace(new StackTraceElement[0]);
        second.setStackTrace(new StackTraceElement[0]);
        assertThat(plain(ExceptionReport.of(first, "In [1]", sources)))
                .containsExactly(
                        "java.lang.IllegalStateException: first",
                        "caused by anonymous java.lang.IllegalStateException: (getMessage threw"
                                + " java.lang.UnsupportedOperationException)",
                        "caused by … java.lang.IllegalStateException");
    }

    private static Problem problem(String line, int from, int to) {
        return new Problem(Problem.Kind.ERROR, "';' expected", 1, from, 1, to, line, null);
    }

    private static StackTraceElement frame(String owner, String method, String file, int line) {
        return new StackTraceElement(owner, method, file, line);
    }

    private static StackTraceElement jdk(String method) {
        return new StackTraceElement(
                null, "java.base", "25", "java.util.Stream", method, "Stream.java", 5);
    }

    private static List<String> plain(ErrorReport report) {
        return report.traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }
}

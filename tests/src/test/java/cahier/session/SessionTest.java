package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.TimeUnit;

/// Cells of a session, from the code to what its listener gets.
@Timeout(60)
class SessionTest {

    private final Session session = Session.open(SessionOptions.defaults());
    private Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void givesTheValueOfTheLastExpression() {
        assertThat(run("1 + 1")).isEqualTo(new Reply.Ok(1));
        assertThat(recorder.events()).containsExactly("result:2 1");
        assertThat(run("int x = 5;")).isEqualTo(new Reply.Ok(2));
        assertThat(recorder.events()).isEmpty();
        run("x + 1");
        assertThat(recorder.events()).containsExactly("result:6 3");
    }

    @Test
    void printsInOrder() {
        run("System.out.print(1); System.err.println(2); System.out.printf(\"%d%n\", 3); 4");
        assertThat(recorder.events())
                .containsExactly("stdout:1", "stderr:2\n", "stdout:3\n", "result:4 1");
    }

    @Test
    void knowsTheDefaultImportsAndShortcuts() {
        run("printf(\"%s\", List.of(1).stream().map(Function.identity()).toList())");
        assertThat(recorder.events()).containsExactly("stdout:[1]");
        run("var id = display(7); updateDisplay(id, 8); clearOutput(true);");
        assertThat(recorder.events())
                .satisfiesExactly(
                        e -> assertThat(e).startsWith("display:7 "),
                        e -> assertThat(e).startsWith("update:8 "),
                        e -> assertThat(e).isEqualTo("clear:true"));
    }

    @Test
    void reportsCodeThatDoesNotCompile() {
        var reply = run("int a = 1;\nint b = nix;");
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        var error = ((Reply.Failed) reply).error();
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.value()).isEqualTo("line 2: cannot find symbol: variable nix");
        assertThat(String.join("\n", error.traceback())).contains("int b = nix;").contains("^^^");
    }

    @Test
    void reportsAnExceptionWithNoFrameOfOurs() {
        run("int f(int n) {\n    return 1 / n;\n}");
        var reply = run("f(1);\nf(0);");
        var error = ((Reply.Failed) reply).error();
        assertThat(error.name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(error.value()).isEqualTo("/ by zero");
        assertThat(error.line()).isEqualTo(2);
        assertThat(String.join("\n", error.traceback()))
                .contains("In [1]:2")
                .contains("In [2]:2")
                .doesNotContain("cahier.")
                .doesNotContain("jdk.internal");
    }

    @Test
    void showsAnExceptionOfTheCellByItsOwnName() {
        run("{ class Gone extends RuntimeException {}\n  throw new Gone(); }");
        assertThat(recorder.events().getFirst()).startsWith("error:Gone: ");
        run("throw new IllegalStateException(\"x\") {};");
        assertThat(recorder.events().getFirst())
                .startsWith("error:anonymous java.lang.IllegalStateException: x");
    }

    @Test
    void namesTheStreamThatACellEndsIn() {
        run("System.out.printf(\"%d\", 3)");
        assertThat(recorder.events()).containsExactly("stdout:3", "result:System.out 1");
    }

    @Test
    void showsWhatEndsAThreadAsTheCellDoes() throws Exception {
        run(
                """
                String s = null;
                var t = new Thread(() -> { s.strip(); }, "worker");
                t.start();
                t.join();\
                """);
        assertThat(String.join("", recorder.events()).replace("stderr:", "").replace("\r", ""))
                .startsWith(
                        """
                        Exception in thread "worker" java.lang.NullPointerException: Cannot invoke\
                         "String.strip()" because "s" is null
                        \tat cell.lambda$main$0(In [1]:2)
                        \tat java.base/java.lang.Thread.run(Thread.java:\
                        """)
                .doesNotContain("cahier.engine");
    }

    @Test
    void aThreadThatACellStartsAgainNamesItsNewNumber() throws Exception {
        var cell =
                "var t = new Thread(() -> { throw new IllegalStateException(); });\n"
                        + "t.start();\nt.join();";
        for (int i = 1; i < 4; i++) {
            recorder = new Recorder();
            run(cell);
            assertThat(String.join("", recorder.events()))
                    .contains("at cell.lambda$main$0(In [" + i + "]:1)");
        }
    }

    @Test
    void survivesACellThatTakesTheStreamsAway() {
        run("System.setErr(null); System.setOut(null); System.setIn(null);");
        run("System.out.print(1); System.err.print(2); System.in != null");
        assertThat(recorder.events()).containsExactly("stdout:1", "stderr:2", "result:true 2");
        run("System.out.close(); System.err.close(); System.in.close();");
        run("System.out.print(1); System.err.print(2);");
        assertThat(recorder.events()).containsExactly("stdout:1", "stderr:2");
    }

    @Test
    void aStreamThatACellPutsInPlaceOfOursStaysUntilItIsPutBack() {
        run("var ours = System.out; var taken = new ByteArrayOutputStream();");
        run("System.setOut(new PrintStream(taken)); System.out.print(\"kept\");");
        run("System.setOut(ours); System.out.print(taken + \"!\");");
        assertThat(recorder.events()).containsExactly("stdout:kept!");
    }

    @Test
    void survivesACellThatClearsTheSystemsProperties() {
        var before = (java.util.Properties) System.getProperties().clone();
        try {
            run("System.getProperties().clear();");
            var error = ((Reply.Failed) run("new LogManager()")).error();
            assertThat(String.join("\n", error.traceback()))
                    .contains("import java.util.logging.LogManager;");
            run("1 + 1");
            assertThat(recorder.events()).containsExactly("result:2 3");
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void readsTheMarkOfAFilesStartAsABlank() {
        run("\ufeffint a = 1;");
        var error = ((Reply.Failed) run("\ufeffa + nix")).error();
        assertThat(error.value()).isEqualTo("line 1: cannot find symbol: variable nix");
        run("\ufeff%%html\n<b>a</b>");
        assertThat(recorder.bundles().getFirst().data()).containsEntry("text/html", "<b>a</b>");
    }

    @Test
    void survivesSystemExit() {
        assertThat(run("System.exit(0);")).isInstanceOf(Reply.Ok.class);
        assertThat(run("System.exit(3);")).isInstanceOf(Reply.Failed.class);
        assertThat(run("2")).isEqualTo(new Reply.Ok(3));
    }

    @Test
    void interruptsALoopAndGoesOn() throws Exception {
        var output = new Recorder();
        recorder = output;
        var thread =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (output.events().isEmpty()) sleep(10);
                                    session.interrupt();
                                });
        assertThat(execute("System.out.println(1); while (true) { }"))
                .isInstanceOf(Reply.Interrupted.class);
        thread.join();
        session.interrupt();
        assertThat(run("3")).isEqualTo(new Reply.Ok(2));
    }

    @Test
    void givesInputToEveryReaderOfLines() {
        recorder.answer("one two").answer("three").answer("four");
        execute(
                "var s = new Scanner(System.in); System.out.print(s.next() + s.next());\n"
                        + "var r = new BufferedReader(new InputStreamReader(System.in));\n"
                        + "System.out.print(r.readLine());\n"
                        + "System.out.print(IO.readln(\"? \"))");
        assertThat(recorder.events())
                .containsExactly(
                        "input:",
                        "stdout:onetwo",
                        "input:",
                        "stdout:three? ",
                        "input:",
                        "stdout:four");
    }

    @Test
    void sendsWhatAThreadPrintsToTheCellThatStartedIt() throws Exception {
        run(
                "var t = new Thread(() -> { try { Thread.sleep(500); } catch (Exception e) { }"
                        + " System.out.println(\"late\"); }); t.start();");
        var first = recorder;
        run("t.join(); System.out.println(\"now\");");
        for (int i = 0; i < 1000 && first.events().isEmpty(); i++) sleep(20);
        assertThat(first.events()).containsExactly("stdout:late\n");
        assertThat(recorder.events()).containsExactly("stdout:now\n");
    }

    @Test
    void doesNotCountSilentCells() {
        var silent = new Request("int y = 3; y", true, false, false);
        assertThat(session.execute(silent, recorder)).isEqualTo(new Reply.Ok(0));
        assertThat(recorder.events()).isEmpty();
        run("y");
        assertThat(recorder.events()).containsExactly("result:3 1");
    }

    @Test
    void evaluatesAnExpressionBesideTheCells() {
        run("int z = 4;");
        var shown = (Evaluation.Shown) session.evaluate("z * 2");
        assertThat(shown.bundle().data()).containsEntry("text/plain", "8");
        var failed = (Evaluation.Failed) session.evaluate("nix");
        assertThat(failed.error().name()).isEqualTo("CompilationFailed");
        assertThat(session.executionCount()).isEqualTo(1);
    }

    @Test
    void runsMagicsInOrderWithTheJavaAroundThem() {
        run("int a = 1;\n%imports java.awt.Point\nnew Point(a, 2)");
        assertThat(recorder.events()).containsExactly("result:java.awt.Point[x=1,y=2] 1");
        run("%%time\nint b = 2;\nb + nix");
        assertThat(recorder.events())
                .containsExactly(
                        "error:CompilationFailed: line 3: cannot find symbol: variable nix");
        run("%tiem 1");
        assertThat(recorder.events())
                .containsExactly(
                        "error:java.lang.IllegalArgumentException: %tiem: unknown magic;"
                                + " did you mean %time? %lsmagic lists all");
        run("%zzzzzzzzzz");
        assertThat(recorder.events())
                .containsExactly(
                        "error:java.lang.IllegalArgumentException: %zzzzzzzzzz: unknown magic;"
                                + " %lsmagic lists all");
    }

    @Test
    void timesAnExpressionInsideABlock() {
        run("for (int i = 0; i < 2; i++) {\n    %time Math.sqrt(2)\n}");
        assertThat(recorder.text().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Wall time: "));
    }

    @Test
    void interruptsAnEndlessToString() {
        run("class Endless { public String toString() { while (true) { } } }");
        Thread.ofPlatform()
                .start(
                        () -> {
                            sleep(700);
                            session.interrupt();
                        });
        assertThat(run("new Endless()")).isInstanceOf(Reply.Interrupted.class);
    }

    private Reply run(String code) {
        recorder = new Recorder();
        return execute(code);
    }

    private Reply execute(String code) {
        return session.execute(new Request(code, false, true, true), recorder);
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

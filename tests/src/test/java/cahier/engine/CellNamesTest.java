package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CellNamesTest {
    private final Cells cells = new Cells("java.util.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void theVirtualMachineNamesVariablesAsTheCellDoes() {
        cells.nothing("record P(String name) {}\nString s = null; int[] a = null; P[] p = {null};");
        assertThat(message("s.length()"))
                .isEqualTo("Cannot invoke \"String.length()\" because \"s\" is null");
        assertThat(message("a[1]++")).isEqualTo("Cannot load from int array because \"a\" is null");
        assertThat(message("p[0].name()"))
                .isEqualTo("Cannot invoke \"P.name()\" because \"p[0]\" is null");
        assertThat(message("String s = null; Runnable r = () -> s.strip(); int s = 1; r.run();"))
                .isEqualTo("Cannot invoke \"String.strip()\" because \"s\" is null");
    }

    @Test
    void aCellReadsTheMessageAsItsReaderDoes() {
        cells.nothing(
                """
                class P { P next; String name() { return "p"; } }
                String s = null; int[] a = null; P p = new P(); P[] all = {null}; int i = 0;
                String f() { return null; }
                class Box { static String of() { return s.strip(); } }
                String message(Runnable code) {
                    try { code.run(); return "none"; } catch (NullPointerException e) { return e.getMessage(); }
                }\
                """);
        assertThat(cells.value("message(() -> s.length())"))
                .isEqualTo("Cannot invoke \"String.length()\" because \"s\" is null");
        assertThat(cells.value("message(() -> a[i]++)"))
                .isEqualTo("Cannot load from int array because \"a\" is null");
        assertThat(cells.value("message(() -> all[i].name())"))
                .isEqualTo("Cannot invoke \"P.name()\" because \"all[i]\" is null");
        assertThat(cells.value("message(() -> p.next.name())"))
                .isEqualTo("Cannot invoke \"P.name()\" because \"p.next\" is null");
        assertThat(cells.value("message(() -> f().length())"))
                .isEqualTo("Cannot invoke \"String.length()\" because \"f()\" is null");
        assertThat(cells.value("message(() -> Box.of())"))
                .isEqualTo("Cannot invoke \"String.strip()\" because \"s\" is null");
        assertThat(
                        cells.value(
                                "String s = null; String m = \"\"; try { s.strip(); } catch"
                                        + " (Exception e) { m = e.toString(); } int s = 1; m"))
                .isEqualTo(
                        "java.lang.NullPointerException: Cannot invoke \"String.strip()\" because"
                                + " \"s\" is null");
    }

    /// The virtual machine names the loaders of the two classes.
    @Test
    void aCellReadsInWhichCellsTheClassesOfAFailedCastWereDefined() {
        cells.nothing("class Dog {}");
        cells.nothing("Object dog = new Dog();");
        cells.nothing("class Dog { int age; }");
        assertThat(
                        cells.value(
                                """
                                String text = "";
                                try { var d = (Dog) dog; } catch (ClassCastException e) { text = e.getMessage(); }
                                text\
                                """))
                .asString()
                .matches(
                        "class Dog cannot be cast to class Dog \\(Dog is in unnamed module of"
                            + " loader 'In \\[1]' @[0-9a-f]+; Dog is in unnamed module of loader"
                            + " 'In \\[3]' @[0-9a-f]+\\)");
        assertThat(
                        cells.value(
                                "Object[] f = {}; try { new Dog().age /= 0; } catch (Exception e) {"
                                        + " f = e.getStackTrace(); } f[0].toString()"))
                .isEqualTo("cell.main(In [5]:1)");
    }

    @Test
    void aCellReadsATraceAsItsReaderDoes() {
        cells.nothing("void fail() { throw new IllegalStateException(\"no\"); }");
        var printed =
                """
                java.lang.IllegalStateException: no
                \tat cell.fail(In [1]:1)
                \tat cell.main(In [2]:2)
                """;
        assertThat(
                        cells.value(
                                """
                                var text = new java.io.StringWriter();
                                try { fail(); } catch (RuntimeException e) { e.printStackTrace(new java.io.PrintWriter(text, true)); }
                                text.toString().replace("\\r", "")\
                                """))
                .isEqualTo(printed);
        assertThat(
                        cells.value(
                                """
                                class Mine extends Exception {}
                                Object[] frames = {};
                                try { throw new Mine(); } catch (Mine e) { frames = e.getStackTrace(); }
                                java.util.Arrays.toString(frames) + Thread.currentThread().getStackTrace().length / 1000\
                                """))
                .isEqualTo("[cell.main(In [3]:3)]0");
    }

    /// A logger is not the cell's own code.
    @Test
    void whoeverIsGivenWhatACellHasCaughtReadsTheSame() {
        cells.nothing(
                """
                String trace(Throwable thrown) throws Exception {
                    var text = new java.io.StringWriter();
                    Throwable.class.getMethod("printStackTrace", java.io.PrintWriter.class)
                            .invoke(thrown, new java.io.PrintWriter(text, true));
                    return text.toString().replace("\\r", "");
                }
                class Own extends RuntimeException {
                    public StackTraceElement[] getStackTrace() { throw new IllegalStateException(); }
                }\
                """);
        assertThat(
                        cells.value(
                                """
                                String text = "";
                                try { Integer.parseInt("x"); } catch (IllegalStateException | NumberFormatException e) { text = trace(e); }
                                text\
                                """))
                .asString()
                .startsWith(
                        "java.lang.NumberFormatException: For input string: \"x\"\n\tat java.base/")
                .endsWith("\tat cell.main(In [2]:2)\n");
        assertThat(
                        cells.value(
                                """
                                int caught = 0;
                                for (int i = 0; i < 3000; i++) try { throw new Own(); } catch (Own e) { caught++; }
                                try (var none = (AutoCloseable) () -> { throw new Exception("close"); }) { caught++; } catch (Exception e) { caught += e.getMessage().length(); } finally { caught++; }
                                int deep(int n) { try { return deep(n + 1); } catch (StackOverflowError e) { return n; } }
                                deep(0) > 100 ? caught : -1\
                                """))
                .isEqualTo(3007);
    }

    @Test
    void longCodeHasRoom() {
        cells.nothing("int s = 0, x = 1; String a = null, b = \"b\";");
        cells.nothing("s+=x;".repeat(3000) + "a=b;".repeat(6000));
        assertThat(cells.value("s + a")).isEqualTo("3000b");
        // with names this would have more than the 64 KB that a method may have
        cells.nothing("int f() { int n = 0;" + "n+=x;".repeat(8000) + " return n; }");
        assertThat(cells.value("f()")).isEqualTo(8000);
        assertThat(message("a = null; a.strip()"))
                .isEqualTo("Cannot invoke \"String.strip()\" because \"a\" is null");
    }

    @Test
    void whatACellHasLeftIsNotHeldByItsReading() {
        // the reads of one statement must not keep what the next one leaves
        assertThat(
                        cells.value(
                                """
                                import java.lang.ref.WeakReference;
                                var big = new byte[1 << 20];
                                var held = new WeakReference<byte[]>(big);
                                big[0] = 1;
                                big = null;
                                System.gc();
                                held.get()\
                                """))
                .isNull();
    }

    @Test
    void theVirtualMachineNamesClassesInCellsAsTheCellDoes() {
        assertThat(message("{ class Local {}\nObject o = new Local(); var s = (String) o; }"))
                .startsWith("class Local cannot be cast to class java.lang.String");
        assertThat(message("Object o = new Object() {}; var s = (String) o;"))
                .startsWith("class (anonymous 1) cannot be cast to class java.lang.String");
        assertThat(message("Object o = (Runnable) () -> {}; var s = (String) o;"))
                .startsWith("class lambda cannot be cast to class java.lang.String");
    }

    @Test
    void theCompilerNamesMethodsAndVariablesWithoutTheirHolder() {
        cells.nothing("int f(int n) { return n; }");
        assertThat(problem("f()"))
                .isEqualTo(
                        """
                        method f cannot be applied to given types;
                          required: int
                          found:    no arguments
                          reason: actual and formal argument lists differ in length\
                        """);
        cells.nothing("int g(Long a, long b) { return 1; } int g(long a, Long b) { return 2; }");
        assertThat(problem("g(1L, 2L)"))
                .isEqualTo(
                        """
                        reference to g is ambiguous
                          both method g(long,Long) and method g(Long,long) match\
                        """);
        assertThat(problem("int h() { return 1; } int h() { return 2; }"))
                .isEqualTo("method h() is already defined");
        assertThat(problem("{ int q = 1; int q = 2; }")).isEqualTo("variable q is already defined");
        assertThat(problem("nope(1)"))
                .isEqualTo("cannot find symbol\n  symbol:   method nope(int)");
    }

    @Test
    void otherTextStaysAsItIs() {
        for (var text :
                new String[] {"costs $5", "#cellar.door", "a cell 1", "cell#x", "Outer$1Inner"}) {
            assertThat(CellNames.hide(text)).isEqualTo(text);
        }
        assertThat(CellNames.hide("class cell#7 and cell#12_3")).isEqualTo("the cell and the cell");
    }

    private String message(String source) {
        String message = cells.thrown(source).getMessage();
        return CellNames.hide(message);
    }

    private String problem(String source) {
        return cells.problems(source).getFirst().message();
    }
}

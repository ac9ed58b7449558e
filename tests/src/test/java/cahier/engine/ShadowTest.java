package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.engine.Completeness.Status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class ShadowTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");
    private final Shadow shadow = cells.engine.shadow();

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int x = 3;|COMPLETE|0",
                "x + 1|COMPLETE|0",
                "for (int i = 0; i < 3; i++) {|INCOMPLETE|4",
                "class A { void f() {|INCOMPLETE|8",
                "int x =|INCOMPLETE|0",
                "foo(1,|INCOMPLETE|4",
                "/* so|INCOMPLETE|0",
                "int x = = 3;|INVALID|0",
                "f(\"abc|INVALID|0",
                "char c = 'a|INVALID|0",
                "import java.util.|INCOMPLETE|0",
                "if (true)|INCOMPLETE|0",
                "void f() {}|COMPLETE|0"
            })
    void judgesWhetherACellIsWhole(String source, Status status, int indent) {
        assertThat(shadow.isComplete(source))
                .isEqualTo(new Completeness(status, " ".repeat(indent)));
    }

    @Test
    void takesAnOpenTextBlockAsIncomplete() {
        assertThat(shadow.isComplete("String s = \"\"\"\n  a").status())
                .isEqualTo(Status.INCOMPLETE);
    }

    @Test
    void completesMembersWithTheirSignatures() {
        assertThat(shadow.complete("\"abc\".substr", 12))
                .containsExactly(
                        new Suggestion(
                                "substring(", 6, 12, "method", "(int) String | (int, int) String"));
    }

    @Test
    void completesTheSessionsNames() {
        cells.nothing("int lengthOfAll = 3; int lengthen(int n, String s) { return n; }");
        cells.nothing("record Lengthy(int inner) { int twice() { return 2 * inner; } }");
        assertThat(shadow.complete("length", 6))
                .contains(
                        new Suggestion("lengthOfAll", 0, 6, "variable", "int"),
                        new Suggestion("lengthen(", 0, 6, "method", "(int,String)"));
        assertThat(texts("new Length", 10)).startsWith("Lengthy(");
        assertThat(texts("new Lengthy(1).tw", 17)).containsExactly("twice()");
    }

    @Test
    void completesWhatTheCellItselfDeclares() {
        String source =
                "import java.nio.file.*;\nint doubled(int n) { return 2 * n; }\n"
                        + "var somePath = Path.of(\"a\");\nsomePath.toAbs";
        assertThat(texts(source, source.length())).containsExactly("toAbsolutePath()");
        String call = "int doubled(int n) { return 2 * n; }\nint y = doub";
        assertThat(texts(call, call.length())).contains("doubled(");
        assertThat(cells.problems("doubled(1)")).hasSize(1);
    }

    @Test
    void completesKeywordsPackagesAndImports() throws InterruptedException {
        assertThat(shadow.complete("whi", 3))
                .contains(new Suggestion("while", 0, 3, "keyword", ""));
        // the packages are indexed in the background
        for (int i = 0; i < 100 && texts("import java.util.conc", 21).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(shadow.complete("import java.util.conc", 21))
                .contains(new Suggestion("concurrent.", 17, 21, "package", ""));
        assertThat(shadow.complete("import java.util.ArrayL", 23))
                .contains(new Suggestion("ArrayList", 17, 23, "class", ""));
    }

    @Test
    void countsBeyondTheBasicPlane() {
        String source = "String s = \"\uD83D\uDE00\"; s.isEmp";
        assertThat(shadow.complete(source, source.length()))
                .containsExactly(
                        new Suggestion(
                                "isEmpty()",
                                source.length() - 5,
                                source.length(),
                                "method",
                                "() boolean"));
    }

    @Test
    void documentsTheJdk() {
        List<Documentation> found = shadow.document("\"abc\".isEmpty()", 8);
        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().signature()).isEqualTo("boolean String.isEmpty()");
        assertThat(found.getFirst().javadoc()).contains("length()");
    }

    @Test
    void documentsTheUsersOwn() {
        cells.nothing(
                "/**\n * Doubles.\n * @param n a number\n */\nint f(int n) { return 2 * n; }");
        cells.nothing("/// Holds a place.\n/// In two dimensions.\nrecord Point(int x, int y) {}");
        assertThat(shadow.document("f(1)", 1))
                .containsExactly(new Documentation("f(int)", "Doubles.\n@param n a number"));
        assertThat(shadow.document("new Point(1, 2)", 6))
                .containsExactly(new Documentation("Point", "Holds a place.\nIn two dimensions."));
    }

    @Test
    void doesNotWaitForACellThatRuns() throws InterruptedException {
        cells.nothing("int total = 3;");
        Thread runner = Thread.ofPlatform().start(() -> cells.run("Thread.sleep(60_000);"));
        assertThat(texts("tot", 3)).contains("total");
        assertThat(runner.isAlive()).isTrue();
        while (runner.isAlive()) {
            cells.engine.interrupt();
            runner.join(50);
        }
    }

    private List<String> texts(String source, int cursor) {
        return shadow.complete(source, cursor).stream().map(Suggestion::text).toList();
    }

    @Test
    void knowsTheNamesHoweverOftenTheyChanged() {
        for (int i = 0; i < 70; i++) {
            cells.nothing(
                    "record Often%1$d(int a) {} int often() { return %1$d; }".formatted(i % 3));
            assertThat(shadow.complete("Often", 5))
                    .extracting(Suggestion::text)
                    .contains("Often" + i % 3);
        }
        assertThat(shadow.complete("oft", 3)).extracting(Suggestion::text).contains("often()");
    }
}

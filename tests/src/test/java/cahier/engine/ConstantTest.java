package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConstantTest {
    private final Cells cells = new Cells("java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aLaterCellHasItAsALabel() {
        cells.nothing("final int MAX = 3;\nfinal String NAME = \"a\" + 'b';");
        assertThat(cells.value("switch (3) { case MAX -> \"max\"; default -> \"other\"; }"))
                .isEqualTo("max");
        assertThat(cells.value("switch (4) { case MAX + 1 -> 1; case (MAX) -> 2; default -> 3; }"))
                .isEqualTo(1);
        assertThat(cells.value("switch (\"ab\") { case NAME -> 1; default -> 2; }")).isEqualTo(1);
        cells.nothing("int seen = 0;\nswitch (3) { case MAX: seen = MAX; }");
        assertThat(cells.value("seen")).isEqualTo(3);
    }

    @Test
    void theSameCellHasItAsALabel() {
        assertThat(
                        cells.value(
                                """
                                final var LOW = 1; final long FAR = 7; final char SIGN = '+';
                                class Look { static int at(int n) { return switch (n) { case LOW -> 10; default -> 0; }; } }
                                IntUnaryOperator look = n -> switch (n) { case LOW -> 10; default -> 0; };
                                String sign(char c) { switch (c) { case SIGN: return "plus"; default: return "?"; } }
                                Look.at(1) + look.applyAsInt(1) + sign('+') + sign('-')\
                                """))
                .isEqualTo("20plus?");
    }

    @Test
    void oneIsMadeOfOthers() {
        cells.nothing("final int A = 2;");
        cells.nothing(
                "final int B = A * 2, C = -B;\nfinal byte D = A;\nfinal String S = \"n\" + A;");
        assertThat(
                        cells.value(
                                "switch (4) { case B -> 1; case C -> 2; case D -> 3; default -> 4;"
                                        + " }"))
                .isEqualTo(1);
        assertThat(cells.value("switch (\"n2\") { case S -> 1; default -> 2; }")).isEqualTo(1);
        cells.nothing("byte narrow = A;\nvoid f() { char c = A; short s = B; }");
    }

    @Test
    void annotationsOfALaterCellHaveItAsAValue() {
        cells.nothing(
                """
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME) @interface Tag { String value(); int[] at() default 0; }
                final String NAME = "seven"; final int SEVEN = 7;\
                """);
        cells.nothing("@Tag(NAME + \"!\") class A {}");
        cells.nothing("class B { @Tag(value = NAME, at = {SEVEN, SEVEN + 1}) void f() {} }");
        assertThat(cells.value("A.class.getAnnotation(Tag.class).value()")).isEqualTo("seven!");
        assertThat(cells.value("B.class.getDeclaredMethod(\"f\").getAnnotation(Tag.class).at()[1]"))
                .isEqualTo(8);
        cells.nothing("@SuppressWarnings(NAME) int g() { return 1; }");
    }

    @Test
    void anotherValueReachesWhoHoldsIt() {
        cells.nothing("final int MAX = 3;");
        cells.nothing(
                "String f(int n) { return switch (n) { case MAX -> \"max\"; default -> \"?\"; };"
                        + " }");
        cells.nothing(
                "IntPredicate isMax = n -> switch (n) { case MAX -> true; default -> false; };");
        cells.nothing("final int MAX = 4;");
        assertThat(cells.value("f(4) + f(3) + isMax.test(4)")).isEqualTo("max?true");
    }

    @Test
    void anotherValueCostsNoObjectOfAClassThatReadsIt() {
        cells.nothing("final int MAX = 3;");
        cells.nothing("class Reader { int n = 1; int get() { return MAX * 10 + n; } }");
        cells.nothing("var reader = new Reader();\nreader.n = 5;");
        assertThat(cells.outcome("final int MAX = 4;").notices()).isEmpty();
        assertThat(cells.value("reader.get()")).isEqualTo(45);
    }

    @Test
    void whatIsNoConstantAnyMoreIsNoLabel() {
        cells.nothing("final int MAX = 3;");
        cells.nothing("int f(int n) { return switch (n) { case MAX -> 1; default -> 2; }; }");
        assertThat(cells.outcome("int MAX = 3;").notices())
                .containsExactly("f(int) no longer compiles: constant expression required");
        cells.nothing("final int MAX = 5;");
        assertThat(cells.value("f(5)")).isEqualTo(1);
    }

    @Test
    void whatHasNoConstantValueIsNone() {
        cells.nothing(
                "final int size = \"abc\".length();\nfinal Integer boxed = 3;\nint free = 3;");
        for (var name : new String[] {"size", "boxed", "free"}) {
            assertThat(
                            cells.problems("switch (3) { case %s: break; }".formatted(name))
                                    .getFirst()
                                    .message())
                    .isEqualTo("constant expression required");
        }
        assertThat(cells.problems("byte b = free;").getFirst().message())
                .startsWith("incompatible types");
    }

    @Test
    void aClassMakesItsOwnOfIt() {
        cells.nothing("final int MAX = 3;");
        cells.nothing(
                "class A { static final int N = MAX; int f(int n) { return switch (n) { case N ->"
                        + " 1; default -> 2; }; } }");
        cells.nothing(
                "interface I { int K = MAX + 1; static int f(int n) { switch (n) { case K: return"
                        + " 1; default: return 2; } } }");
        cells.nothing(
                "class B { final int own = MAX; int f(int n) { final int here = own; switch (n) {"
                        + " case here: return 1; default: return 2; } } }");
        assertThat(cells.value("new A().f(3) * 100 + I.f(4) * 10 + new B().f(3)")).isEqualTo(111);
        assertThat(cells.value("switch (3) { case A.N -> 1; default -> 2; }")).isEqualTo(1);
        cells.nothing("final int MAX = 5;");
        assertThat(cells.value("new A().f(5) * 100 + I.f(6) * 10 + new B().f(5)")).isEqualTo(111);
        assertThat(cells.value("A.N")).isEqualTo(5);
    }

    @Test
    void annotationsOfTheSameCellHaveItAsAValue() {
        cells.nothing("final String OLD = \"old\";");
        assertThat(
                        cells.value(
                                """
                                import java.lang.annotation.*;
                                @Retention(RetentionPolicy.RUNTIME) @interface Tag { String value(); }
                                @Tag(LONG) class A { @Tag(NAME + OLD) void f() {} }
                                final String NAME = "n", LONG = NAME + 1;
                                @SuppressWarnings(NAME) int x = 1;
                                @Tag(NAME) int g() { return x; }
                                A.class.getAnnotation(Tag.class).value() + A.class.getDeclaredMethod("f").getAnnotation(Tag.class).value() + g()\
                                """))
                .isEqualTo("n1nold1");
        cells.nothing("final String NAME = \"m\";");
        assertThat(cells.value("A.class.getDeclaredMethod(\"f\").getAnnotation(Tag.class).value()"))
                .isEqualTo("mold");
        assertThat(
                        cells.problems("@Tag(LATE) class B {}\nfinal String LATE = nothing;")
                                .getLast()
                                .message())
                .startsWith("cannot find symbol\n  symbol:   variable nothing");
    }

    @Test
    void aLoopsConditionIsOne() {
        cells.nothing("final boolean ON = true, OFF = false;");
        assertThat(cells.value("int f() { while (ON) { if (OFF) continue; return 5; } }\nf()"))
                .isEqualTo(5);
        assertThat(cells.value("int g() { for (;ON && !OFF;) return 6; }\ng()")).isEqualTo(6);
        assertThat(cells.value("int h() { do { return 7; } while (ON); }\nh()")).isEqualTo(7);
        assertThat(cells.problems("while (OFF) { f(); }").getFirst().message())
                .isEqualTo("unreachable statement");
        assertThat(cells.problems("void k() { while (ON) {} f(); }").getFirst().message())
                .isEqualTo("unreachable statement");
        assertThat(cells.value("while (ON) { break; }\n8")).isEqualTo(8);
    }
}

package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Variables that the pattern of a statement declares for those that follow (JLS 6.3.2).
final class PatternScopeTest {
    private final Cells cells = new Cells("java.util.*", "java.util.function.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aGuardDeclaresItsVariableForTheRestOfTheCell() {
        cells.nothing("Object o = 5;");
        assertThat(
                        cells.value(
                                """
                                if (!(o instanceof Integer i)) throw new IllegalStateException();
                                int next = i + 1;
                                Supplier<Integer> later = () -> i * 10;
                                later.get() + next\
                                """))
                .isEqualTo(56);
        assertThat(cells.value("next")).isEqualTo(6);
        assertThat(cells.problems("i").getFirst().message()).contains("variable i");
    }

    @Test
    void soDoesARecordPattern() {
        assertThat(
                        cells.value(
                                """
                                record Point(int x, int y) {}
                                Object p = new Point(3, 4);
                                if (!(p instanceof Point(int x, var y))) throw new AssertionError();
                                x * 10 + y\
                                """))
                .isEqualTo(34);
    }

    @Test
    void soDoesALoop() {
        assertThat(
                        cells.value(
                                """
                                Iterator<Object> all = List.<Object>of("a", 7, "b").iterator();
                                Object one = all.next();
                                while (!(one instanceof Integer found)) one = all.next();
                                do { one = all.next(); } while (!(one instanceof String text));
                                text + found\
                                """))
                .isEqualTo("b7");
    }

    @Test
    void itHidesAVariableOfTheSession() {
        cells.nothing("Object o = 5;\nint i = 70;\nint session() { return i; }");
        assertThat(cells.value("if (!(o instanceof Integer i)) throw null;\ni + session()"))
                .isEqualTo(75);
        assertThat(cells.value("i")).isEqualTo(70);
    }

    @Test
    void itReachesTheEndOfAVeryLongCell() {
        String long20000 = "o.hashCode();\n".repeat(1500);
        assertThat(
                        cells.value(
                                "Object o = 5;\nif (!(o instanceof Integer i)) throw null;\n"
                                        + long20000
                                        + "i"))
                .isEqualTo(5);
    }

    @Test
    void whatFollowsAnEndIsStillLetThrough() {
        cells.nothing("int n = 1;");
        cells.thrown("if (n > 0) { throw null; } else { throw null; }\nint m = 2;");
        assertThat(cells.value("while (true) { if (n > 0) break; }\nn + 1")).isEqualTo(2);
    }
}

package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/// Cells beyond what the compiler or a class file can hold.
final class LimitsTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void aTextThatIsTooLongCostsItsOwnCellAlone() {
        cells.nothing("int a = 1;");
        assertThat(cells.problems("\"" + "x".repeat(70_000) + "\"").getFirst().message())
                .isEqualTo("constant string too long");
        assertThat(cells.value("a + 1")).isEqualTo(2);
        assertThat(cells.value("\"k\" + a")).isEqualTo("k1");
    }

    @Test
    void aClassOfTooManyConstantsCostsItsOwnCellAlone() {
        cells.nothing("int a = 1;");
        var many = new StringBuilder("class Many {");
        for (int i = 0; i < 700; i++) {
            many.append("void f").append(i).append("() { Object[] o = {");
            for (int j = 0; j < 100; j++) {
                many.append(100_000 + i * 100 + j).append(',');
            }
            many.append("}; }\n");
        }
        assertThat(cells.problems(many + "}").getFirst().message()).isEqualTo("too many constants");
        assertThat(cells.value("a + 1")).isEqualTo(2);
    }

    @Test
    void aMethodThatIsTooLongIsNamed() {
        String body = "x = x * 31 + 7;\n".repeat(12_000);
        var problem = cells.problems("int f(int x) {\n" + body + "return x; }").getFirst();
        assertThat(problem.message()).isEqualTo("code too large");
        assertThat(problem.line()).isEqualTo(1);
        assertThat(cells.value("int f(int x) { return x; } f(3)")).isEqualTo(3);
    }

    @Test
    void whatHasTooManyPartsWithinEachOtherIsToldInOneLine() {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var problem = cells.problems("1" + " + 1".repeat(30_000)).getFirst();
            assertThat(problem.message())
                    .isEqualTo(
                            "the compiler ran out of stack: an expression or statement of this"
                                    + " cell has too many parts within each other");
            assertThat(problem.hint()).contains("-Xss");
            assertThat(cells.problems("{".repeat(30_000)).getFirst().message())
                    .startsWith("the compiler ran out of stack");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(cells.value("1 + 1")).isEqualTo(2);
    }

    @Test
    void aMethodTakesAsManyParametersAsCanBeHandedOn() {
        String most = parameters(254);
        String ones = String.join(",", Collections.nCopies(253, "1"));
        cells.nothing("int f(" + most + ") { return p253; }");
        assertThat(cells.value("f(" + ones + ", 7)")).isEqualTo(7);
        assertThat(cells.problems("int g(" + parameters(255) + ") { return 1; }"))
                .extracting(Problem::message)
                .containsExactly("too many parameters");
        // no cell calls it by a handle
        cells.nothing("class C { static int g(" + parameters(255) + ") { return p254; } }");
        assertThat(cells.value("C.g(" + ones + ", 7, 8)")).isEqualTo(8);
    }

    private static String parameters(int count) {
        var list = new StringBuilder("int p0");
        for (int i = 1; i < count; i++) {
            list.append(", int p").append(i);
        }
        return list.toString();
    }
}

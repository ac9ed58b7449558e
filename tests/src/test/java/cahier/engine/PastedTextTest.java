package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signs that come from elsewhere, and what is written as in IPython.
final class PastedTextTest {
    private final Cells cells = new Cells();

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "String s = \u201ca\u201d;, 12, write \"",
                "char c = \u2018c\u2019;, 10, write '",
                "int n = 5 \u2013 3;, 11, write -",
                "boolean b = 3 \u2265 2;, 15, write >=",
                "int m = 3 \u00d7 2;, 11, write *",
                "int\u00a0k = 1;, 4, this blank is none of Java's: type a space instead",
                "int\u3000k = 1;, 4, this blank is none of Java's: type a space instead",
                "Math.abs\uff08-5), 9, write ( in half width",
                "int j = 1\uff1b, 10, write ; in half width",
                "Math.abs(5)\u3002toString(), 12, write .",
                "int x = 5; %time x, 12, `a magic begins its line, or follows =`",
                "?Math, 1, %doc Math shows what is known of it",
                "Math??, 6, %doc Math shows what is known of it"
            })
    void isToldWithWhatToType(String source, int column, String hint) {
        Problem problem = cells.problems(source).getFirst();
        assertThat(problem.hint()).isEqualTo(hint);
        assertThat(problem.column()).isEqualTo(column);
    }

    @Test
    void aMagicOfTheWholeCellBelongsIntoItsFirstLine() {
        Problem problem = cells.problems("// a page\n%%html\n<b>x</b>").getFirst();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.hint())
                .isEqualTo("a magic of two % takes the whole cell: it stands in its first line");
    }

    @Test
    void wideSignsInTextsAndCommentsAreText() {
        assertThat(cells.value("\"（5）；\" // 注释：“好”")).isEqualTo("（5）；");
        assertThat(cells.problems("int 数 = 未知;").getFirst().hint()).isNull();
    }
}

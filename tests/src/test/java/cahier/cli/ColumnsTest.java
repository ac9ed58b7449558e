package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ColumnsTest {

    @Test
    void cutsCodeAndItsCaretsAlike() {
        var code = "int a = 1; String 名字 = \"far too long for this\" + unknown + more;";
        var carets = " ".repeat(51) + "^^^^^^^";
        var rest = "symbol: variable unknown";
        assertThat(CaretLines.fit(List.of(code, carets, rest), 80))
                .containsExactly(code, carets, rest);
        assertThat(CaretLines.fit(List.of(code, carets, rest), 40))
                .containsExactly(
                        "… too long for this\" + unknown + more;",
                        " ".repeat(51 - 28) + "^^^^^^^",
                        rest);
        assertThat(CaretLines.fit(List.of("x".repeat(50), "^"), 40))
                .containsExactly("x".repeat(39) + "…", "^");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "汉字, 4, 汉字",
        "汉字数, 5, 汉字…",
        "汉字数, 4, 汉…",
        "😀😀, 3, 😀…",
        "a, 0, ''",
    })
    void cutsTextToTheColumnsOfATerminal(String text, int columns, String expected) {
        assertThat(Columns.fit(text, columns)).isEqualTo(expected);
    }
}

package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

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

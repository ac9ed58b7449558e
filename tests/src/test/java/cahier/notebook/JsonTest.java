package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class JsonTest {

    @Test
    void tellsLineAndColumnOfWhatIsNoJson() {
        assertRefused("{\n  \"a\": 1,\n  b\n}", "not JSON: line 3, column 3: ");
        assertRefused("{\"a\": [1, 2", "not JSON: line 1, column ");
        assertRefused("", "not JSON: the file is empty");
        assertRefused("{} {}", "not JSON: line 1, column 4: text follows the end");
    }

    @Test
    void tellsWhatItFoundInPlainWords() {
        assertRefused("// %%\n", "not JSON: line 1, column 1: found '/'; expected JSON");
        assertRefused("[1 2]", "column 4: found '2'; expected ',' or ']'");
        assertRefused("{\"a\": 1 \"b\"}", "found '\"'; expected ',' or '}'");
        assertRefused("[1, 2}", "column 6: found '}'; expected ']'");
        assertRefused("{\"a\"; 1}", "found ';'; expected ':' after the key");
        assertRefused("{\"a\": 1,}", "found '}'; expected a key in double quotes");
        assertRefused("[nope]", "found 'nope'; expected JSON");
        assertRefused("[-]", "found ']'; expected a digit");
        assertRefused("[+1]", "found '+'; expected a number without it");
        assertRefused("[01]", "a number that begins with 0; expected no 0 before other digits");
        assertRefused("[\"a\nb\"]", "the end of a line in a string; expected it written as \\n");
        assertRefused("[\"\u0007\"]", "U+0007 in a string; expected it written as \\u0007");
        assertRefused("[\"\\x\"]", "found '\\x' in a string; expected a backslash as '\\\\'");
        assertRefused("[\"\\u12x4\"]", "found 'x'; expected four hexadecimal digits after \\u");
        assertRefused("\u00a0[]", "found the character U+00A0; expected JSON");
        assertRefused("}", "found '}'; expected the end of the text");
        assertRefused("[1, 2", "the text ends too early; expected the end of an object, a list");
        for (var text :
                List.of(
                        "// a",
                        "# a",
                        "/* a",
                        "[01]",
                        "[.1]",
                        "[+1]",
                        "['a']",
                        "[1,]",
                        "[1.]",
                        "{a: 1}",
                        "[\"a\tb\"]",
                        "[\"\\x\"]",
                        "[\"\\u12x4\"]",
                        "\u00a0[]",
                        "NaNa",
                        "-",
                        "[1e]",
                        "]",
                        "}")) {
            assertThatThrownBy(() -> Json.parse(text))
                    .as(text)
                    .hasMessageStartingWith("not JSON: line 1, column ")
                    .hasMessageNotContainingAny(
                            "Feature", "ALLOW", "enable", "code ", "JsonRead", "parser", "CTRL")
                    .hasMessageNotContainingAny("Invalid", "Illegal", "Unexpected", "Array");
        }
    }

    @Test
    void namesAConflictThatGitHasLeft() {
        var merged = "{\n<<<<<<< HEAD\n \"a\": 1\n=======\n \"a\": 2\n>>>>>>> other\n}";
        assertRefused(
                merged,
                "not JSON: line 2, column 1: found a conflict that git has not merged;"
                        + " expected one of its two sides");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertRefused(
                "{\"a\": 1,\n \"a\": 2}", "not JSON: line 2, column 2: key \"a\" stands twice");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        var deep = "[".repeat(100_000);
        assertRefused(deep, "nested deeper than 400 levels");
        var allowed = "[".repeat(400) + "]".repeat(400);
        assertThat(Json.parse(allowed)).isInstanceOf(List.class);
    }

    @Test
    void keepsIntegersOfAnyLengthUpToPythonsLimit() {
        var digits = "9".repeat(4300);
        assertThat(Json.parse(digits)).isEqualTo(new BigInteger(digits));
        assertThat(Json.write(Json.parse(digits))).isEqualTo(digits);
        assertRefused(digits + "9", "an integer has 4301 digits; expected at most 4300");
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesAFloatThatWouldBecomeInfinite() {
        assertRefused("[1e999]", "number 1e999 is too large for a 64-bit float");
    }

    @Test
    void readsAndWritesWhatOnlyPythonCallsJson() {
        assertThat(Json.writeCompact(Json.parse("[NaN, Infinity, -Infinity]")))
                .isEqualTo("[NaN,Infinity,-Infinity]");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var latin1 = "{\n\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Json.parse(latin1))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("not UTF-8: line 2, byte 8 of the file is 0xe9");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(Json.parse("\uFEFF[1]".getBytes(StandardCharsets.UTF_8))).isEqualTo(List.of(1L));
    }

    @Test
    void writesHalfASurrogatePairAsAnEscape() {
        assertThat(Json.write(Json.parse("\"a\\ud83d\""))).isEqualTo("\"a\\ud83d\"");
        assertThat(Json.write(Json.parse("\"\\ud83d\\ude00\""))).isEqualTo("\"😀\"");
    }

    @Test
    void sortsKeysByCodePoint() {
        assertThat(Json.write(Map.of("😀", 1, "\uE000", 2, "a", 3, "", 4)))
                .isEqualTo("{\n \"\": 4,\n \"a\": 3,\n \"\uE000\": 2,\n \"😀\": 1\n}");
    }

    @Test
    void comparesByValue() {
        assertThat(Json.sameValue(Json.parse("[1, 2.0]"), Json.parse("[1.0, 2]"))).isTrue();
        assertThat(Json.sameValue(Json.parse("{\"a\":1,\"b\":2}"), Json.parse("{\"b\":2,\"a\":1}")))
                .isTrue();
        assertThat(Json.sameValue(Json.parse("{\"a\":null}"), Json.parse("{\"b\":null}")))
                .isFalse();
        assertThat(Json.sameValue(Arrays.asList((Object) null), List.of())).isFalse();
        assertThat(Json.sameValue(1L, "1")).isFalse();
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining(message);
    }
}

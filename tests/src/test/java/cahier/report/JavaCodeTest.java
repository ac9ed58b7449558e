package cahier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import java.util.List;

class JavaCodeTest {

    @Test
    void coloursEachKindOfToken() {
        assertThat(tokens("@Deprecated int twice(List<T> x) { return 0x1F * 2.5e-3f; }"))
                .containsExactly(
                        "a @Deprecated",
                        "k int",
                        "f twice",
                        "t List",
                        "t T",
                        "k return",
                        "n 0x1F",
                        "n 2.5e-3f");
        assertThat(tokens("var record = new Point(1_000L, .5); record P(int a) {}"))
                .containsExactly(
                        "k var",
                        "k new",
                        "t Point",
                        "n 1_000L",
                        "n .5",
                        "k record",
                        "t P",
                        "k int");
        assertThat(tokens("x1 = MAX_VALUE + size();")).containsExactly("f size");
    }

    @Test
    void takesStringsAndCommentsWhole() {
        assertThat(tokens("s = \"// no \\\" comment\"; // yes \"int\"\n/* for\n1 */ 'x' '\\''"))
                .containsExactly(
                        "s \"// no \\\" comment\"",
                        "c // yes \"int\"",
                        "c /* for\n1 */",
                        "s 'x'",
                        "s '\\''");
        assertThat(tokens("t = \"\"\"\n  int \"x\" \\\"\"\" if\n  \"\"\"; for"))
                .containsExactly("s \"\"\"\n  int \"x\" \\\"\"\" if\n  \"\"\"", "k for");
        assertThat(tokens("\"open\nint")).containsExactly("s \"open", "k int");
        assertThat(tokens("/* open")).containsExactly("c /* open");
    }

    @Test
    void leavesOtherLanguagesOfCellMagicsAlone() {
        assertThat(tokens("%time f(7 % 2)\n%maven g:a:1"))
                .containsExactly("m %time", "f f", "n 7", "n 2", "m %maven g:a:1");
        assertThat(tokens("%jars lib/*.jar\n%env A=https://b //\nint"))
                .containsExactly("m %jars lib/*.jar", "m %env A=https://b //", "k int");
        assertThat(tokens("%%bash\nfor i in 1")).containsExactly("m %%bash");
        assertThat(tokens("%%timeit\nfor (;;)")).containsExactly("m %%timeit", "k for");
    }

    @Test
    void keepsTheTextWhateverItIs() {
        var source = "a<b && c>\"&amp;\" '' \"\"\" \\ % %% @ 1.. 0x 变量 = \"\\";
        assertThat(Jsoup.parseBodyFragment("<pre>" + JavaCode.highlight(source)).wholeText())
                .isEqualTo(source);
        assertThat(JavaCode.highlight("\"" + "\\\\".repeat(50_000))).contains("class=s");
        assertThat(JavaCode.highlight("/*" + "*".repeat(100_000))).contains("class=c");
    }

    private static List<String> tokens(String source) {
        return Jsoup.parseBodyFragment("<pre>" + JavaCode.highlight(source)).select("span").stream()
                .map(span -> span.className() + " " + span.wholeText())
                .toList();
    }
}

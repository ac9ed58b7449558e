package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class ComparisonTest {

    private final Comparison usual = new Comparison(Tolerance.USUAL);

    @Test
    void showsTheLinesThatDifferWithTheirNeighbours() {
        var stored = new Output.Stream("stdout", "1\n2\n3\n4\n5\n6\n7\n8\n");
        var fresh = new Output.Stream("stdout", "1\n2\n3\nfour\n5\n6\n7\n8\n");
        assertThat(usual.compare(3, cell(stored), List.of(fresh))).isFalse();
        assertThat(usual.differences())
                .containsExactly(
                        new Difference(
                                3,
                                "abc",
                                "stdout",
                                List.of(
                                        "  … 1 line",
                                        "  2",
                                        "  3",
                                        "- 4",
                                        "+ four",
                                        "  5",
                                        "  6",
                                        "  … 2 lines"),
                                null));
    }

    @Test
    void joinsStreamsByNameWhateverCameBetween() {
        var stored =
                cell(
                        new Output.Stream("stdout", "a"),
                        new Output.Stream("stderr", "e"),
                        new Output.Stream("stdout", "b"));
        var fresh =
                List.<Output>of(
                        new Output.Stream("stderr", "e"), new Output.Stream("stdout", "ab"));
        assertThat(usual.compare(1, stored, fresh)).isTrue();
        assertThat(usual.ignored()).isEmpty();
    }

    @Test
    void hidesIdentityHashCodesAndTemporaryPathsAndSaysSo() {
        var stored = new Output.Stream("stdout", "[I@1b2c3d4e a.B@00ff00 /tmp/x/y.txt");
        var fresh = new Output.Stream("stdout", "[I@99999999 a.B@123456 /tmp/z.txt");
        assertThat(usual.compare(2, cell(stored), List.of(fresh))).isTrue();
        assertThat(usual.ignored())
                .containsExactly(
                        "ignored: identity: cell 2 (id abc), stdout",
                        "ignored: temp: cell 2 (id abc), stdout");
    }

    @Test
    void hidesDurationsOnlyWhereAsked() {
        var stored = new Output.Stream("stdout", "took 12.3 ms, 1 min 30 s, 00:01:02");
        var fresh = new Output.Stream("stdout", "took 9 ms, 2 min 05 s, 00:07:59");
        assertThat(usual.compare(1, cell(stored), List.of(fresh))).isFalse();
        var masked = new Tolerance(List.of(Mask.DURATION), 0, 0, false, false);
        assertThat(new Comparison(masked).compare(1, cell(stored), List.of(fresh))).isTrue();
    }

    @Test
    void hidesTheUsersOwnPatterns() {
        var mask = new Tolerance(List.of(Mask.of(Pattern.compile("v\\d+"))), 0, 0, false, false);
        var stored = new Output.Stream("stdout", "v1 x");
        assertThat(
                        new Comparison(mask)
                                .compare(
                                        1,
                                        cell(stored),
                                        List.of(new Output.Stream("stdout", "v22 x"))))
                .isTrue();
        assertThat(
                        new Comparison(mask)
                                .compare(
                                        1,
                                        cell(stored),
                                        List.of(new Output.Stream("stdout", "v22 y"))))
                .isFalse();
    }

    @Test
    void takesNumbersWithinATolerance() {
        var near = new Tolerance(List.of(), 1e-3, 0, false, false);
        assertThat(near.areSameText("loss 0.1052 at 7", "loss 0.10521 at 7")).isTrue();
        assertThat(near.areSameText("loss 0.1052", "loss 0.1072")).isFalse();
        assertThat(near.areSameText("1 2", "1 2 3")).isFalse();
        assertThat(near.areSameText("a1", "a2")).isFalse();
        assertThat(
                        near.areSame(
                                "application/json",
                                Map.of("a", List.of(1.0, 2L)),
                                Map.of("a", List.of(1.0001, 2L))))
                .isTrue();
        assertThat(near.areSame("application/json", List.of(1L), List.of(2L))).isFalse();
    }

    @Test
    void comparesHtmlByStructure() {
        var stored = display("text/html", "<p class='a' id=\"b\">x  y</p>\n<br/>");
        var fresh = display("text/html", "<p id=b class=\"a\">x y</p><br>");
        assertThat(usual.compare(1, cell(stored), List.of(fresh))).isTrue();
        var other = display("text/html", "<p id=b class=\"a\">x z</p><br>");
        assertThat(usual.compare(1, cell(stored), List.of(other))).isFalse();
        var pre = display("text/html", "<pre>x  y</pre>");
        var narrower = display("text/html", "<pre>x y</pre>");
        assertThat(usual.compare(1, cell(pre), List.of(narrower))).isFalse();
    }

    @Test
    void ignoresStderrOnlyWhereAskedAndSaysSo() {
        var stored = cell(new Output.Stream("stderr", "a"));
        assertThat(usual.compare(1, stored, List.of())).isFalse();
        var comparison = new Comparison(new Tolerance(List.of(), 0, 0, false, true));
        assertThat(comparison.compare(1, stored, List.of())).isTrue();
        assertThat(comparison.ignored())
                .containsExactly("ignored: stderr: cell 1 (id abc), stderr");
    }

    @Test
    void namesEachRuleOnceWithAllThatPassedByIt() {
        var masks = List.of(Mask.IDENTITY, Mask.DURATION);
        var comparison = new Comparison(new Tolerance(masks, .1, .5, true, false));
        var stored = cell(display("text/plain", "1.00"), display("text/plain", "A@1b2c3d4e: 2.0"));
        var fresh = List.of(display("text/plain", "1.01"), display("text/plain", "A@99999: 2.1"));
        for (int number : List.of(3, 8)) comparison.compare(number, stored, fresh);
        comparison.compare(9, stored, List.of(fresh.get(0), stored.outputs().get(1)));
        comparison.skip(10, stored, "nbval-ignore-output");
        comparison.skip(12, stored, "nbval-ignore-output");
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.ignored())
                .containsExactly(
                        "ignored: numbers within 0.1: 5 outputs of cells 3, 8 and 9",
                        "ignored: identity: 2 outputs of cells 3 and 8",
                        "not compared: nbval-ignore-output: cells 10 and 12");
    }

    @Test
    void namesOnlyTheRulesThatWereNeeded() {
        var comparison = new Comparison(new Tolerance(List.of(Mask.TEMP), 1e-3, .5, true, false));
        var stored = cell(display("text/html", "<p id=a class=b>/tmp/x 1.0</p>"));
        var fresh = List.of(display("text/html", "<p class=b id=a>/tmp/y 1.0</p>"));
        assertThat(comparison.compare(1, stored, fresh)).isTrue();
        assertThat(comparison.ignored())
                .containsExactly(
                        "ignored: temp: cell 1 (id abc), output 1",
                        "ignored: HTML by structure: cell 1 (id abc), output 1");
    }

    @Test
    void tellsOutputsThatCameOrWent() {
        assertThat(usual.compare(1, cell(display("text/plain", "x")), List.of())).isFalse();
        assertThat(usual.differences().getFirst().lines())
                .containsExactly("- display_data (text/plain)");
        var error = new Output.Error("E", "m", List.of());
        assertThat(usual.compare(1, cell(), List.of(error))).isFalse();
        assertThat(usual.differences().getLast().lines()).containsExactly("+ error E: m");
    }

    @Test
    void tellsAMediaTypeThatCameOrWent() {
        var stored = display("text/plain", "x");
        var both = new Output.Display(Map.of("text/plain", "x", "text/html", "<p>x</p>"), Map.of());
        assertThat(usual.compare(1, cell(stored), List.of(both))).isFalse();
        assertThat(usual.differences().getFirst().place()).isEqualTo("output 1: text/html");
    }

    @Test
    void comparesErrorsWithoutTheirColours() {
        var stored = new Output.Error("E", "m", List.of("\u001B[31mE\u001B[0m: m"));
        var fresh = new Output.Error("E", "m", List.of("E: m"));
        assertThat(usual.compare(1, cell(stored), List.of(fresh))).isTrue();
    }

    @Test
    void countsNoExecutionCounts() {
        var stored = new Output.Result(Map.of("text/plain", "x"), Map.of(), 7);
        var fresh = new Output.Result(Map.of("text/plain", "x"), Map.of(), 1);
        assertThat(usual.compare(1, cell(stored), List.of(fresh))).isTrue();
    }

    private static Output display(String type, String value) {
        return new Output.Display(Map.of(type, value), Map.of());
    }

    private static CodeCell cell(Output... outputs) {
        return new CodeCell("abc", "", Map.of(), List.of(outputs), null, Map.of());
    }
}

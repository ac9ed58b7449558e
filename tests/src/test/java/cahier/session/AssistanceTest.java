package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Completion, completeness and documentation of Java and of magics.
@Timeout(120)
class AssistanceTest {

    private static Session session;

    @BeforeAll
    static void open() {
        session = Session.open(SessionOptions.defaults());
        session.execute(
                Request.of(
                        "int counter = 1; /** Doubles it. */ int twice(int x) { return 2 * x; }"),
                new Recorder());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void completesMembersAndTheSessionsNames() {
        var code = "String s = \"a\"; s.isBl";
        assertThat(session.complete(code, code.length()))
                .anySatisfy(
                        c -> {
                            assertThat(c.text()).startsWith("isBlank(");
                            assertThat(c.from()).isEqualTo(code.length() - 4);
                            assertThat(c.to()).isEqualTo(code.length());
                        });
        assertThat(session.complete("coun", 4)).extracting(Completion::text).contains("counter");
    }

    @Test
    void completesAfterAMagicOnAnotherLine() {
        var code = "%imports java.awt.Point\nMath.absE";
        assertThat(session.complete(code, code.length()))
                .extracting(Completion::text)
                .anyMatch(text -> text.startsWith("absExact("));
    }

    @Test
    void completesTheNamesOfMagics() {
        assertThat(session.complete("int a;\n%lsm", 11))
                .containsExactly(new Completion("%lsmagic", 7, 11, "magic", "print this list"));
        assertThat(session.complete("var x = %jar", 12))
                .extracting(Completion::text)
                .containsExactly("%jars");
        assertThat(session.complete("%%ht", 4))
                .extracting(Completion::text)
                .containsExactly("%%html");
    }

    @Test
    void judgesCompleteness() {
        assertThat(session.isComplete("1 + 1")).isEqualTo(new Completeness.Complete());
        assertThat(session.isComplete("int f() {")).isInstanceOf(Completeness.Incomplete.class);
        assertThat(session.isComplete("int x = );")).isEqualTo(new Completeness.Invalid());
        assertThat(session.isComplete("}")).isEqualTo(new Completeness.Invalid());
        assertThat(session.isComplete("%lsmagic")).isEqualTo(new Completeness.Complete());
        assertThat(session.isComplete("%%html")).isEqualTo(new Completeness.Incomplete(""));
        assertThat(session.isComplete("%%html\n<b>\n")).isEqualTo(new Completeness.Complete());
    }

    @Test
    void documentsTheLibraryWithItsCommentsAndNamesOfParameters() {
        assertThat(text("cahier.nn.Loss.crossEntropy("))
                .contains("logits, int[] labels)")
                .contains("mean cross-entropy of softmax(logits)");
        assertThat(text("new cahier.nn.Conv2d("))
                .contains("int channels, int maps, int size)")
                .contains("Makes a layer of square kernels");
        assertThat(text("((cahier.nn.Conv2d) null).padding("))
                .contains("Puts a frame of this many zeros around the input.");
        assertThat(text("cahier.plot.Plot.line(")).contains("Draws a line through points.");
        assertThat(text("cahier.nn.Conv2d")).contains("Slides kernels over pictures");
    }

    private static String text(String typed) {
        var page = session.inspect(typed, typed.length());
        assertThat(page).as(typed).isNotNull();
        return (String) page.data().get("text/plain");
    }

    @Test
    void documentsTheJdkAndTheUsersOwn() {
        var jdk = session.inspect("String.valueOf", 14);
        assertThat(jdk).isNotNull();
        assertThat((String) jdk.data().get("text/plain")).contains("String.valueOf(");
        assertThat((String) jdk.data().get("text/html")).startsWith("<p><b><code>");
        var own = session.inspect("twice", 5);
        assertThat(own).isNotNull();
        assertThat((String) own.data().get("text/plain"))
                .contains("twice(")
                .contains("Doubles it.");
        assertThat(session.inspect("nixNix", 6)).isNull();
        assertThat(session.inspect("%time 1", 3).data())
                .containsEntry("text/plain", "%time: run Java and print how long it took");
    }

    @Test
    void turnsCommentsIntoTextAndHtml() {
        var comment =
                "Returns {@code a<b} of {@link java.util.List#of() the list}.\n<p>More.\n"
                        + "@param x what\n@return it <script>alert(1)</script>";
        assertThat(JavadocText.plain(comment))
                .isEqualTo("Returns a<b of the list.\n\nMore.\n\nParameter x what\n\nReturns it");
        assertThat(JavadocText.html(comment))
                .contains("<code>a&lt;b</code>")
                .startsWith("<div><p>Returns")
                .contains("<p><b>Parameter</b> <code>x</code> what")
                .doesNotContain("script");
    }

    @Test
    void keepsWhatTextRaisesOrLowers() {
        var comment =
                "Returns sqrt(<i>x</i><sup>2</sup>&nbsp;+<i>y</i><sup>2</sup>), 2<sup>-31</sup>,"
                        + " a<sub>1</sub>, a<sub>i</sub> or e<sup><i>n</i>-1</sup>.";

        assertThat(JavadocText.plain(comment))
                .isEqualTo("Returns sqrt(x² +y²), 2⁻³¹, a₁, a_i or e^(n-1).");
    }

    @Test
    void writesTheLinesOfACommentFlushAndItsTagsInWords() {
        var comment =
                """
                Returns the sum.
                 It may be negative.

                 @apiNote Written as
                 <pre>{@code
                   a + b
                 }</pre>
                 @see Math#addExact(int, int)
                 @see #less\
                """;

        assertThat(JavadocText.plain(comment))
                .isEqualTo(
                        """
                        Returns the sum.
                        It may be negative.

                        Note: Written as

                        a + b

                        See Math.addExact(int, int)

                        See less\
                        """);
        assertThat(JavadocText.html(comment)).contains("<p><b>See</b> Math.addExact(int, int)");
    }
}

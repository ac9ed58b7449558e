package cahier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsiTextTest {

    @Test
    void turnsColoursIntoClassesOfTheTheme() {
        assertThat(AnsiText.html("a\u001B[1;31mb\u001B[0mc\u001B[92;44md\u001B[me"))
                .isEqualTo("a<span class=\"ab a1\">b</span>c<span class=\"b4 a10\">d</span>e");
        assertThat(AnsiText.html("\u001B[3;4mx\u001B[23;24;7my\u001B[27mz"))
                .isEqualTo("<span class=\"ai au\">x</span><span class=\"ar\">y</span>z");
    }

    /// The numbers are WCAG's: #0000ff has a contrast of 8.6 on white, and too little on the dark
    /// ground; yellow the other way round.
    @Test
    void keepsTrueColoursReadableOnBothThemes() {
        assertThat(AnsiText.html("\u001B[38;2;0;0;255mx"))
                .matches(
                        "<span"
                            + " style=\"color:light-dark\\(#0000ff,#([0-9a-f]{2})\\1ff\\)\">x</span>");
        assertThat(AnsiText.html("\u001B[38;5;226mx"))
                .matches(
                        "<span"
                            + " style=\"color:light-dark\\(#[5-8][0-9a-f]{3}00,#ffff00\\)\">x</span>");
        assertThat(AnsiText.html("\u001B[48;2;255;255;0mx"))
                .isEqualTo("<span style=\"background:#ffff00;color:#000000\">x</span>");
        assertThat(AnsiText.html("\u001B[38;5;9mx")).isEqualTo("<span class=\"a9\">x</span>");
    }

    @Test
    void dropsWhatOnlyATerminalCanDo() {
        assertThat(AnsiText.html("a\u001B[2J\u001B[Hb\u001B]0;title\u0007c\u001B(Bd\u001B7e\u001B"))
                .isEqualTo("abcde");
        assertThat(AnsiText.plain("\u001B[31ma\u001B[0m")).isEqualTo("a");
        assertThat(AnsiText.html("\u0007\u0000<")).isEqualTo("\uFFFD\uFFFD&lt;");
    }

    @Test
    void showsALineThatWasOverwrittenAsItEnded() {
        assertThat(AnsiText.html("10 %\r20 %\rdone\nnext\r\nlast\r")).isEqualTo("done\nnext\nlast");
        assertThat(AnsiText.html("abc\b\bX\n\n\rx")).isEqualTo("aX\n\nx");
    }
}

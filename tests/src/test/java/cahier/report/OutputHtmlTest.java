package cahier.report;

import static cahier.report.Pages.PNG;
import static cahier.report.Pages.code;
import static cahier.report.Pages.markdown;
import static cahier.report.Pages.only;
import static cahier.report.Pages.showing;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Output;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// How a page shows what a cell has put out.
class OutputHtmlTest extends WithPages {

    @Test
    void showsTheRichestRepresentationThatItCanShow() throws IOException {
        var all = Map.<String, Object>of("text/plain", "plain", "image/png", PNG);
        var html = Map.<String, Object>of("text/plain", "plain", "text/html", "<i>rich</i>");
        var unknown = Map.<String, Object>of("application/x-a", "1", "text/plain", "plain");
        var page =
                pages.of(
                        code("1", List.of(new Output.Display(all, Map.of()))),
                        code("2", List.of(new Output.Result(html, Map.of(), 1))),
                        code("3", List.of(new Output.Display(unknown, Map.of()))),
                        showing("application/x-b", "1"),
                        showing("application/json", Map.of("k", List.of(1L))),
                        showing("text/latex", "$$x^2$$"));
        var img = only(page, "#cell-1 img");
        assertThat(img.attr("src")).isEqualTo("data:image/png;base64," + PNG);
        assertThat(img.attr("alt")).isEqualTo("plain");
        assertThat(img.attr("width")).isEqualTo("1");
        assertThat(only(page, "#cell-2 iframe").attr("srcdoc")).endsWith("</style><i>rich</i>");
        assertThat(only(page, "#cell-3 .outputs > pre").text()).isEqualTo("plain");
        assertThat(only(page, "#cell-4 .note").text()).contains("application/x-b");
        assertThat(only(page, "#cell-5 .outputs > pre").wholeText())
                .isEqualTo("{\n \"k\": [\n  1\n ]\n}");
        assertThat(only(page, "#cell-6 annotation").text()).isEqualTo("x^2");
    }

    @Test
    void printsTablesWithoutTheirFrames() throws IOException {
        var table =
                "<h2 id=\"t\">T</h2><table id=\"t\"><tr><td style=\"text-align:"
                        + " right\">1</td></tr></table>";
        var page =
                pages.of(
                        showing("text/html", table),
                        markdown("## T"),
                        showing("text/html", "<style>td { color: red }</style>" + table),
                        showing("text/html", "<form>" + table + "</form>"));
        var copies = page.select("iframe + .on-paper");
        assertThat(copies).hasSize(1);
        assertThat(copies.select("td").attr("style")).isEqualTo("text-align:right");
        assertThat(copies.select("h2").attr("id")).isEqualTo("copy-1-T");
        assertThat(copies.select("table").hasAttr("id")).isFalse();
        assertThat(page.select("#cell-2 h2").attr("id")).isEqualTo("T");
        assertThat(page.select(".contents a")).hasSize(1);
        assertThat(page.select("iframe")).hasSize(3);
        assertThat(pages.warnings).isEmpty();
    }

    @Test
    void warnsOfAPictureWithoutAltText() throws IOException {
        var page =
                pages.of(showing("image/png", PNG), markdown("![](pixel.png) ![red](pixel.png)"));
        assertThat(pages.warnings)
                .containsExactly(
                        "cell 1: a picture has no alt text",
                        "cell 2: a picture has no alt text: pixel.png",
                        "cell 2: the picture pixel.png was not found",
                        "cell 2: the picture pixel.png was not found");
        assertThat(page.select("img").attr("alt")).isEqualTo("Picture put out by cell 1");
        Files.write(folder.resolve("pixel.png"), Base64.getDecoder().decode(PNG));
        assertThat(pages.of(markdown("![red](pixel.png)")).select("img").attr("src"))
                .isEqualTo("data:image/png;base64," + PNG);
        assertThat(pages.warnings).isEmpty();
    }

    @Test
    void leavesHeadingsThatACellPutOutToTheirCell() throws IOException {
        var output = new Output.Display(Map.of("text/markdown", "# Put out"), Map.of());
        var page = pages.of(code("1", List.of(output)), markdown("# Written"));
        assertThat(page.select(".contents a").eachText()).containsExactly("Written");
        assertThat(page.select("#cell-1 h1").attr("id")).isEqualTo("Put-out");
        assertThat(page.title()).isEqualTo("Written");
    }

    @Test
    void keepsCaretsBelowWhatTheyMean() throws IOException {
        var trace =
                List.of(
                        "\u001B[1mcannot find symbol\u001B[0m",
                        "    int a = b;",
                        "            \u001B[1m^\u001B[0m",
                        "    symbol: b",
                        "    1 ^ 2");
        var page = pages.of(code("1", List.of(new Output.Error("E", "v", trace))));
        assertThat(page.select("pre.error .carets").stream().map(Element::wholeText))
                .containsExactly("    int a = b;\n            ^");
        assertThat(only(page, "pre.error").wholeText())
                .isEqualTo(
                        "cannot find symbol\n"
                                + "    int a = b;\n"
                                + "            ^    symbol: b\n"
                                + "    1 ^ 2");
    }
}

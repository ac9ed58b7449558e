package cahier.report;

import static cahier.report.Pages.PNG;
import static cahier.report.Pages.markdown;
import static cahier.report.Pages.only;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.MarkdownCell;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;

/// How a page shows what a notebook says in Markdown.
class MarkdownTest extends WithPages {

    @Test
    void showsAttachmentsOfACell() throws IOException {
        var attachments = Map.<String, Object>of("p.png", Map.of("image/png", PNG));
        var cell =
                new MarkdownCell(null, "![p](attachment:p.png)", Map.of(), attachments, Map.of());
        assertThat(pages.of(cell).select("img").attr("src")).endsWith(PNG);
    }

    @Test
    void keepsPunctuationOnTheLineOfItsFormula() throws IOException {
        var longer = "x + ".repeat(20) + "x";
        var page = pages.of(markdown("一个 $P$，说 ($x$) and $y$ or $" + longer + "$."));
        for (var drawn : page.select(".katex")) drawn.text("@");
        assertThat(page.select("p .together").eachText()).containsExactly("@，", "(@)", "@");
        assertThat(page.select("section p").text()).isEqualTo("一个 @，说 (@) and @ or @.");
    }

    @Test
    void showsTheBoxesThatJupyterKnows() throws IOException {
        var page =
                pages.of(
                        markdown(
                                "<div class=\"alert alert-block alert-warning\">Mind</div>\n\n"
                                        + "<div class=\"summary failed\">No</div>"));
        assertThat(only(page, ".alert").className()).isEqualTo("alert warning");
        assertThat(page.select(".cell .summary")).isEmpty();
    }

    @Test
    void listsHeadingsWithAnchorsOfTheirOwn() throws IOException {
        var page =
                pages.of(
                        markdown("# One $x^2$\n## A `b` 层\n## A `b` 层\n#### Deep"),
                        markdown("# cell-1\n\n[up](#A-b-层)"));
        assertThat(page.select("h1, h2, h4").eachAttr("id"))
                .containsExactly("One-x^2", "A-b-层", "A-b-层-2", "Deep", "cell-1-2");
        assertThat(page.select(".contents a").eachAttr("href"))
                .containsExactly("#One-x^2", "#A-b-层", "#A-b-层-2", "#cell-1-2");
        assertThat(page.title()).isEqualTo("One x^2");
    }
}

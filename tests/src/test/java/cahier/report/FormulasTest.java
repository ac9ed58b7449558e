package cahier.report;

import static cahier.report.Pages.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class FormulasTest extends WithPages {

    @Test
    void drawsFormulasForTheEyeAndForReaders() throws IOException {
        var page = pages.of(markdown("Of $x_1 * y_2 * z$ and\n\n$$\n\\frac{a}{b}\n$$\n\nso."));
        assertThat(page.select("annotation").eachText())
                .containsExactly("x_1 * y_2 * z", "\\frac{a}{b}");
        assertThat(page.select("math mfrac")).hasSize(1);
        assertThat(page.select(".katex-display .katex-html[aria-hidden=true] .mfrac")).hasSize(1);
        assertThat(page.select(".markdown em")).isEmpty();
    }

    @Test
    void readsWhatJupyterReadsAsAFormula() throws IOException {
        assertFormulas("$a$, `$b$`, \\$c\\$ and $d\\$e$", "a", "d\\$e");
        assertFormulas("It costs $5 or $6, and $ 7 $ more.");
        assertFormulas("- in a list $$x$$ here\n- $y$", "x", "y");
        assertFormulas("$$x$$", "x");
        assertFormulas("a\n$$x\n= - y$$\nb", "x\n= - y");
        assertFormulas("$$\na\n\n> b\n$$\n\n$c$", "a\n\n> b", "c");
        assertFormulas(
                "\\begin{align}\na&=b\\\\\n- c&=d\n\\end{align}",
                "\\begin{align}\na&=b\\\\\n- c&=d\n\\end{align}");
        assertFormulas("| a | b |\n|---|---|\n| $x$ | $y$ |", "x", "y");
        assertFormulas("```\n$x$\n```\n\n    $y$");
    }

    @Test
    void showsAWrongFormulaAsItIsWrittenAndWarns() throws IOException {
        var page = pages.of(markdown("$\\frac{$ and $\\undefinedcommand$"));
        assertThat(page.select("code.bad").eachText())
                .containsExactly("\\frac{", "\\undefinedcommand");
        assertThat(pages.warnings).hasSize(2);
        assertThat(pages.warnings.get(1))
                .startsWith("cell 1: a formula cannot be rendered: Undefined control sequence");
    }

    @Test
    void bringsOnlyTheFontsThatFormulasUse() throws IOException {
        assertThat(faces("no formula")).isEmpty();
        assertThat(faces("$x$")).containsExactly("Main 400 normal", "Math 400 italic");
        assertThat(faces("$\\mathfrak{g} \\in \\mathbb{R}$"))
                .containsExactly("AMS 400 normal", "Fraktur 400 normal", "Main 400 normal");
        assertThat(faces("$\\mathbf{w} \\big( \\sum$"))
                .contains("Main 700 normal", "Size1 400 normal");
    }

    private java.util.List<String> faces(String source) throws IOException {
        var css = pages.of(markdown(source)).select("style").first().data();
        assertThat(css).doesNotContain("url(fonts/");
        return java.util.regex.Pattern.compile(
                        "@font-face\\{font-family:KaTeX_(\\w+);font-style:(\\w+);font-weight:(\\d+);"
                            + "src:url\\(data:font/woff2;base64,[\\w+/=]{4000,}\\)")
                .matcher(css)
                .results()
                .map(face -> face.group(1) + " " + face.group(3) + " " + face.group(2))
                .toList();
    }

    private void assertFormulas(String source, String... formulas) throws IOException {
        var page = pages.of(markdown(source));
        assertThat(page.select("annotation").stream().map(a -> a.wholeText().strip()))
                .as(source)
                .containsExactly(formulas);
        assertThat(page.select("code.bad")).as(source).isEmpty();
    }
}

package cahier.report;

import static cahier.report.Pages.code;
import static cahier.report.Pages.markdown;
import static cahier.report.Pages.showing;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.CodeCell;
import cahier.notebook.Output;
import cahier.notebook.RawCell;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A hostile notebook cannot script its report, reach out of it, or take it apart.
class HostileReportTest extends WithPages {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String BREAKOUT = "\"'></code></pre></iframe></section></main>" + SCRIPT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> <SCRIPT src=//evil.example/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)> <p onclick='alert(1)' ONLOAD=alert(1)>x",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1"
                        + " onerror=alert(1)&gt;\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<textarea></textarea><script>alert(1)</script>",
                "<!--><img src=x onerror=alert(1)>--> <![CDATA[<script>alert(1)</script>]]>",
                "<iframe src=javascript:alert(1)></iframe><object data=x></object><embed src=x>",
                "<form action=https://evil.example><input autofocus onfocus=alert(1)><button>x",
                "<style>@import 'https://evil.example/x.css'</style><link rel=stylesheet href=x>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=//evil>",
                "</div></section></main></body></html><div class=cell id=cell-2>x",
                "<div style='position:fixed;inset:0;background:url(//evil.example/x)'>x</div>",
                "<a href='https://evil.example' ping=//evil.example target=_top onclick=x>x</a>",
                "<a title='x\" onmouseover=\"alert(1)'>x</a> <font color='\"><script>'>x</font>",
                "[a](javascript:alert(1)) [b](JaVa\u0001ScRiPt:alert(1)) [c](data:text/html,x)",
                "<a href='java&#10;script:alert(1)'>a</a> <a href='&#106avascript:x'>b</a>",
                "<a href='javascript&colon;x'>a</a> <a href=' vbscript:x'>b</a>",
                "```java\"><script>alert(1)</script>\n<script>alert(1)</script>\n```",
                "![x\"onerror=\"alert(1)](https://evil.example/t.gif \"t\\\" onload=x\")",
                "$\\href{javascript:alert(1)}{x}$ $\\htmlId{cell-1}{x}$ $\\text{<script>}$",
                "$\\includegraphics{https://evil.example/x.png}$ $\\url{javascript:x}$",
                "\uE0000\uE001 \uE0009999999999\uE001 \u0000",
                "<table background=//evil.example/x><tr><td></div></section><script>alert(1)",
                "# Title <script>alert(1)</script><img src=x onerror=alert(1)>"
            })
    void markdownIsNoMoreThanText(String source) throws IOException {
        var page = pages.of(markdown(source), markdown("after"));
        assertHarmless(page);
        assertThat(page.select("main > section.cell")).hasSize(2);
        assertThat(page.select("#cell-2").text()).isEqualTo("after");
        assertThat(page.select("#cell-1 [style*=position], #cell-1 [style*=url]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\"></iframe><script>alert(1)</script>",
                "&quot;&gt;&lt;/iframe&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
                "<link rel=preconnect href=https://evil.example><LINK rel=dns-prefetch href=//e>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'><base href=//evil>"
            })
    void htmlOutputStaysInItsFrame(String html) throws IOException {
        var raw = new RawCell(null, html, Map.of("format", "text/html"), null, Map.of());
        var page = pages.of(showing("text/html", html), raw, markdown("after"));
        assertHarmless(page);
        assertThat(page.select("main > section.cell")).hasSize(3);
        assertThat(page.select("iframe")).hasSize(2);
        for (var frame : page.select("iframe")) {
            assertThat(frame.attr("sandbox")).isEqualTo("allow-same-origin");
            var inside = Jsoup.parse(frame.attr("srcdoc"));
            assertThat(inside.select("link, base, meta[http-equiv=refresh]")).isEmpty();
            var policy = inside.select("meta[http-equiv=Content-Security-Policy]").attr("content");
            assertThat(policy)
                    .startsWith("default-src 'none';")
                    .doesNotContain("script-src", "http", "*");
        }
    }

    @Test
    void everyOtherPlaceIsEscaped() throws IOException {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + "</svg>";
        var size = Map.<String, Object>of("width", BREAKOUT, "height", -1L, "alt", BREAKOUT);
        var trace = List.of("\u001B[38;2;1;2;3\"" + SCRIPT + "m\u001B[31m" + BREAKOUT);
        var outputs =
                List.<Output>of(
                        new Output.Display(
                                Map.of("image/svg+xml", svg), Map.of("image/svg+xml", size)),
                        new Output.Display(
                                Map.of("image/png", BREAKOUT), Map.of("image/png", size)),
                        new Output.Display(Map.of("text/markdown", BREAKOUT), Map.of()),
                        new Output.Display(Map.of("text/latex", "\\text{" + BREAKOUT), Map.of()),
                        new Output.Display(Map.of("application/json", BREAKOUT), Map.of()),
                        new Output.Display(Map.of("application/javascript", BREAKOUT), Map.of()),
                        new Output.Display(Map.of(BREAKOUT, BREAKOUT), Map.of()),
                        new Output.Stream(BREAKOUT, "\u001B]8;;javascript:x\u0007" + BREAKOUT),
                        new Output.Error(BREAKOUT, BREAKOUT, trace));
        var metadata = Map.<String, Object>of("tags", List.of(BREAKOUT), "jupyter", BREAKOUT);
        var cell = new CodeCell(BREAKOUT, BREAKOUT, metadata, outputs, 1L, Map.of());
        var raw = new RawCell(null, BREAKOUT, Map.of("format", BREAKOUT), null, Map.of());
        var page = pages.of(cell, raw, code("//" + BREAKOUT, List.of()));
        assertHarmless(page);
        assertThat(page.select("main > section.cell")).hasSize(3);
        assertThat(page.select("#cell-1 .input code:not(.peek)").text()).isEqualTo(BREAKOUT);
        assertThat(page.select("#cell-1 figure img").eachAttr("alt"))
                .containsExactly(BREAKOUT, BREAKOUT);
        var index = Pages.parse(folder.resolve("report/index.html"));
        assertHarmless(index);
        assertThat(index.select(".failure").text()).contains(SCRIPT);
    }

    @Test
    void noFileOutsideTheNotebooksFolderComesIn() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        var png = Base64.getDecoder().decode("iVBORw0KGgo=");
        Files.write(folder.resolve("secret.png"), png);
        Files.writeString(home.resolve("key.txt"), "secret");
        Files.createSymbolicLink(home.resolve("link.png"), folder.resolve("secret.png"));
        var inHome = new Pages(home);
        var secret = folder.resolve("secret.png");
        var page =
                inHome.of(
                        markdown(
                                "![a](../secret.png) ![b](%s) ![c](file://%s) ![d](key.txt)"
                                                .formatted(secret, secret)
                                        + " ![e](link.png) ![f](.)"));
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select(".missing").eachText())
                .containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void aFormulaThatNeverEndsIsStopped() throws IOException {
        var nested = "{".repeat(20_000);
        var page = pages.of(markdown("$\\def\\x{\\x\\x}\\x$ $" + nested + "$ $y$"));
        assertThat(page.select("code.bad")).hasSize(2);
        assertThat(page.select("annotation").text()).isEqualTo("y");
    }

    /// Asserts that a page runs its own script alone, asks for nothing, and that its policy says
    /// so.
    static void assertHarmless(Document page) {
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(
                        "default-src 'none'; script-src 'sha256-%s'; style-src 'unsafe-inline';"
                                .concat(" img-src data:; font-src data:; base-uri 'none';")
                                .concat(" form-action 'none'")
                                .formatted(sha256(page.select("script").first().data())));
        assertThat(page.head().select("meta[http-equiv=Content-Security-Policy] ~ script"))
                .hasSize(1);
        assertThat(page.select("link, base, form, object, embed, frame, input, svg script"))
                .isEmpty();
        assertThat(page.select("iframe:not([sandbox=allow-same-origin]), iframe[src]")).isEmpty();
        assertThat(page.select("style").eachAttr("data")).noneMatch(css -> css.contains("http"));
        for (var element : page.getAllElements()) assertHarmless(element);
    }

    private static void assertHarmless(Element element) {
        for (var attribute : element.attributes()) {
            assertThat(attribute.getKey()).as(element.tagName()).doesNotStartWith("on");
            assertThat(attribute.getKey()).isNotIn("ping", "target", "background", "srcset");
        }
        if (element.hasAttr("src")) {
            assertThat(element.attr("src")).startsWith("data:image/");
            assertThat(element.attr("alt") + element.parent().className()).isNotEmpty();
        }
        if (element.tagName().equals("a") && element.hasAttr("href")) {
            assertThat(element.attr("href").strip().toLowerCase(java.util.Locale.ROOT))
                    .doesNotMatch("(?s)[\\s\\p{Cntrl}]*(javascript|vbscript|data|file)\\s*:.*");
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

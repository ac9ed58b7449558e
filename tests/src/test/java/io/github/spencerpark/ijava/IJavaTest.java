package io.github.spencerpark.ijava;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.Cells;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// What cells written for IJava call by its names.
@Timeout(120)
class IJavaTest {

    private static Cells cells;

    @TempDir private Path folder;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void importsItsMethodsBeforehandAndOnceMore() {
        assertThat(cells.ok("printf(\"%d\\n\", 7); (int) eval(\"int e = 3; e + 1\")"))
                .isEqualTo("7\n4");
        cells.ok(
                """
                import static io.github.spencerpark.ijava.runtime.Display.*;
                import static io.github.spencerpark.ijava.runtime.Kernel.*;
                import static io.github.spencerpark.ijava.runtime.Magics.*;
                import static io.github.spencerpark.ijava.runtime.Display.display;
                import static io.github.spencerpark.ijava.runtime.Kernel.eval;
                """);
        assertThat(cells.ok("display(\"x\").length() + (int) eval(\"e\")")).isEqualTo("39");
    }

    @Test
    void rendersToDisplayData() {
        assertThat(
                        cells.ok(
                                """
                                import io.github.spencerpark.jupyter.kernel.display.DisplayData;
                                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                                DisplayData bold = render("<b>x</b>", "text/html");
                                var plain = render(3);
                                plain.putHTML("<i>3</i>");
                                bold.getData(MIMEType.TEXT_HTML) + " " + plain.getData(MIMEType.TEXT_PLAIN)
                                        + " " + plain.hasDataForType(MIMEType.TEXT_HTML)
                                """))
                .isEqualTo("<b>x</b> 3 true");
        cells.ok("plain");
        assertThat(cells.shown("text/html")).isEqualTo("<i>3</i>");
    }

    @Test
    void showsWhatDisplayDataHold() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.display.DisplayData;
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                var all = new DisplayData("text");
                all.putLatex("l");
                all.putMath("x^2");
                all.putMarkdown("*m*");
                all.putJavaScript("j()");
                all.putJSON("{\\"a\\": [1, true]}", true);
                all.putSVG("<svg/>");
                all.putData(MIMEType.IMAGE_PNG, "cGln", Map.of("width", 3));
                display(all);
                """);
        var shown = cells.recorder().bundles().getFirst();
        assertThat(shown.data())
                .containsOnly(
                        Map.entry("text/plain", "text"),
                        Map.entry("text/latex", "$$x^2$$"),
                        Map.entry("text/markdown", "*m*"),
                        Map.entry("application/javascript", "j()"),
                        Map.entry("application/json", Map.of("a", java.util.List.of(1, true))),
                        Map.entry("image/svg+xml", "<svg/>"),
                        Map.entry("image/png", "cGln"));
        assertThat(shown.metadata())
                .containsEntry("image/png", Map.of("width", 3))
                .containsEntry("application/json", Map.of("expanded", true));
    }

    @Test
    void updatesADisplayByItsId() {
        cells.ok(
                """
                var first = new io.github.spencerpark.jupyter.kernel.display.DisplayData("0 %");
                first.setDisplayId("progress");
                String id = display(first);
                updateDisplay(id, "100 %");
                """);
        assertThat(cells.recorder().events())
                .containsExactly("display:0 % progress", "update:100 % progress");
    }

    @Test
    void registersRenderersThatCountEverywhere() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                record Money(int cents) {}
                getKernelInstance().getRenderer().createRegistration(Money.class)
                        .preferring(MIMEType.TEXT_HTML)
                        .supporting(MIMEType.TEXT_MARKDOWN, MIMEType.parse("application/x-money"))
                        .register((money, context) -> {
                            context.renderIfRequested(
                                    MIMEType.TEXT_HTML, () -> "<b>" + money.cents() + "</b>");
                            context.renderIfRequested(
                                    MIMEType.TEXT_MARKDOWN, type -> type + ":" + money.cents());
                            context.renderIfRequested(
                                    MIMEType.parse("application/x-money"),
                                    (type, data) -> data.putData(type, money.cents()));
                        });
                """);
        cells.ok("new Money(5)");
        assertThat(cells.recorder().bundles().getFirst().data())
                .containsOnly(
                        Map.entry("text/html", "<b>5</b>"),
                        Map.entry("text/plain", "Money[cents=5]"));
        cells.ok("display(new Money(6), \"text/markdown\");");
        assertThat(cells.recorder().bundles().getFirst().data())
                .containsOnly(
                        Map.entry("text/markdown", "text/markdown:6"),
                        Map.entry("text/plain", "Money[cents=6]"));
        cells.ok("display(new Money(7), \"application/x-money\");");
        assertThat(cells.shown("application/x-money")).isEqualTo(7);
        cells.ok("display(new Money(8), \"image/png\");");
        assertThat(cells.recorder().bundles().getFirst().data()).containsOnlyKeys("text/plain");
    }

    @Test
    void addsFunctionsForOneTypeToEachOther() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.display.*;
                class Shape {}
                class Circle extends Shape {}
                Renderer renderer = getKernelInstance().getRenderer();
                renderer.createRegistration(Shape.class).supporting("text/html")
                        .register((shape, c) -> c.getOutputContainer().putHTML("first"));
                renderer.createRegistration(Shape.class).preferring("image/svg+xml")
                        .register((shape, c) -> c.getOutputContainer().putSVG("<svg/>"));
                renderer.createRegistration(Shape.class).supporting("text/html")
                        .register((shape, c) -> c.getOutputContainer().putHTML("second"));
                """);
        cells.ok("new Circle()");
        assertThat(cells.recorder().bundles().getFirst().data())
                .containsEntry("text/html", "second")
                .containsEntry("image/svg+xml", "<svg/>");
    }

    @Test
    void givesRenderersTheirParameters() {
        assertThat(
                        cells.ok(
                                """
                                import io.github.spencerpark.jupyter.kernel.display.*;
                                record Bar(int n) {}
                                Renderer r = getKernelInstance().getRenderer();
                                r.createRegistration(Bar.class).supporting("text/html").register((bar, c) ->
                                        c.getOutputContainer().putHTML("#".repeat(
                                                bar.n() * c.getParameterAsInt("scale", 1))));
                                DisplayData wide = r.renderAs(
                                        new Bar(2), RenderParams.paramsOf("scale", 3).and("x", 1), "text/html");
                                DisplayData plain = r.render(new Bar(2));
                                wide.bundle().data().get("text/html") + " " + plain.bundle().data().get("text/html")
                                """))
                .isEqualTo("###### ##");
    }

    @Test
    void letsValuesRenderThemselves() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.display.*;
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                class Board implements DisplayDataRenderable {
                    public void render(RenderContext context) {
                        DisplayData out = context.getOutputContainer();
                        if (context.wantsDataRenderedAs(MIMEType.TEXT_HTML)) out.putHTML("<table/>");
                    }
                    public String toString() { return "a board"; }
                }
                new Board()
                """);
        assertThat(cells.recorder().bundles().getFirst().data())
                .containsOnly(
                        Map.entry("text/html", "<table/>"), Map.entry("text/plain", "a board"));
    }

    @Test
    void registersMagicsOfEveryForm() {
        cells.ok(
                """
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                class Mine {
                    @LineMagic(value = "greet", aliases = "hi")
                    public String greet(List<String> args) { return "Hi " + String.join("+", args); }
                    @LineMagic public int seven() { return 7; }
                    @CellMagic("shout")
                    static String shout(List<String> args, String body) { return args + body.toUpperCase(); }
                }
                IJava.getKernelInstance().getMagics().registerMagics(new Mine());
                getKernelInstance().getMagics().registerLineMagic("count", args -> args.size());
                getKernelInstance().getMagics().registerCellMagic("count", (args, body) -> body.length());
                """);
        assertThat(cells.ok("String hello = %greet Ada \"Grace Hopper\"\nhello"))
                .isEqualTo("Hi Ada+Grace Hopper");
        assertThat(cells.ok("%hi Bob")).isEqualTo("Hi Bob");
        assertThat(cells.ok("int s = %seven\ns + 1")).isEqualTo("8");
        assertThat(cells.ok("%%shout a b\nquiet")).isEqualTo("[a, b]QUIET");
        assertThat(cells.ok("%count 1 2 3")).isEqualTo("3");
        assertThat(cells.ok("%%count\nfour")).isEqualTo("4");
        assertThat(cells.ok("lineMagic(\"greet\", List.of(\"a b\"))")).isEqualTo("Hi a b");
        assertThat(cells.ok("cellMagic(\"shout\", List.of(\"x\"), \"y\")")).isEqualTo("[x]Y");
        assertThat(
                        cells.ok(
                                "(Object) getKernelInstance().getMagics().applyLineMagic(\"count\","
                                        + " List.of())"))
                .isEqualTo("0");
        assertThat(cells.failure("getKernelInstance().getMagics().registerMagics(String.class);"))
                .startsWith("registerMagics: no magic in java.lang.String");
    }

    @Test
    void sortsTheArgumentsOfMagics() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                MagicsArgs schema = MagicsArgs.builder().required("file").optional("mode").varargs("rest")
                        .keyword("from").keyword("once", MagicsArgs.KeywordSpec.ONCE)
                        .keyword("last", MagicsArgs.KeywordSpec.REPLACE)
                        .flag("verbose", 'v').flag("level", 'q', "quiet").onlyKnownFlags()
                        .onlyKnownKeywords().build();
                Map<String, List<String>> vals = schema.parse(List.of("x", "y", "z", "w", "--from=f",
                        "--from", "g", "-v", "-qv", "--last=1", "--last=2"));
                """);
        assertThat(cells.ok("new TreeMap<>(vals).toString()"))
                .isEqualTo(
                        "{file=[x], from=[f, g], last=[2], level=[quiet], mode=[y], once=[],"
                                + " rest=[z, w], verbose=[, ]}");
        assertThat(cells.failure("schema.parse(List.of())"))
                .isEqualTo(
                        "missing: file; expected file [mode] rest... -q -v --from --last --once");
        assertThat(cells.failure("schema.parse(List.of(\"x\", \"--once=1\", \"--once=2\"))"))
                .startsWith("--once: given twice");
        assertThat(cells.failure("schema.parse(List.of(\"x\", \"-z\"))"))
                .startsWith("unknown flag: -z");
        assertThat(cells.failure("schema.parse(List.of(\"x\", \"--from\"))"))
                .startsWith("--from: expected a value");
    }

    @Test
    void knowsTheMagicsThatCellsRegisterByClass() {
        cells.ok(
                """
                import io.github.spencerpark.jupyter.kernel.magic.common.*;
                var k = getKernelInstance();
                k.getMagics().registerMagics(Shell.class);
                k.getMagics().registerMagics(WriteFile.class);
                k.getMagics().registerMagics(new DisplayMagics(k.getRenderer(), k.getIO().display));
                k.getMagics().registerMagics(new Load(List.of(".txt"), code -> eval(code)));
                """);
        cells.ok("%cd " + folder);
        cells.ok("%%writefile seven.txt\nint fromFile = 7;");
        cells.ok("%load seven");
        assertThat(cells.ok("fromFile")).isEqualTo("7");
        assertThat(cells.ok("List<String> out = %sh cat seven.txt\nout.getFirst()"))
                .isEqualTo("int fromFile = 7;");
        cells.ok("%%html\n<p>");
        assertThat(cells.shown("text/html")).isEqualTo("<p>");
    }

    @Test
    void givesTheKernelsOtherDoors() {
        assertThat(
                        cells.ok(
                                "(int) getKernelInstance().evalRaw(\"1 + 1\") +"
                                    + " getKernelInstance().eval(\"2\").bundle().data().size()"))
                .isEqualTo("3");
        cells.ok(
                "getKernelInstance().display("
                        + "new io.github.spencerpark.jupyter.kernel.display.DisplayData(\"d\"));");
        assertThat(cells.shown("text/plain")).isEqualTo("d");
        cells.ok("getKernelInstance().addToClasspath(\"" + folder + "\");");
        assertThat(
                        cells.failure(
                                "getKernelInstance().getMavenResolver()"
                                        + ".addMavenDependencies(List.of(\"nonsense\"));"))
                .startsWith("coordinate: got 'nonsense'");
    }

    @Test
    void readsMediaTypes() {
        assertThat(
                        cells.ok(
                                """
                                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                                var type = MIMEType.parse("application/vnd.foo.bar+json");
                                type.getGroup() + " " + type.getTree() + " " + type.getSubtype() + " "
                                        + type.getSuffix() + " " + type.withoutSuffix() + " "
                                        + MIMEType.parse("*").isWildcard() + " "
                                        + MIMEType.parse("text/html").equals(MIMEType.TEXT_HTML)
                                """))
                .isEqualTo("application vnd foo.bar json application/vnd.foo.bar true true");
    }
}

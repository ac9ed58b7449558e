package org.dflib.jjava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.magic.Sources;
import cahier.session.Cells;
import cahier.session.SessionOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

/// What cells and libraries written for JJava call by its names.
@Timeout(120)
class JJavaTest {

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
        assertThat(cells.ok("kernel().getBanner()")).startsWith("Cahier, Java 25");
        cells.ok(
                """
                import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.*;
                import static org.dflib.jjava.kernel.JavaNotebookStatics.*;
                import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.render;
                import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display;
                import org.dflib.jjava.jupyter.kernel.display.DisplayData;
                DisplayData data = render("<b>", "text/html");
                """);
        assertThat(cells.ok("data.bundle().data().get(\"text/html\")")).isEqualTo("<b>");
        assertThat(cells.ok("kernel() == kernel()")).isEqualTo("true");
    }

    @Test
    void registersMagics() {
        cells.ok(
                """
                kernel().getMagicsRegistry().registerLineMagic("twice", (k, args) -> args.getFirst().repeat(2));
                kernel().getMagicsRegistry().registerCellMagic("lines", (k, args, body) -> body.lines().count());
                """);
        assertThat(cells.ok("String t = %twice ab\nt")).isEqualTo("abab");
        assertThat(cells.ok("%%lines\na\nb")).isEqualTo("2");
        assertThat(
                        cells.ok(
                                "kernel().getMagicsRegistry().getLineMagicNames()"
                                        + ".containsAll(List.of(\"twice\", \"maven\","
                                        + " \"addMavenDependencies\"))"))
                .isEqualTo("true");
    }

    @Test
    void registersRenderers() {
        cells.ok(
                """
                import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
                import org.dflib.jjava.jupyter.kernel.display.*;
                record Note(String text) {}
                kernel().getRenderer().createRegistration(Note.class).preferring(MIMEType.TEXT_MARKDOWN)
                        .register((note, context) -> context.renderIfRequested(
                                MIMEType.TEXT_MARKDOWN, () -> "*" + note.text() + "*"));
                class Own implements DisplayDataRenderable {
                    public void render(RenderContext context) {
                        context.getOutputContainer().putHTML("<own>");
                    }
                    public String toString() { return "own"; }
                }
                """);
        cells.ok("new Note(\"n\")");
        assertThat(cells.recorder().bundles().getFirst().data())
                .containsOnly(
                        Map.entry("text/markdown", "*n*"), Map.entry("text/plain", "Note[text=n]"));
        cells.ok("new Own()");
        assertThat(cells.shown("text/html")).isEqualTo("<own>");
    }

    @Test
    void installsAnExtensionThatTheClassPathBrings() throws Exception {
        library();
        cells.ok("%classpath " + folder + "\n");
        assertThat(cells.recorder().text()).isEqualTo("");
        assertThat(cells.ok("%fromLibrary x")).isEqualTo("library [x]");
        cells.ok("import lib.Thing;\nnew Thing()");
        assertThat(cells.shown("text/html")).isEqualTo("<thing>");
    }

    @Test
    void standsAboveACopyOfTheRealOnes() throws Exception {
        var copy = folder.resolve("copy");
        Sources.compile(
                copy,
                Map.of(
                        "org.dflib.jjava.kernel.JavaNotebookStatics",
                        """
                        package org.dflib.jjava.kernel;
                        public class JavaNotebookStatics {
                            public static String kernel() { return "a copy"; }
                        }
                        """));
        try (var fresh = new Cells()) {
            fresh.ok("%classpath " + copy.resolve("classes") + "\n");
            assertThat(fresh.ok("kernel().getName()")).isEqualTo("Cahier");
            assertThat(fresh.ok("org.dflib.jjava.kernel.JavaNotebookStatics.kernel().getName()"))
                    .isEqualTo("Cahier");
        }
    }

    @Test
    void installsAnExtensionAtTheStartAndOnce() throws Exception {
        library();
        try (var fresh = new Cells(SessionOptions.defaults().withClassPath(List.of(folder)))) {
            assertThat(fresh.ok("%fromLibrary y")).isEqualTo("library [y]");
            assertThat(fresh.ok("%classpath " + folder + "\nlib.Prepares.installed"))
                    .isEqualTo("1");
        }
    }

    /// Compiles a library of the kind that knows JJava alone, against JJava's names.
    private void library() throws Exception {
        var source = folder.resolve("source");
        Files.createDirectories(source);
        var file = source.resolve("Prepares.java");
        Files.writeString(
                file,
                """
                package lib;

                import org.dflib.jjava.jupyter.Extension;
                import org.dflib.jjava.jupyter.kernel.BaseKernel;
                import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

                public class Prepares implements Extension {
                    public static int installed;

                    @Override
                    public void install(BaseKernel kernel) {
                        installed++;
                        kernel.getMagicsRegistry()
                                .registerLineMagic("fromLibrary", (k, args) -> "library " + args);
                        kernel.getRenderer().createRegistration(Thing.class)
                                .preferring(MIMEType.TEXT_HTML)
                                .register((t, c) -> c.renderIfRequested(
                                        MIMEType.TEXT_HTML, () -> "<thing>"));
                    }
                }
                """);
        Files.writeString(source.resolve("Thing.java"), "package lib; public class Thing {}");
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                folder.toString(),
                                file.toString(),
                                source.resolve("Thing.java").toString());
        assertThat(status).isZero();
        var services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("org.dflib.jjava.jupyter.Extension"), "lib.Prepares\n");
    }
}

package cahier.magic;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.session.Cells;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// What `%reset` forgets, and what it does not.
@Timeout(120)
class ResetMagicTest {

    @TempDir private Path folder;
    private Cells cells;

    @BeforeEach
    void open() {
        cells = new Cells();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void forgetsNamesAndImports() {
        cells.ok("import java.awt.Point;\nint x = 1; String s = \"s\"; int f() { return x; }");
        cells.ok("record R(int v) {}\nint g() { return later(); }");
        assertThat(cells.ok("%reset"))
                .isEqualTo(
                        "Forgot 2 variables, all methods, types and imports of the cells;"
                                + " the class path stays.\n");
        assertThat(cells.ok("%who")).isEqualTo("no variables");
        for (var gone : new String[] {"x", "f()", "new R(1)", "new Point()"}) {
            assertThat(cells.failure(gone)).contains("cannot find symbol");
        }
        assertThat(cells.ok("String x = \"another\"; List.of(x)")).isEqualTo("[another]");
        assertThat(cells.ok("int f() { return 5; }\nrecord R(String w) {}\nnew R(\"\" + f())"))
                .isEqualTo("R[w=5]");
    }

    @Test
    void keepsTheClassPathAndTheMagics() throws Exception {
        Files.writeString(folder.resolve("there.txt"), "there");
        cells.ok("%classpath " + folder + "\n");
        cells.ok("getKernelInstance().getMagics().registerLineMagic(\"mine\", a -> a.size());");
        cells.ok("%reset -f");
        assertThat(
                        cells.ok(
                                "new String(Thread.currentThread().getContextClassLoader()"
                                        + ".getResourceAsStream(\"there.txt\").readAllBytes())"))
                .isEqualTo("there");
        assertThat(cells.ok("%mine 1 2")).isEqualTo("2");
    }

    @Test
    void freesTheValues() {
        cells.ok(
                "byte[] big = new byte[1000];\n"
                        + "var watch = new java.lang.ref.WeakReference<>(big);");
        cells.ok("System.getProperties().put(\"cahier.test.watch\", watch);");
        cells.ok("%reset");
        cells.ok(
                "var w = (java.lang.ref.WeakReference<?>)"
                        + " System.getProperties().remove(\"cahier.test.watch\");\n"
                        + "for (int i = 0; i < 50 && w.get() != null; i++) System.gc();");
        assertThat(cells.ok("w.get()")).isEqualTo("null");
    }
}

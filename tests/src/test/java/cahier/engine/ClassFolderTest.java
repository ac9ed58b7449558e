package cahier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import javax.tools.ToolProvider;

/// A folder of classes on the class path, which a build writes while a session runs.
final class ClassFolderTest {
    @TempDir Path folder;

    private final Cells cells = new Cells("java.util.*");

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void classesThatChangedAfterTheyWereLoadedAreNamedWhenItIsAddedAgain() throws IOException {
        compile("ext/Ext.java", "package ext; public class Ext { public static int v = 1; }");
        compile("ext/Other.java", "package ext; public class Other {}");
        assertThat(cells.engine.addToClassPath(List.of(folder))).isEmpty();
        assertThat(cells.value("ext.Ext.v")).isEqualTo(1);
        cells.value("new ext.Other()");
        assertThat(cells.engine.addToClassPath(List.of(folder))).isEmpty();
        compile("ext/Ext.java", "package ext; public class Ext { public static int v = 2; }");
        compile("ext/Later.java", "package ext; public class Later { public static int v = 3; }");
        var later = FileTime.from(Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(folder.resolve("ext/Ext.class"), later);
        assertThat(cells.engine.addToClassPath(List.of(folder))).containsExactly("ext.Ext");
        assertThat(cells.value("ext.Ext.v")).isEqualTo(1);
        assertThat(cells.value("ext.Later.v")).isEqualTo(3);
    }

    @Test
    void aClassInNoPackageIsToldOf() throws IOException {
        compile("Bare.java", "public class Bare { public static int v() { return 1; } }");
        cells.engine.addToClassPath(List.of(folder));
        assertThat(cells.problems("Bare.v()").getFirst().hint())
                .startsWith("Bare is on the class path, but in no package");
    }

    @Test
    void aMemberThatLombokWouldMakeIsToldOf() throws IOException {
        compile("lombok/Getter.java", "package lombok; public @interface Getter {}");
        assertThat(cells.problems("class P { int x; }\nnew P().getX()").getFirst().hint()).isNull();
        cells.engine.addToClassPath(List.of(folder));
        cells.nothing("@lombok.Getter class Q { int x; }");
        assertThat(cells.problems("new Q().getX()").getFirst().hint())
                .startsWith("no annotation processor runs for a cell");
    }

    private void compile(String file, String source) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, source);
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), path.toString());
        assertThat(status).isZero();
    }
}

package cahier.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/// Runs the network of the front page as it stands there.
class ReadmeTest {

    private static final Path README =
            Path.of(System.getProperty("cahier.root", "..")).resolve("README.md");

    @Test
    void theFrontPagesNetworkLearns(@TempDir Path folder) throws Exception {
        var block = Pattern.compile("## Learn\n.*?```java\n(.*?)```", Pattern.DOTALL);
        var found = block.matcher(Files.readString(README));
        assertThat(found.find()).isTrue();
        assertThat(found.group(1).lines()).hasSizeLessThanOrEqualTo(12);
        var source =
                """
                import cahier.data.*;
                import cahier.nn.*;
                import cahier.optim.*;
                public class Cell {
                    public static double run() {
                        %s
                        var test = digits.test();
                        return Metrics.accuracy(net.forward(test.images()), test.labels());
                    }
                }
                """
                        .formatted(found.group(1));
        var file = Files.writeString(folder.resolve("Cell.java"), source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var status =
                compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(status).isZero();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var accuracy = (double) loader.loadClass("Cell").getMethod("run").invoke(null);
            assertThat(accuracy).isGreaterThan(.75);
        }
    }
}

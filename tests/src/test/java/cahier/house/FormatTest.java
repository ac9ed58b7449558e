package cahier.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Holds every Java file to one format; with `-Dcahier.format` it rewrites the files instead.
class FormatTest {

    private static final Path ROOT = Path.of(System.getProperty("cahier.root", ".."));
    private static final boolean REWRITE = System.getProperty("cahier.format") != null;

    @Test
    void everyFileIsFormatted() throws Exception {
        var unformatted = new ArrayList<Path>();
        for (var file : sources()) {
            var text = Files.readString(file);
            var formatted = format(text);
            if (formatted.equals(text)) continue;
            if (REWRITE) Files.writeString(file, formatted);
            else unformatted.add(ROOT.relativize(file));
        }
        assertThat(unformatted)
                .as("files to format: `mvn verify -Dtest=FormatTest -Dcahier.format`")
                .isEmpty();
    }

    private static String format(String text) throws Exception {
        var options = JavaFormatterOptions.builder().style(Style.AOSP).build();
        return new Formatter(options).formatSourceAndFixImports(text);
    }

    private static List<Path> sources() throws Exception {
        var files = new ArrayList<Path>();
        for (var module : List.of("kernel", "lib", "tests")) {
            try (var walk = Files.walk(ROOT.resolve(module).resolve("src"))) {
                walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        return files;
    }
}

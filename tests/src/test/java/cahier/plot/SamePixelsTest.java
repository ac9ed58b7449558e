package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Draws every kind of figure in JVMs that differ in whatever could show in a picture.
class SamePixelsTest {

    @TempDir Path folder;

    @Test
    void doNotDependOnLocaleTimeZoneFontsOrVectors() throws Exception {
        var here = new ArrayList<String>();
        for (var entry : Gallery.figures().entrySet()) {
            here.add(entry.getKey() + " " + Gallery.hash(entry.getValue().image()));
        }
        assertThat(drawn(Map.of(), "-Djava.awt.headless=true")).containsExactlyElementsOf(here);
        assertThat(
                        drawn(
                                noFonts(),
                                "-Djava.awt.headless=true",
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=Asia/Kathmandu",
                                "-Duser.home=" + folder,
                                "-XX:MaxVectorSize=8",
                                "-XX:TieredStopAtLevel=1"))
                .containsExactlyElementsOf(here);
    }

    private Map<String, String> noFonts() throws Exception {
        var file = folder.resolve("fonts.conf");
        Files.writeString(
                file,
                "<?xml version=\"1.0\"?><fontconfig><cachedir>%s</cachedir></fontconfig>"
                        .formatted(folder));
        return Map.of("FONTCONFIG_FILE", file.toString(), "HOME", folder.toString());
    }

    private List<String> drawn(Map<String, String> environment, String... options)
            throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Xmx512m", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Gallery.class.getName());
        var errors = folder.resolve("errors").toFile();
        var builder = new ProcessBuilder(command).redirectError(errors);
        builder.environment().putAll(environment);
        var out = new File(folder.toFile(), "out");
        var process = builder.redirectOutput(out).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
        return Files.readAllLines(out.toPath());
    }
}

package cahier.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The library's sources as a reader meets them: nothing public without a word, no endless file.
class LibraryTextTest {

    private static final Path LIBRARY =
            Path.of(System.getProperty("cahier.root", "..")).resolve("lib/src/main/java");

    private static final int MOST_LINES = 400;

    private static final Pattern TYPE = Pattern.compile("public .*");
    private static final Pattern MEMBER =
            Pattern.compile("    (public|protected) .*(\\(| [A-Za-z]+ \\{).*");
    private static final Pattern OF_INTERFACE =
            Pattern.compile("    (default |static |[A-Za-z<]).*\\(.*");

    @Test
    void whatIsPublicHasItsJavadoc() throws Exception {
        var silent = new ArrayList<String>();
        var spoken = 0;
        for (var file : sources()) {
            var lines = Files.readAllLines(file);
            var isPublic = lines.stream().anyMatch(line -> TYPE.matcher(line).matches());
            if (!isPublic) continue;
            var isInterface =
                    lines.stream().anyMatch(line -> line.matches("public (sealed )?interface .*"));
            for (var i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                var member = isInterface ? OF_INTERFACE : MEMBER;
                if (!TYPE.matcher(line).matches() && !member.matcher(line).matches()) continue;
                if (line.startsWith("    private ")) continue;
                if (speaks(lines, i)) spoken++;
                else silent.add(LIBRARY.relativize(file) + ":" + (i + 1) + " " + line.strip());
            }
        }
        assertThat(spoken).isGreaterThan(900);
        assertThat(silent).isEmpty();
    }

    /// Returns whether Javadoc stands above a declaration, or it has that of what it overrides.
    private static boolean speaks(List<String> lines, int declaration) {
        var above = declaration - 1;
        while (above > 0 && lines.get(above).strip().startsWith("@")) {
            if (lines.get(above).contains("@Override")) return true;
            above--;
        }
        return lines.get(above).strip().startsWith("///");
    }

    @Test
    void noFileIsEndless() throws Exception {
        for (var file : sources()) {
            assertThat(Files.readAllLines(file))
                    .as(LIBRARY.relativize(file).toString())
                    .hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    private static List<Path> sources() throws Exception {
        try (var walk = Files.walk(LIBRARY)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}

package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

class FontTest {

    private static final Path ROOT = Path.of(System.getProperty("cahier.root", ".."));

    /// Texts in Java, whether or not they are texts in a notebook's JSON too.
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    @Test
    void hasEveryCharacterOfTheList() throws Exception {
        try (var list = Fonts.class.getResourceAsStream("font/characters.txt")) {
            assertThat(list).isNotNull();
            assertThat(Fonts.missing(new String(list.readAllBytes(), "UTF-8"))).isEmpty();
        }
    }

    @Test
    void tellsWhatItDoesNotHave() {
        assertThat(Fonts.missing("a龘b☃")).isEqualTo("龘☃");
    }

    /// There is no fall-back: what the font lacks would be missing in a chart.
    @Test
    void hasEveryCharacterThatTheTutorialsDraw() throws Exception {
        var missing = new ArrayList<String>();
        try (var notebooks = Files.walk(ROOT.resolve("notebooks"))) {
            for (var notebook :
                    notebooks.filter(file -> file.toString().endsWith(".ipynb")).toList()) {
                var text = Files.readString(notebook);
                TEXT.matcher(codeOf(text))
                        .results()
                        .map(match -> Fonts.missing(match.group()))
                        .filter(lacking -> !lacking.isEmpty())
                        .forEach(lacking -> missing.add(notebook.getFileName() + ": " + lacking));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theSourcesOfTheFontAreNamed() {
        for (var name : new String[] {"OFL-NotoSans.txt", "OFL-NotoSansSC.txt", "README.md"}) {
            assertThat(Fonts.class.getResource("font/" + name)).as(name).isNotNull();
        }
    }

    /// Takes the sources of the code cells out of a notebook, as Java.
    private static String codeOf(String notebook) {
        var code = new StringBuilder();
        for (var cell : notebook.split("\"cell_type\": ")) {
            if (!cell.startsWith("\"code\"")) continue;
            var source = cell.substring(Math.max(0, cell.indexOf("\"source\":")));
            TEXT.matcher(source)
                    .results()
                    .map(match -> match.group())
                    .map(line -> line.substring(1, line.length() - 1).translateEscapes())
                    .forEach(code::append);
        }
        return code.toString();
    }
}

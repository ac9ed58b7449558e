package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Reads thousands of broken notebooks: each is read or refused with a message, nothing else.
class FuzzTest {

    private static final String[] SCRAPS = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "null",
        "-1",
        "1e999",
        "\\u",
        "\\ud800",
        "\u0000",
        "\"cells\": 1,",
        "\"id\":\"\",",
        "\"metadata\": null,",
        "\"source\": {},",
        "[[[[[[[["
    };

    @Test
    void readsOrRefusesTruncatedFiles() throws IOException {
        for (var text : notebooks().subList(0, 40)) {
            for (int end = 0; end < text.length(); end += 7) readOrRefuse(text.substring(0, end));
        }
    }

    @Test
    void readsOrRefusesScrambledFiles() throws IOException {
        var random = new Random(7);
        int refused = 0;
        for (var text : notebooks()) {
            for (int i = 0; i < 25; i++) if (!readOrRefuse(scrambled(text, random))) refused++;
        }
        assertThat(refused).isBetween(1000, 220 * 25);
    }

    @Test
    void readsOrRefusesBytesOfAnyKind() throws IOException {
        var random = new Random(11);
        for (var text : notebooks().subList(0, 60)) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                try {
                    Notebook.parse(bytes).text();
                } catch (NotebookException e) {
                    assertThat(e).hasMessageNotContaining("tools.jackson");
                }
            }
        }
    }

    private static boolean readOrRefuse(String text) {
        try {
            var notebook = Notebook.parse(text);
            var written = notebook.repaired().text();
            assertThat(Notebook.problems(written.getBytes(StandardCharsets.UTF_8))).isEmpty();
            return true;
        } catch (NotebookException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    private static String scrambled(String text, Random random) {
        int at = random.nextInt(text.length());
        var scrap = SCRAPS[random.nextInt(SCRAPS.length)];
        int cut = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
        return text.substring(0, at) + scrap + text.substring(Math.min(text.length(), at + cut));
    }

    private static List<String> notebooks() throws IOException {
        try (var in = FuzzTest.class.getResourceAsStream("/notebook/parity.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (String) ((Map<?, ?>) Json.parse(line)).get("written"))
                    .toList();
        }
    }
}

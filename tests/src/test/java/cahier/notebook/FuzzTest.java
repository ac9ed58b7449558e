package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Pattern;

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

    @Test
    void readsOrRefusesValuesOfAnotherType() throws IOException {
        var random = new Random(13);
        int refused = 0;
        for (var text : notebooks()) {
            for (int i = 0; i < 25; i++) {
                var tree = retyped(Json.parse(text), random, 1 + random.nextInt(4));
                if (!readOrRefuse(Json.writeCompact(tree))) refused++;
            }
        }
        assertThat(refused).isBetween(1000, 220 * 25);
    }

    @Test
    void refusesAKeyThatStandsTwiceWhereverItDoes() throws IOException {
        for (var text : notebooks()) {
            var key = Pattern.compile("(?m)^ +(\"(?:[^\"\\\\]|\\\\.)*\"): ").matcher(text);
            for (int i = 0; i < 5 && key.find(); i++) {
                var doubled =
                        text.substring(0, key.start())
                                + key.group(1)
                                + ": 0,\n"
                                + text.substring(key.start());
                assertThatThrownBy(() -> Notebook.parse(doubled))
                        .isInstanceOf(NotebookException.class)
                        .hasMessageContaining(" stands twice in one object");
            }
        }
    }

    @Test
    void readsNestingToItsLimitAndRefusesWhatIsDeeper() {
        var inMetadata = Json.MAX_DEPTH - 2; // the notebook and its metadata are two levels
        assertThat(readOrRefuse(nested("[", "]", inMetadata))).isTrue();
        for (var depth : List.of(inMetadata + 1, 10_000, 1_000_000)) {
            assertThatThrownBy(() -> Notebook.parse(nested("[", "]", depth)))
                    .isInstanceOf(NotebookException.class)
                    .hasMessageContaining("nested deeper than 400 levels");
            assertThat(readOrRefuse(nested("{\"a\":", "}", depth))).isFalse();
            assertThat(readOrRefuse("[".repeat(depth))).isFalse();
            assertThat(readOrRefuse("{\"a\":".repeat(depth))).isFalse();
        }
    }

    @Test
    void readsHugeNotebooksAndRefusesNumbersThatNobodyKeeps() {
        var line = "a line of output, and more of it\\n";
        var stream =
                "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \""
                        + line.repeat(500_000)
                        + "\"}";
        assertThat(readOrRefuse(withCells(code("c1", stream)))).isTrue();
        var cells = new StringJoiner(", ");
        for (int i = 0; i < 30_000; i++) cells.add(code("c" + i, ""));
        assertThat(readOrRefuse(withCells(cells.toString()))).isTrue();
        assertThat(readOrRefuse(number("9".repeat(Json.MAX_DIGITS)))).isTrue();
        for (var digits :
                List.of("9".repeat(Json.MAX_DIGITS + 1), "9".repeat(5_000_000), "1e999999999")) {
            assertThat(readOrRefuse(number(digits))).isFalse();
        }
    }

    @Test
    void readsOrRefusesScrambledSources() throws IOException {
        var random = new Random(17);
        var marks =
                new String[] {
                    "// %%\n", "// ---\n", "//%%", "\n", "\r", "[markdown]", "id=", "{", "// "
                };
        int refused = 0;
        for (var text : notebooks()) {
            var source = MarkedSource.write(Notebook.parse(text));
            for (int i = 0; i < 25; i++) {
                int at = random.nextInt(source.length() + 1);
                var mark = marks[random.nextInt(marks.length)];
                try {
                    var broken = source.substring(0, at) + mark + source.substring(at);
                    MarkedSource.read(broken).onto(null).text();
                } catch (NotebookException e) {
                    assertThat(e.getMessage()).matches("(?s)line \\d+: .+");
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(500, 220 * 25);
    }

    private static String nested(String open, String close, int depth) {
        return "{\"cells\": [], \"metadata\": {\"x\": "
                + open.repeat(depth)
                + "1"
                + close.repeat(depth)
                + "}, \"nbformat\": 4, \"nbformat_minor\": 5}";
    }

    private static String number(String digits) {
        return nested("", "", 0).replace("\"x\": 1", "\"x\": " + digits);
    }

    private static String withCells(String cells) {
        return nested("", "", 0).replace("[]", "[" + cells + "]");
    }

    private static String code(String id, String output) {
        return "{\"cell_type\": \"code\", \"id\": \"%s\", \"metadata\": {}, \"source\": [],"
                        .formatted(id)
                + " \"execution_count\": null, \"outputs\": ["
                + output
                + "]}";
    }

    /// Returns a tree in which some values, anywhere, are of another type or gone.
    private static Object retyped(Object value, Random random, int count) {
        var changed = value;
        for (int i = 0; i < count; i++) changed = retyped(changed, random);
        return changed;
    }

    private static Object retyped(Object value, Random random) {
        if (random.nextInt(8) > 0) {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                var copy = new LinkedHashMap<Object, Object>(map);
                var key = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
                if (random.nextInt(6) == 0) copy.remove(key);
                else copy.put(key, retyped(map.get(key), random));
                return copy;
            }
            if (value instanceof List<?> list && !list.isEmpty()) {
                var copy = new ArrayList<Object>(list);
                int at = random.nextInt(copy.size());
                copy.set(at, retyped(copy.get(at), random));
                return copy;
            }
        }
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(-3, 9);
            case 3 -> random.nextDouble();
            case 4 -> "";
            case 5 -> List.of(List.of(), 1L);
            case 6 -> Map.of("", "x", "a", Map.of());
            default -> "😀\ud800";
        };
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

package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/// Compares what we write with files of the real `nbformat`
/// (`src/test/python/notebook_goldens.py`).
class ParityTest {

    @TestFactory
    Stream<DynamicTest> writesNotebooksAsNbformatDoes() throws IOException {
        return resource("parity.jsonl").lines().map(ParityTest::parityCase);
    }

    private static DynamicTest parityCase(String line) {
        var golden = (Map<?, ?>) Json.parse(line);
        return DynamicTest.dynamicTest(
                "seed " + golden.get("seed"),
                () -> {
                    var notebook = Notebook.parse((String) golden.get("input"));
                    assertThat(notebook.text()).isEqualTo(golden.get("written"));
                    assertThat(Notebook.parse(notebook.text()).text()).isEqualTo(notebook.text());
                });
    }

    @Test
    void writesFloatsAsPythonDoes() throws IOException {
        var lines = resource("floats.txt").lines().toList();
        assertThat(lines).hasSizeGreaterThan(2000);
        for (var line : lines) {
            var bits = Long.parseUnsignedLong(line.substring(0, 16), 16);
            assertThat(PythonFloat.repr(Double.longBitsToDouble(bits)))
                    .isEqualTo(line.substring(17));
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = ParityTest.class.getResourceAsStream("/notebook/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

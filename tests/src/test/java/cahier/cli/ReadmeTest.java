package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.notebook.Cell;
import cahier.notebook.CodeCell;
import cahier.notebook.Notebook;
import cahier.notebook.NotebookFile;
import cahier.notebook.Output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds the README to what it says: its cells run, its commands exist, its files are there.
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("cahier.root", ".."));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern TRAINING = Pattern.compile("`(new Training\\(.*?)`");
    private static final Pattern FILE = Pattern.compile("`([A-Za-z.][\\w./-]*(?:/|\\.\\w+))`");

    @TempDir Path folder;

    @Test
    void everySnippetRunsAsACellOfOneNotebook() {
        var sources = new ArrayList<>(blocks("java"));
        assertThat(sources.getLast()).contains("Conv2d");
        assertThat(sources.getLast().lines().count()).isLessThanOrEqualTo(12);
        sources.add(
                "Metrics.accuracy(net.forward(digits.test().images()), digits.test().labels()) >"
                        + " .75");
        var training = TRAINING.matcher(readme());
        assertThat(training.find()).isTrue();
        sources.add(training.group(1) + ".last().validationAccuracy() > .93");

        assertThat(run(sources))
                .containsExactly(
                        "586", // 25 × 16 + 16 + 16 × 10 + 10
                        "5.0", "", "true", "true");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsKnown(String command) {
        var words = command.split("\\s+");
        assertThat(Main.commandLine().parseArgs(Arrays.copyOfRange(words, 1, words.length)))
                .isNotNull();
    }

    @Test
    void everyFileThatItNamesIsThere() {
        var named = FILE.matcher(readme()).results().map(match -> match.group(1)).toList();
        assertThat(named).contains("tests/python/requirements.txt", "CONTRIBUTING.md", "kernel/");
        assertThat(named).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
        for (var line : String.join("", blocks("sh")).split("\\s+")) {
            if (line.startsWith("tests/")) assertThat(ROOT.resolve(line)).exists();
        }
    }

    static Stream<String> commands() {
        return blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .flatMap(line -> Stream.of(line.split(" && ")))
                .filter(command -> command.startsWith("./cahier"));
    }

    /// Runs cells as `cahier run` does, and returns what each has as its result, or an empty text.
    private List<String> run(List<String> sources) {
        var cells = new ArrayList<Cell>();
        for (var source : sources) {
            cells.add(
                    new CodeCell("c" + cells.size(), source, Map.of(), List.of(), null, Map.of()));
        }
        var file = folder.resolve("readme.ipynb");
        NotebookFile.write(file, new Notebook(cells, Map.of()));
        var run = Called.cahier("run", file.toString());
        assertThat(run.code()).as(run.output()).isZero();
        return NotebookFile.read(file).cells().stream().map(ReadmeTest::result).toList();
    }

    private static String result(Cell cell) {
        for (var output : ((CodeCell) cell).outputs()) {
            if (output instanceof Output.Result shown) {
                return shown.data().get("text/plain").toString();
            }
        }
        return "";
    }

    private static List<String> blocks(String language) {
        return BLOCK.matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String readme() {
        try {
            return Files.readString(ROOT.resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cahier.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Runs a notebook as somebody sees it who sits at a terminal, and as a service stops it.
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "util-linux's script makes the terminal")
class RunTerminalTest {

    private static final String CLEAR_LINE = "\r\u001B[K";

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void prepareQuickStarts() throws Exception {
        Child.cahier("--version");
    }

    @Test
    void showsOnALiveLineHowFarACellHasComeAndLeavesNothingOfIt() throws Exception {
        write(
                "System.out.println(\"first\");",
                "var id = display(\"epoch 1/2\");\\nfor (int i = 0; i < 8; i++) {"
                        + "\\n    updateDisplay(id, \"epoch 2/2 [##..]\");"
                        + "\\n    Thread.sleep(100);\\n}");
        var seen = onTerminal(Map.of("TERM", "xterm", "COLUMNS", "70"), "run", "a.ipynb");
        assertThat(seen.exitCode()).as(seen.output()).isZero();
        var states = seen.output().split(Pattern.quote(CLEAR_LINE));
        assertThat(states).anySatisfy(s -> assertThat(s).contains("  cell 2/2  ", "epoch 2/2 [##"));
        assertThat(states)
                .allSatisfy(s -> assertThat(s.lines().findFirst().orElse("")).hasSizeLessThan(90));
        // what stays is what was printed after the line was cleared for good
        assertThat(seen.output().replaceAll("\u001B\\[[0-9;]*m", ""))
                .contains(CLEAR_LINE + "✓ a.ipynb  2 cells, ")
                .contains("1 notebook: 1 passed in ");
        var plain = onTerminal(Map.of("TERM", "dumb"), "run", file.toString());
        assertThat(plain.output()).doesNotContain("\u001B").contains("(2 code cells)");
    }

    @Test
    void savesWhatWasDoneAndLeavesWith130AfterAnInterruptAnd143AfterATerm() throws Exception {
        for (var signal : List.of("INT", "TERM")) {
            write(
                    "System.out.println(\"done\");",
                    "Files.writeString(Path.of(\"" + signal + "\"), \"\");\\nwhile (true) {}");
            var log = folder.resolve("log");
            var process =
                    new ProcessBuilder(
                                    Child.ROOT.resolve("cahier").toString(), "run", file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            try {
                while (process.isAlive() && !Files.exists(folder.resolve(signal))) Thread.sleep(50);
                Child.run(folder, Map.of(), 10, List.of("kill", "-" + signal, "" + process.pid()));
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            var told = Files.readString(log);
            assertThat(process.exitValue()).as(told).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(told).contains("the run was stopped");
            assertThat(Files.readString(file)).contains("\"done\\n\"");
        }
    }

    private Child onTerminal(Map<String, String> variables, String... arguments) throws Exception {
        var command = Child.ROOT.resolve("cahier") + " " + String.join(" ", arguments);
        return Child.run(folder, variables, 200, List.of("script", "-qec", command, "/dev/null"));
    }

    private void write(String... sources) throws IOException {
        file = folder.resolve("a.ipynb");
        var cells = new StringBuilder();
        for (var source : sources) {
            if (!cells.isEmpty()) cells.append(",\n");
            cells.append(
                    """
                    {"cell_type": "code", "id": "c%d", "metadata": {}, "outputs": [],
                     "execution_count": null, "source": "%s"}\
                    """
                            .formatted(cells.length(), source.replace("\"", "\\\"")));
        }
        var text =
                "{\"cells\": ["
                        + cells
                        + "],\"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}";
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}

package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class StatusLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void showsNotebookCellTimeAndHowFarItHasCome() {
        try (var status = new LiveStatus(out, () -> 100)) {
            status.notebook("a.ipynb", 7);
            assertThat(lastLine()).matches(". a\\.ipynb {2}starts {2}0 s {2}");
            status.cell("a.ipynb", 3, 7, "\n\ntraining.fit(digits, 4);\nnet.save(file);");
            assertThat(lastLine())
                    .matches(". a\\.ipynb {2}cell 3/7 {2}0 s {2}training\\.fit\\(digits, 4\\);");
            status.progress("a.ipynb", "\u001B[31mepoch 1/4\u001B[0m [##..] 16/63");
            status.print(() -> out.println("a note"));
            assertThat(text()).contains("a note\n");
            assertThat(lastLine())
                    .matches(". a\\.ipynb {2}cell 3/7 {2}0 s {2}epoch 1/4 \\[##\\.\\.] 16/63");
            status.cell("a.ipynb", 4, 7, "next");
            assertThat(lastLine()).endsWith("cell 4/7  0 s  next");
            status.notebook("b.ipynb", 1);
            assertThat(lastLine()).contains("a.ipynb").contains("(+1 more)");
        }
        assertThat(text()).endsWith("\r\u001B[K");
    }

    @Test
    void neverExceedsTheTerminal() {
        try (var status = new LiveStatus(out, () -> 20)) {
            status.notebook("a-long-name.ipynb", 1);
            status.cell("a-long-name.ipynb", 1, 1, "x".repeat(200));
            assertThat(lastLine()).hasSize(19).endsWith("…");
        }
    }

    @Test
    void leavesALongPathOutForWhatChanges() {
        try (var status = new LiveStatus(out, () -> 40)) {
            status.notebook("deep/down/in/folders/a.ipynb", 1);
            assertThat(lastLine()).matches(". a\\.ipynb {2}starts {2}0 s {2}");
        }
    }

    @Test
    void printsPlainLinesWhereThereIsNoTerminal() {
        try (var status = new PlainStatus(out)) {
            status.notebook("a.ipynb", 2);
            status.cell("a.ipynb", 1, 2, "x");
            status.progress("a.ipynb", "epoch 1/4");
            status.progress("unknown.ipynb", "of a notebook that is done");
        }
        assertThat(text()).isEqualTo("  a.ipynb (2 code cells)\n");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String lastLine() {
        return text().substring(text().lastIndexOf("\u001B[K") + 3);
    }
}

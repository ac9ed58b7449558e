package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.display.MimeBundle;
import cahier.session.StreamName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProgressLineTest {

    @TempDir Path folder;

    @Test
    void takesTheLastStateOfALineThatIsOverwritten() {
        assertThat(printed("10 %\r20 %\r30 %")).isEqualTo("30 %");
        assertThat(printed("\r10 %")).isEqualTo("10 %");
        assertThat(printed("before\n10 %\r")).isEqualTo("10 %");
        assertThat(printed("\r 40 % \nnext line\n")).isEqualTo("40 %");
        assertThat(printed("a line\n")).isNull();
        assertThat(printed("a line of another system\r\n")).isNull();
        assertThat(printed("\r")).isNull();
    }

    @Test
    void takesADisplayOfOneLineThatChanges() {
        assertThat(updated("epoch 1/2 [##..]")).isEqualTo("epoch 1/2 [##..]");
        assertThat(updated("two\nlines")).isNull();
        assertThat(updated("")).isNull();
        assertThat(updated("x".repeat(9000))).hasSize(500);
        var picture = new MimeBundle(Map.of("image/png", "AAAA"), Map.of());
        assertThat(ProgressLine.of(new Message.Updated(0, picture, "id"))).isNull();
    }

    /// The bar of a training is told while it runs, and no output.
    @Test
    @Timeout(120)
    void tellsTheRunnerHowFarATrainingHasCome() throws Exception {
        var file =
                Notebooks.write(
                        folder.resolve("a.ipynb"),
                        """
                        var digits = Digits.load().train().take(640);
                        var net = new Sequential(new Flatten(), new Linear(784, 10)).init(1);
                        var training = new Training(
                                net, Loss::crossEntropy, new Sgd(net.parameters(), 0.1));
                        training.fit(digits, 2);
                        """,
                        "var id = display(\"0 %\"); updateDisplay(id, \"50 %\");");
        var lines = new ArrayList<String>();
        var progress =
                new Progress() {
                    @Override
                    public void cellProgresses(Path notebook, String line) {
                        lines.add(line);
                    }
                };
        var result =
                new Runner(RunOptions.defaults(), progress, new StopSignal())
                        .run(List.of(file))
                        .getFirst();
        assertThat(result.failures()).isEmpty();
        assertThat(lines.getFirst()).matches("epoch 1/2 \\[##\\.{18}] 1/10  loss \\d\\.\\d{4}");
        assertThat(lines.getLast()).isEqualTo("50 %");
        assertThat(Notebooks.read(file, 1).outputs().toString())
                .contains("2 epochs: loss")
                .doesNotContain("[##");
    }

    private static String printed(String text) {
        return ProgressLine.of(new Message.Printed(0, StreamName.STDOUT, text));
    }

    private static String updated(String text) {
        return ProgressLine.of(new Message.Updated(0, MimeBundle.text(text), "id"));
    }
}

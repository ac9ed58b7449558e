package cahier.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.display.MimeBundle;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// What a cell prints and shows, as its listener gets it.
class CellOutputTest {

    private final Recorder recorder = new Recorder();

    @Test
    void joinsPiecesOfOneStream() {
        var cell = cell(1_000);
        cell.write(StreamName.STDOUT, "a");
        cell.write(StreamName.STDOUT, "b\n");
        cell.end();
        assertThat(recorder.events()).containsExactly("stdout:ab\n");
    }

    @Test
    void keepsTheOrderOfTheTwoStreamsAndOfDisplays() {
        var cell = cell(1_000);
        cell.write(StreamName.STDOUT, "1");
        cell.write(StreamName.STDERR, "2");
        cell.display(MimeBundle.text("3"), "id");
        cell.write(StreamName.STDOUT, "4");
        cell.update(MimeBundle.text("5"), "id");
        cell.write(StreamName.STDOUT, "6");
        cell.clear(true);
        cell.write(StreamName.STDOUT, "7");
        cell.result(MimeBundle.text("8"), 1);
        assertThat(recorder.events())
                .containsExactly(
                        "stdout:1",
                        "stderr:2",
                        "display:3 id",
                        "stdout:4",
                        "update:5 id",
                        "stdout:6",
                        "clear:true",
                        "stdout:7",
                        "result:8 1");
    }

    @Test
    void joinsACharacterWhoseBytesArriveApart() {
        var cell = cell(1_000);
        for (byte b : "é😀".getBytes(StandardCharsets.UTF_8)) {
            cell.write(StreamName.STDOUT, new byte[] {b}, 0, 1);
            cell.flush();
        }
        cell.end();
        assertThat(recorder.text()).isEqualTo("é😀");
    }

    @Test
    void joinsACharacterWhoseHalvesArePrintedApart() {
        var cell = cell(1_000);
        for (char half : "😀".toCharArray()) {
            cell.write(StreamName.STDOUT, String.valueOf(half));
            cell.flush();
        }
        assertThat(recorder.events()).containsExactly("stdout:😀");
    }

    @Test
    void marksBytesThatAreNoCharacter() {
        var cell = cell(1_000);
        cell.write(StreamName.STDOUT, new byte[] {(byte) 0xe4, 'x'}, 0, 2);
        cell.write(StreamName.STDOUT, new byte[] {(byte) 0xc3}, 0, 1);
        cell.write(StreamName.STDOUT, "y");
        cell.end();
        assertThat(recorder.text()).isEqualTo("\uFFFDx\uFFFDy");
    }

    @Test
    void handsTextOnWhileTheCellRuns() throws Exception {
        var cell = cell(1_000);
        cell.write(StreamName.STDOUT, "early");
        for (int i = 0; i < 1000 && recorder.events().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(recorder.events()).containsExactly("stdout:early");
    }

    @Test
    void cutsAFloodWithANote() {
        var cell = cell(10);
        for (int i = 0; i < 1_000; i++) cell.write(StreamName.STDOUT, "1234");
        cell.end();
        assertThat(recorder.events())
                .containsExactly(
                        "stdout:1234123412",
                        "stderr:\n[output cut: this cell has printed 10 characters;"
                                + " CAHIER_OUTPUT_LIMIT sets the limit]\n");
    }

    @Test
    void takesAHundredThousandLinesWhole() {
        var cell = cell(SessionOptions.OUTPUT_LIMIT);
        for (int i = 0; i < 100_000; i++) cell.write(StreamName.STDOUT, "line " + i + "\n");
        cell.end();
        assertThat(recorder.text().lines().count()).isEqualTo(100_000);
        assertThat(recorder.text()).endsWith("line 99999\n");
    }

    @Test
    void saysNothingOfASilentCell() {
        var silent = new Request("", true, false, false);
        var cell = new CellOutput(null, "In [*]", recorder, silent, 100);
        cell.write(StreamName.STDOUT, "x");
        cell.display(MimeBundle.text("x"), null);
        cell.end();
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void runsEndingsOnceAndTheirDisplaysCount() {
        var cell = cell(100);
        cell.atEnd(() -> cell.update(MimeBundle.text("last"), "id"));
        cell.atEnd(
                () -> {
                    throw new IllegalStateException("no picture");
                });
        cell.end();
        cell.end();
        assertThat(recorder.events())
                .containsExactly(
                        "update:last id",
                        "stderr:a display could not draw its last state:"
                                + " java.lang.IllegalStateException: no picture\n");
    }

    @Test
    void takesWhatAThreadPrintsAfterTheEnd() {
        var cell = cell(100);
        cell.end();
        cell.write(StreamName.STDOUT, "late");
        cell.flush();
        assertThat(recorder.events()).containsExactly("stdout:late");
    }

    @Test
    void refusesInputWhereNobodyCanAnswer() {
        assertThatThrownBy(() -> cell(100).input("", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("input: nobody can answer here");
    }

    @Test
    void losesOutputRatherThanTheCellWhereTheListenerFails() {
        var broken =
                new Recorder() {
                    @Override
                    public void stream(StreamName name, String text) {
                        throw new IllegalStateException("pipe closed");
                    }
                };
        var cell = new CellOutput(null, "In [1]", broken, Request.of(""), 100);
        cell.write(StreamName.STDOUT, "x");
        cell.end();
        cell.display(MimeBundle.text("y"), null);
        assertThat(broken.events()).isEmpty();
    }

    private CellOutput cell(long limit) {
        return new CellOutput(null, "In [1]", recorder, Request.of(""), limit);
    }
}

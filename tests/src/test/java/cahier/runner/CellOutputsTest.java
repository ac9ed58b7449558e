package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.display.MimeBundle;
import cahier.notebook.Output;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CellOutputsTest {

    private final CellOutputs outputs = new CellOutputs();

    @Test
    void joinsNeighbouringPiecesOfOneStream() {
        outputs.print("stdout", "a");
        outputs.print("stdout", "b\n");
        outputs.print("stderr", "c");
        outputs.print("stdout", "d");
        assertThat(outputs.outputs())
                .containsExactly(
                        new Output.Stream("stdout", "ab\n"),
                        new Output.Stream("stderr", "c"),
                        new Output.Stream("stdout", "d"));
    }

    @Test
    void leavesOnlyTheLastStateOfAProgressBar() {
        outputs.print("stdout", "10%");
        outputs.print("stdout", "\r100%\r");
        outputs.print("stdout", "\ndone\r\n");
        assertThat(outputs.outputs()).containsExactly(new Output.Stream("stdout", "100%\ndone\n"));
    }

    @Test
    void keepsNoStreamOfWhichNothingIsLeft() {
        outputs.print("stdout", "x\b \b");
        outputs.print("stdout", "");
        assertThat(outputs.outputs()).containsExactly(new Output.Stream("stdout", " "));
        var empty = new CellOutputs();
        empty.print("stdout", "\r");
        assertThat(empty.outputs()).isEmpty();
    }

    @Test
    void updatesEveryOutputOfADisplayInPlace() {
        outputs.show(MimeBundle.text("a"), "id");
        outputs.show(MimeBundle.text("b"), null);
        outputs.show(MimeBundle.text("c"), "id");
        outputs.update(MimeBundle.text("new"), "id");
        assertThat(outputs.outputs()).containsExactly(display("new"), display("b"), display("new"));
    }

    @Test
    void clearsAtOnceOrBeforeTheNextOutput() {
        outputs.print("stdout", "a");
        outputs.clear(true);
        assertThat(outputs.outputs()).hasSize(1);
        outputs.show(MimeBundle.text("b"), null);
        assertThat(outputs.outputs()).containsExactly(display("b"));
        outputs.clear(false);
        assertThat(outputs.outputs()).isEmpty();
    }

    @Test
    void numbersTheResult() {
        outputs.finish(MimeBundle.text("2"), 5);
        assertThat(outputs.outputs())
                .containsExactly(new Output.Result(Map.of("text/plain", "2"), Map.of(), 5));
    }

    private static Output display(String text) {
        return new Output.Display(Map.of("text/plain", text), Map.of());
    }
}

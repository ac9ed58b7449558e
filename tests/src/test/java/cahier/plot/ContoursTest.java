package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class ContoursTest {

    private static final double[] X = {-1, .5};
    private static final double[] Y = {1, 0};

    @Test
    void sayRangeAndPathsInWords() {
        var figure =
                Plot.contours("Bowl", -1, 1, -2, 2, (x, y) -> x * x + y * y)
                        .labels("w", "b")
                        .path("SGD", X, Y)
                        .point("least", 0, 0);
        assertThat(figure.alt())
                .isEqualTo(
                        "Contours \"Bowl\" over w and b: values from 0 to 5;"
                                + " SGD from (−1, 1) to (0.5, 0); least (0, 0)");
    }

    @Test
    void areDarkerWhereTheFunctionIsHigher() {
        var image = Plot.contours("", 0, 1, 0, 1, (x, y) -> x).size(400, 300).image();
        // between two level lines, in the lowest and the highest of twelve bands
        assertThat(image.getRGB(2 * 60, 300)).isEqualTo(Ink.PAPER.getRGB());
        assertThat(image.getRGB(2 * 310, 300) & 0xff).isLessThan(0xe0);
    }

    @Test
    void putHighValuesOfTheSecondVariableAbove() {
        var image = Plot.contours("", 0, 1, 0, 1, (x, y) -> y).size(400, 300).image();
        assertThat(image.getRGB(400, 2 * 250)).isEqualTo(Ink.PAPER.getRGB());
        assertThat(image.getRGB(400, 2 * 20) & 0xff).isLessThan(0xe0);
    }

    @Test
    void askTheFunctionAtOnceAndNotWhenPainted() {
        var calls = new AtomicInteger();
        var figure = Plot.contours("", 0, 1, 0, 1, (x, y) -> calls.incrementAndGet());
        assertThat(calls).hasValue(81 * 81);
        figure.image();
        assertThat(calls).hasValue(81 * 81);
    }

    @Test
    void surviveValuesThatAreNotFinite() {
        var figure = Plot.contours("", -1, 1, -1, 1, (x, y) -> Math.log(x));
        assertThat(figure.image().getWidth()).isEqualTo(1280);
    }

    @Test
    void refuseWhatCannotBeDrawn() {
        assertThatThrownBy(() -> Plot.contours("", 1, 1, 0, 1, (x, y) -> x))
                .hasMessage(
                        "contours: empty range: got 1.0 to 1.0 and 0.0 to 1.0; expected lower"
                                + " numbers first");
        assertThatThrownBy(() -> Plot.contours("", 0, 1, 0, 1, (x, y) -> Double.NaN))
                .hasMessage("contours: no finite value; expected some");
        var bowl = Plot.contours("", 0, 1, 0, 1, (x, y) -> x);
        assertThatThrownBy(() -> bowl.path("p", X, new double[] {1}))
                .hasMessage(
                        "path: lengths of \"p\": got 2 x and 1 y; expected as many, at least one");
        assertThatThrownBy(() -> bowl.size(100, 100))
                .hasMessage("size: too small: got 100 × 100; expected 240 × 200 or more");
    }
}

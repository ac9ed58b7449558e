package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

class BarLabelsTest {

    @Test
    void takeAsManyDigitsAsFit() {
        assertThat(written(470, .577625, .4)).containsExactly("0.5776", "0.4");
        assertThat(written(300, .577625, .4)).containsExactly("0.578", "0.4");
        assertThat(written(230, .577625, .4)).containsExactly("0.58", "0.4");
        assertThat(written(470, 3_612_672, 903_168)).containsExactly("3,612,672", "903,168");
    }

    @Test
    void areLeftOutWhereNoTwoDigitsFit() {
        var crowded = new BarLabels(List.of(new double[] {.123, .123, .123, .123}), false);
        assertThat(crowded.digits(60, 200, .7)).isEmpty();
    }

    @Test
    void areTrueToTwoDigitsHoweverSmallABarIsBesideOthers() {
        var expected = new double[10];
        expected[3] = 1;
        var actual =
                new double[] {.083, .0592, .143, .1557, .0631, .0804, .2388, .0406, .0781, .0582};
        var labels = new BarLabels(List.of(expected, actual), false);
        var digits = labels.digits(550, 200, .7);
        assertThat(digits).isEqualTo(OptionalInt.of(2));
        assertThat(Arrays.stream(actual).mapToObj(value -> labels.text(value, digits)))
                .containsExactly(
                        "0.083", "0.059", "0.14", "0.16", "0.063", "0.08", "0.24", "0.041", "0.078",
                        "0.058");
    }

    @Test
    void callAboutZeroWhatCannotBeSeen() {
        var labels = new BarLabels(List.of(new double[] {1, 2.3e-5, 0, 1e-3}), false);
        assertThat(labels.text(2.3e-5, OptionalInt.of(2))).isEqualTo("≈0");
        assertThat(labels.text(0, OptionalInt.of(2))).isEqualTo("0");
        assertThat(labels.text(1e-3, OptionalInt.of(2))).isEqualTo("0.001");
        var powers = new BarLabels(List.of(new double[] {1, 2.3e-5}), true);
        assertThat(powers.text(2.3e-5, OptionalInt.of(2))).isEqualTo("0.000023");
    }

    @Test
    void doNotReachOverALongerBarBesideTheirOwn() {
        // 30 pixels for each bar, and 34 for 0.1235
        var beside = new BarLabels(List.of(new double[] {1}, new double[] {.12346}), false);
        assertThat(beside.digits(86, 200, .7)).isEqualTo(OptionalInt.of(3));
        var alone = new BarLabels(List.of(new double[] {0}, new double[] {.12346}), false);
        assertThat(alone.digits(86, 200, .7)).isEqualTo(OptionalInt.of(4));
    }

    @Test
    void reachTheChartAndItsAxis() {
        var bars = Plot.bars("t", List.of("a", "b"), .577625, .04);
        var format = bars.chart(300).getStyler().getYAxisTickLabelsFormattingFunction();
        assertThat(format.apply(.577625)).isEqualTo("0.5776");
        assertThat(format.apply(.04)).isEqualTo("0.04");
        assertThat(format.apply(.30000000000000004)).isEqualTo("0.3");
    }

    /// Two bars of each of two colours with the same values.
    private static List<String> written(double width, double... values) {
        var labels = new BarLabels(List.of(values, values), false);
        var digits = labels.digits(width, 200, .45);
        return Arrays.stream(values).mapToObj(value -> labels.text(value, digits)).toList();
    }
}

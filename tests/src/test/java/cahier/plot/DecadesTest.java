package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.style.XYStyler;

import java.util.List;

class DecadesTest {

    private static XYStyler axis(Curves curves) {
        return curves.chart(300).getStyler();
    }

    private static String label(XYStyler axis, double exponent) {
        return axis.getYAxisTickLabelsFormattingFunction().apply(exponent);
    }

    @Test
    void aFewDecadesAreRuledInThemselves() {
        var axis = axis(Plot.line("loss", 1e-3, 10, 5).logarithmic());
        assertThat(axis.isYAxisLogarithmic()).isTrue();
        assertThat(axis.getYAxisTickLabelsFormattingFunction()).isNull();
        assertThat(axis(Plot.line("loss", 5, 5).logarithmic()).isYAxisLogarithmic()).isTrue();
    }

    @Test
    void manyDecadesAreMarkedEverySoMany() {
        var axis = axis(Plot.line("loss", 1, 0, 1e-60, 1e-30).logarithmic());
        assertThat(axis.isYAxisLogarithmic()).isFalse();
        assertThat(axis.getYAxisMin()).isEqualTo(-60);
        assertThat(axis.getYAxisMax()).isEqualTo(0);
        assertThat(label(axis, -50)).isEqualTo("1e−50");
        assertThat(label(axis, -2)).isEqualTo("0.01");
        assertThat(label(axis, 0)).isEqualTo("1");
    }

    @Test
    void aPartOfADecadeHasLabelsThatDiffer() {
        var axis = axis(Plot.line("loss", 1, 2, 1.5).logarithmic());
        assertThat(axis.isYAxisLogarithmic()).isFalse();
        assertThat(label(axis, .1)).isEqualTo("1.26");
        assertThat(label(axis, .15)).isEqualTo("1.41");
        var narrow = axis(Plot.line("loss", 1, 1.0001).logarithmic());
        assertThat(label(narrow, .00001)).isEqualTo("1.000023");
        assertThat(label(narrow, .00002)).isEqualTo("1.000046");
    }

    @Test
    void aRangeThatIsGivenIsTakenLikewise() {
        var wide = axis(Plot.line("loss", 1, 2).logarithmic().between(1e-40, 1));
        assertThat(wide.getYAxisMin()).isEqualTo(-40);
        var few = axis(Plot.line("loss", 1, 2).logarithmic().between(1e-3, 10));
        assertThat(few.isYAxisLogarithmic()).isTrue();
        assertThat(few.getYAxisMin()).isEqualTo(1e-3);
    }

    @Test
    void refusesARangeWithZeroWhereItIsGiven() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.line("loss", 1, 2).between(0, 1).logarithmic())
                .withMessageStartingWith("between: a logarithmic axis has no 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plot.line("loss", 1, 2).logarithmic().between(0, 1))
                .withMessage(
                        "between: a logarithmic axis has no 0: got 0.0 to 1.0; expected numbers"
                                + " above 0");
    }

    @Test
    void valuesAreDrawnWhereTheyStand() {
        var many = Decades.of(List.of(new double[] {1, 0, 1e-60}));
        assertThat(many.drawn(1e-30)).isEqualTo(-30);
        assertThat(many.drawn(0)).isNaN();
        var few = Decades.of(List.of(new double[] {1, -1}, new double[] {100}));
        assertThat(few.drawn(100)).isEqualTo(100);
        assertThat(few.drawn(-1)).isNaN();
    }

    @Test
    void barsOverManyDecadesStandOnARoundPower() {
        var names = List.of("a", "b", "c", "none");
        var bars = Plot.bars("Sizes", names, 1e-60, 1, 2.5e-30, 0).logarithmic();
        var axis = bars.chart(300).getStyler();
        assertThat(axis.isYAxisLogarithmic()).isFalse();
        assertThat(axis.getYAxisMin()).isZero();
        var label = axis.getYAxisTickLabelsFormattingFunction();
        assertThat(label.apply(0.)).isEqualTo("1e−70");
        assertThat(label.apply(70.)).isEqualTo("1");
        assertThat(label.apply(60.)).isEqualTo("1e−10");
        assertThat(label.apply(80.)).isEqualTo("1e10");
        assertThat(label.apply(70 + StrictMath.log10(123_456))).isEqualTo("123,456");
        assertThat(label.apply(70 + StrictMath.log10(2.5e-30))).isEqualTo("2.5e−30");
        assertThat(bars.image().getWidth()).isEqualTo(1280);
        var few = Plot.bars("Sizes", List.of("a", "b"), 3e-9, 1e-3).logarithmic();
        var ruled = few.chart(300).getStyler();
        assertThat(ruled.isYAxisLogarithmic()).isTrue();
        assertThat(ruled.getYAxisTickLabelsFormattingFunction().apply(3e-9)).isEqualTo("3e−9");
        assertThat(ruled.getYAxisTickLabelsFormattingFunction().apply(1e20)).isEqualTo("1e20");
    }
}

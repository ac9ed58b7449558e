package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatricesTest {

    private static final double[][] SQUARE = {{1, 0}, {-2, Double.NaN}};

    @Test
    void sayTheirFormulaInWords() {
        var figure =
                Plot.matrices("Sum").add("x", SQUARE).sign("=").row().add("", new float[][] {{3}});
        assertThat(figure.alt()).isEqualTo("\"Sum\": x [1 0 | −2 ·] =; [3]");
    }

    @Test
    void colourTheCellsBySign() {
        var image = Plot.matrices("").add("", SQUARE).image();
        // cells of 30 from 14, 10 on, in CSS pixels; a corner of each holds no ink of its number
        assertThat(image.getRGB(2 * 17, 2 * 13)).isNotEqualTo(Ink.PAPER.getRGB());
        assertThat(image.getRGB(2 * 47, 2 * 13)).isEqualTo(Ink.PAPER.getRGB());
        assertThat(image.getRGB(2 * 17, 2 * 43)).isNotEqualTo(image.getRGB(2 * 17, 2 * 13));
        assertThat(image.getRGB(2 * 47, 2 * 43)).isEqualTo(Ink.SHADE.getRGB());
    }

    @Test
    void frameCellsAndShadePadding() {
        var plain = Plot.matrices("").add("", SQUARE);
        var framed = Plot.matrices("").add("", SQUARE).frame(0, 1, 2, 1).padding(0, 1, 0, 0);
        assertThat(framed.image().getRGB(2 * 44, 2 * 25)).isEqualTo(Ink.ORANGE.getRGB());
        assertThat(framed.image().getRGB(2 * 17, 2 * 13)).isEqualTo(Ink.GRID.getRGB());
        assertThat(framed.width()).isEqualTo(plain.width());
    }

    @Test
    void growWithTheirRows() {
        var one = Plot.matrices("").add("", SQUARE);
        var two = Plot.matrices("").add("", SQUARE).row().add("", SQUARE);
        assertThat(two.height() - one.height()).isEqualTo(60 + 16);
    }

    @Test
    void refuseWhatDoesNotFit() {
        assertThatThrownBy(() -> Plot.matrices("").add("", new double[][] {{1, 2}, {3}}))
                .hasMessage("add: rows differ in length: got 2 and 1; expected the same");
        assertThatThrownBy(() -> Plot.matrices("").add("", SQUARE).frame(1, 1, 2, 1))
                .hasMessage("frame: got 2 × 1 at row 1, column 1; expected a part of 2 × 2");
        assertThatThrownBy(() -> Plot.matrices("").sign("=").padding(1, 1, 1, 1))
                .hasMessage("padding: no matrix before it in the row; add one first");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TensorTextTest {

    @Test
    void wholeNumbersAreWrittenWithoutDecimals() {
        assertThat(Tensor.of(new float[][] {{1, -2}, {30, 4}}))
                .hasToString("[[ 1, -2],\n [30,  4]]  shape [2, 2]");
    }

    @Test
    void fractionsShareTheirNumberOfDecimals() {
        assertThat(Tensor.of(.5, -.25, 1)).hasToString("[ 0.50, -0.25,  1.00]  shape [3]");
        assertThat(Tensor.of(1 / 3.0, 2)).hasToString("[0.3333, 2.0000]  shape [2]");
    }

    @Test
    void smallAndLargeNumbersGetPowersOfTen() {
        assertThat(Tensor.of(1e-8, 1)).hasToString("[1.0000e-08, 1.0000e+00]  shape [2]");
    }

    @Test
    void aSingleValueHasNoBrackets() {
        assertThat(Tensor.scalar(2.5)).hasToString("2.5  shape []");
    }

    @Test
    void notANumberAndInfinityAreNamed() {
        assertThat(Tensor.of(Double.NaN, Double.NEGATIVE_INFINITY, 1))
                .hasToString("[ nan, -inf,    1]  shape [3]");
    }

    @Test
    void theMiddleOfLongAxesIsLeftOut() {
        assertThat(Tensor.arange(2000))
                .hasToString("[   0,    1,    2, …, 1997, 1998, 1999]  shape [2000]");
        assertThat(Tensor.zeros(1000, 2).toString())
                .isEqualTo(
                        "[[0, 0],\n"
                                + " [0, 0],\n"
                                + " [0, 0],\n"
                                + " …,\n"
                                + " [0, 0],\n"
                                + " [0, 0],\n"
                                + " [0, 0]]  shape [1000, 2]");
    }

    @Test
    void moreAxesAreSetApartByEmptyLines() {
        assertThat(Tensor.arange(4).reshape(2, 1, 2))
                .hasToString("[[[0, 1]],\n\n [[2, 3]]]  shape [2, 1, 2]");
    }

    @Test
    void emptyTensorsAreShown() {
        assertThat(Tensor.zeros(0)).hasToString("[]  shape [0]");
        assertThat(Tensor.zeros(1_000_000, 0)).hasToString("[]  shape [1000000, 0]");
    }
}

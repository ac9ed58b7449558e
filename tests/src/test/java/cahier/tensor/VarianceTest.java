package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Literal values and gradients from PyTorch, with and without its correction.
class VarianceTest {

    private final Tensor x = Tensor.of(new double[][] {{1, 4, 2}, {7, 3, 10}}).withGrad();

    @Test
    void dividedByTheNumberOfValues() {
        check(x.variance(), 9.583333f);
        gradient(-1.1666667f, -.16666667f, -.8333333f, .8333333f, -.5f, 1.8333333f);
        check(x.variance(0), 9, .25f, 16);
        gradient(-3, .5f, -4, 3, -.5f, 4);
        check(x.std(1), 1.2472191f, 2.8674417f);
        gradient(-.35634834f, .44543546f, -.08908707f, .03874923f, -.42624134f, .38749218f);
    }

    @Test
    void dividedByOneLess() {
        check(x.sampleVariance(), 11.5f);
        gradient(-1.4f, -.2f, -1, 1, -.6f, 2.2f);
        check(x.sampleVariance(-1), 2.3333333f, 12.333333f);
        gradient(-1.3333333f, 1.6666667f, -.33333333f, .33333333f, -3.6666667f, 3.3333333f);
        check(x.sampleStd(), 3.391165f);
        gradient(-.20641874f, -.02948839f, -.14744195f, .14744195f, -.08846517f, .32437229f);
    }

    @Test
    void axesNeedNotBeNeighbours() {
        var cube = Tensor.arange(24).reshape(2, 3, 4).square();
        var y = cube.sampleVariance(2, 0);
        assertThat(y.toArray()).containsExactly(9785.429f, 22727.143f, 41118);
        assertThat(cube.sampleVariance(-3, -1).sameAs(y)).isTrue();
        assertThat(cube.variance(1, 2).shape()).containsExactly(2);
        assertThat(Tensor.scalar(3).variance().item()).isZero();
    }

    @Test
    void valuesFarFromZeroKeepTheirDigits() {
        var far = Tensor.of(1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 4.5);
        assertThat(far.variance().item()).isEqualTo(1.671875f);
        // the mean of these is no float
        assertThat(Tensor.of(0x1p26, 0x1p26 + 8, 0x1p26 + 8).variance().item())
                .isEqualTo(14.222222f, within(1e-5f));
    }

    @Test
    void theDerivativeOfTheRootIsZeroWhereAllAreEqual() {
        var equal = Tensor.of(2, 2, 2).withGrad();
        equal.sampleStd().add(equal.std()).backward();
        assertThat(equal.grad().toArray()).containsExactly(0, 0, 0);
    }

    @Test
    void tooFewValuesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(3, 1).sampleStd(1))
                .withMessage(
                        "sampleStd: too few values: got 1 for each result from shape [3, 1];"
                                + " expected two or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(3, 0).variance(1))
                .withMessage(
                        "variance: no values: got 0 for each result from shape [3, 0]; expected one"
                                + " or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.std(1, -1))
                .withMessage("std: an axis twice: got [1, -1]; expected distinct axes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.variance(2))
                .withMessage("variance: axis out of range: got 2; expected an axis from -2 to 1");
    }

    private void check(Tensor y, float... expected) {
        assertThat(y.toArray()).containsExactly(expected, within(1e-6f));
        x.zeroGrad();
        y.sum().backward();
    }

    private void gradient(float... expected) {
        assertThat(x.grad().toArray()).containsExactly(expected, within(1e-6f));
    }
}

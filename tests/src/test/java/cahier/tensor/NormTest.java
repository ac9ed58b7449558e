package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Literal values and gradients from PyTorch.
class NormTest {

    @Test
    void rowsColumnsAndEverything() {
        var x = Tensor.of(new double[][] {{1, 2, 2}, {4, 0, 3}}).withGrad();
        assertThat(x.norm(1).toArray()).containsExactly(3, 5);
        assertThat(x.norm(0).toArray())
                .containsExactly(new float[] {4.1231055f, 2, 3.6055513f}, within(1e-6f));
        x.norm().backward();
        assertThat(x.norm().item()).isEqualTo(5.8309519f);
        assertThat(x.grad().toArray())
                .containsExactly(
                        new float[] {.1714986f, .3429972f, .3429972f, .6859944f, 0, .5144958f},
                        within(1e-7f));
        assertThat(x.norm(0, 1).item()).isEqualTo(5.8309519f);
        assertThat(Tensor.scalar(-3).norm().item()).isEqualTo(3);
    }

    @Test
    void theDerivativeAtZeroIsZero() {
        var x = Tensor.of(new double[][] {{3, 4}, {0, 0}, {-5, 12}}).withGrad();
        var y = x.norm(1);
        assertThat(y.toArray()).containsExactly(5, 0, 13);
        y.backward(Tensor.of(1, 2, 3));
        assertThat(x.grad().toArray())
                .containsExactly(
                        new float[] {.6f, .8f, 0, 0, -1.1538461f, 2.7692308f}, within(1e-6f));
    }

    @Test
    void squaresThatOverflowOrVanishDoNoHarm() {
        var x =
                Tensor.of(new double[][] {{3e30, 4e30}, {3e-30, -4e-30}, {3, 4}, {1e-45, 0}})
                        .withGrad();
        var y = x.norm(1);
        assertThat(y.toArray()).containsExactly(5e30f, 5e-30f, 5, 1e-45f);
        y.sum().backward();
        assertThat(x.grad().toArray())
                .containsExactly(new float[] {.6f, .8f, .6f, -.8f, .6f, .8f, 1, 0}, within(1e-7f));
        assertThat(Tensor.full(3e38, 2).norm().item()).isInfinite();
        assertThat(Tensor.of(Double.NEGATIVE_INFINITY, 1).norm().item()).isInfinite();
        assertThat(Tensor.of(Double.NaN, 1e30).norm().item()).isNaN();
    }

    @Test
    void noValuesHaveLengthZero() {
        assertThat(Tensor.zeros(0).norm().item()).isZero();
        assertThat(Tensor.zeros(2, 0).norm(0).shape()).containsExactly(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(2).norm(1))
                .withMessage("norm: axis out of range: got 1; expected an axis from -1 to 0");
    }
}

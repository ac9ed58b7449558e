package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// Literal values and gradients from PyTorch.
class ProdTest {

    private final Tensor x = Tensor.of(new double[][] {{2, 3, 4}, {5, 0, 6}, {0, 7, 0}}).withGrad();

    @Test
    void gradientsPassByZeros() {
        var y = x.prod(1);
        assertThat(y.toArray()).containsExactly(24, 0, 0);
        y.backward(Tensor.of(1, 2, 3));
        assertThat(x.grad().toArray()).containsExactly(12, 8, 6, 0, 60, 0, 0, 0, 0);
        x.zeroGrad();
        x.prod(0).sum().backward();
        assertThat(x.grad().toArray()).containsExactly(0, 0, 0, 0, 21, 0, 10, 0, 24);
    }

    @Test
    void partsOnTheWayMayOverflow() {
        assertThat(Tensor.of(1e30, 1e30, 1e-30, 1e-30).prod().item()).isEqualTo(1f);
        assertThat(Tensor.arange(1, 9, 1).reshape(2, 2, 2).prod(2, 0).toArray())
                .containsExactly(60, 672);
    }

    @Test
    void noValuesMakeOne() {
        assertThat(Tensor.zeros(0).prod().item()).isEqualTo(1);
        assertThat(Tensor.zeros(2, 0).prod(1).toArray()).containsExactly(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.prod(0, 0))
                .withMessage("prod: an axis twice: got [0, 0]; expected distinct axes");
    }
}

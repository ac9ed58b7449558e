package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// Literal values and gradients from PyTorch.
class CumsumTest {

    private final Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).withGrad();

    @Test
    void gradientsAreSumsFromTheBack() {
        var y = x.cumsum(-1);
        assertThat(y.toMatrix()).isDeepEqualTo(new float[][] {{1, 3, 6}, {4, 9, 15}});
        y.backward(x.detach());
        assertThat(x.grad().toArray()).containsExactly(6, 5, 3, 15, 11, 6);
        x.zeroGrad();
        y = x.cumsum(0);
        assertThat(y.toMatrix()).isDeepEqualTo(new float[][] {{1, 2, 3}, {5, 7, 9}});
        y.backward(x.detach());
        assertThat(x.grad().toArray()).containsExactly(5, 7, 9, 4, 5, 6);
    }

    @Test
    void longSumsKeepTheirDigits() {
        var y = Tensor.full(.1, 1 << 20).cumsum(0);
        assertThat(y.at((1 << 20) - 1)).isEqualTo(104857.6f);
    }

    @Test
    void anAxisThatIsNotThereIsRefused() {
        assertThat(Tensor.zeros(2, 0).cumsum(1).shape()).containsExactly(2, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.scalar(1).cumsum(0))
                .withMessage("cumsum: axis out of range: got 0; expected a tensor with axes");
    }
}

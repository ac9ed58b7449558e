package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Literal values from PyTorch, gradients from softmax in double precision.
class LogSumExpTest {

    private final Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {1000, 1000, 0}}).withGrad();

    @Test
    void nothingOverflows() {
        var y = x.logSumExp(1);
        assertThat(y.at(0)).isEqualTo(3.4076059f, within(5e-7f));
        assertThat(y.at(1)).isEqualTo(1000.69318f);
        y.backward(Tensor.of(1, 2));
        assertThat(x.grad().toArray())
                .containsExactly(
                        new float[] {.09003057f, .24472847f, .66524096f, 1, 1, 0}, within(1e-7f));
        assertThat(x.logSumExp(0).toArray()).containsExactly(1000, 1000, 3.0485874f);
        assertThat(x.logSumExp().item()).isEqualTo(1000.69318f);
        assertThat(x.logSumExp(0, -1).item()).isEqualTo(1000.69318f);
    }

    @Test
    void infiniteValuesCountAsTheyAre() {
        double plus = Double.POSITIVE_INFINITY, minus = Double.NEGATIVE_INFINITY;
        assertThat(Tensor.of(plus, 0).logSumExp().item()).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Tensor.of(minus, minus).logSumExp().item()).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Tensor.of(minus, 2).logSumExp().item()).isEqualTo(2);
        assertThat(Tensor.of(Double.NaN, 2).logSumExp().item()).isNaN();
        assertThat(Tensor.zeros(0).logSumExp().item()).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void anAxisThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.logSumExp(2))
                .withMessage("logSumExp: axis out of range: got 2; expected an axis from -2 to 1");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ReductionTest {

    private final Tensor x = Tensor.of(new float[][] {{1, 5, 2}, {4, 3, 9}});

    @Test
    void sumsGoOverEverythingOrSomeAxes() {
        assertThat(x.sum().item()).isEqualTo(24);
        assertThat(x.sum(0).toArray()).containsExactly(5, 8, 11);
        assertThat(x.sum(-1).toArray()).containsExactly(8, 16);
        var cube = Tensor.arange(24).reshape(2, 3, 4);
        assertThat(cube.sum(0, 2).toArray()).containsExactly(60, 92, 124);
        assertThat(cube.sum(0, 1, 2).item()).isEqualTo(276);
        assertThatIllegalArgumentException().isThrownBy(() -> x.sum(0, -2));
    }

    @Test
    void meansDivideByTheCount() {
        assertThat(x.mean().item()).isEqualTo(4);
        assertThat(x.mean(0).toArray()).containsExactly(2.5f, 4, 5.5f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(0).mean())
                .withMessage("mean: no values: got shape [0]; expected one or more");
    }

    @Test
    void extremesPassTheGradientToTheFirstOfThem() {
        assertThat(x.max().item()).isEqualTo(9);
        assertThat(x.max(1).toArray()).containsExactly(5, 9);
        assertThat(x.min(0).toArray()).containsExactly(1, 3, 2);
        var ties = Tensor.of(2, 7, 7).withGrad();
        ties.max().backward();
        assertThat(ties.grad().toArray()).containsExactly(0, 1, 0);
        assertThat(Tensor.of(1, Double.NaN, 3).max().item()).isNaN();
    }

    @Test
    void argmaxNamesTheFirstLargest() {
        assertThat(x.argmax()).isEqualTo(5);
        assertThat(x.argmax(1).toInts()).containsExactly(1, 2);
        assertThat(x.argmax(0).toInts()).containsExactly(1, 0, 1);
        assertThat(Tensor.of(1, 3, 3).argmax()).isEqualTo(1);
    }

    @Test
    void argminNamesTheFirstSmallest() {
        assertThat(x.argmin()).isZero();
        assertThat(Tensor.of(new double[][] {{3, 1, 0}, {1, 2, 0}}).argmin(0).toInts())
                .containsExactly(1, 0, 0);
        assertThat(x.argmin(-1).toInts()).containsExactly(0, 1);
        assertThat(Tensor.of(1, Double.NaN, 0).argmin()).isEqualTo(1);
        assertThat(Tensor.of(Double.NEGATIVE_INFINITY, -3).argmin()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(2, 0).argmin(1))
                .withMessage("argmin: no values: got shape [2, 0]; expected one or more");
        assertThat(Tensor.scalar(2).argmin()).isZero();
    }
}

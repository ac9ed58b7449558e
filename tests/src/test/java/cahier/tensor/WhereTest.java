package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/// Literal values and gradients from PyTorch.
class WhereTest {

    private final Tensor a = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).withGrad();
    private final Tensor b = Tensor.of(10, 20, 30).withGrad();

    @Test
    void allThreeBroadcastAndGradientsGoBackToEach() {
        var y = Tensor.where(Tensor.of(1, 0).reshape(2, 1), a, b);
        assertThat(y.toMatrix()).isDeepEqualTo(new float[][] {{1, 2, 3}, {10, 20, 30}});
        y.backward(Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}));
        assertThat(a.grad().toArray()).containsExactly(1, 2, 3, 0, 0, 0);
        assertThat(b.grad().toArray()).containsExactly(4, 5, 6);
        assertThat(Tensor.where(Tensor.of(0, 1, 1), Tensor.scalar(7), b).toArray())
                .containsExactly(10, 7, 7);
        assertThat(Tensor.where(Tensor.zeros(2, 1, 0), a.sum(), b.sum()).shape())
                .containsExactly(2, 1, 0);
    }

    @Test
    void aNumberMayStandForEither() {
        var signs = Tensor.of(-1, 2, 0);
        assertThat(Tensor.where(signs.gt(0), signs, 9).toArray()).containsExactly(9, 2, 9);
        assertThat(Tensor.where(signs.gt(0), .5, signs).toArray()).containsExactly(-1, .5f, 0);
        Tensor.where(Tensor.of(1, 0, 1), b, 0).sum().backward();
        assertThat(b.grad().toArray()).containsExactly(1, 0, 1);
    }

    @Test
    void whatIsNotZeroCounts() {
        var condition = Tensor.of(-1, Double.NaN, -0.0);
        assertThat(Tensor.where(condition, a.get(0), b).toArray()).containsExactly(1, 2, 30);
    }

    @Test
    void whatWasNotTakenGetsNoGradientEvenFromAnInfiniteOne() {
        Tensor.where(Tensor.of(1, 0, 0), a.get(0), b)
                .backward(Tensor.of(Double.POSITIVE_INFINITY, Double.NaN, 1));
        assertThat(a.grad().toArray()).containsExactly(Float.POSITIVE_INFINITY, 0, 0, 0, 0, 0);
        assertThat(b.grad().toArray()).containsExactly(0, Float.NaN, 1);
    }

    @Test
    void noGradientPassesToTheCondition() {
        var condition = Tensor.of(1, 0, 2).withGrad();
        Tensor.where(condition.log(), b, b.mul(2)).sum().backward();
        assertThat(condition.grad()).isNull();
        assertThat(b.grad().toArray()).containsExactly(2, 1, 1);
    }

    @Test
    void aConditionThatWasChangedIsRefused() {
        for (var tracked : new boolean[] {false, true}) {
            var condition = Tensor.of(1, 0, 1);
            if (tracked) condition.withGrad();
            var y = Tensor.where(condition, b, b.mul(2)).sum();
            condition.update(values -> values[0] = 0);
            assertThatIllegalStateException()
                    .isThrownBy(y::backward)
                    .withMessageContaining(
                            "got the condition [3] of condition ? a : b, changed by");
        }
    }

    @Test
    void nothingIsRecordedWithoutGradients() {
        var y = Tensor.noGrad(() -> Tensor.where(Tensor.of(1, 0, 1), b, a));
        assertThat(y.formula()).isEmpty();
        assertThat(Tensor.where(Tensor.of(1, 0, 1), b, a).formula()).isEqualTo("condition ? a : b");
    }

    @Test
    void shapesThatDoNotBroadcastAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.where(Tensor.of(1, 0), a, b))
                .withMessage(
                        "where: shapes do not broadcast: got [2] and [2, 3]; expected lengths that"
                                + " are equal or 1, aligned at the last axis");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cahier.array.Generator;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Literal values and gradients from PyTorch, whose stable order this is.
class SortTest {

    private final Tensor x = Tensor.of(new double[][] {{3, 1, 2}, {1, Double.NaN, -1}}).withGrad();

    @Test
    void gradientsGoToWhereAValueCameFrom() {
        var y = x.sort(1);
        assertThat(y.toArray()).containsExactly(1, 2, 3, -1, 1, Float.NaN);
        y.mul(Tensor.of(1, 2, 3)).sum().backward();
        assertThat(x.grad().toArray()).containsExactly(3, 1, 2, 2, 3, 1);
    }

    @Test
    void equalValuesKeepTheirOrder() {
        var t = Tensor.of(new double[][] {{3, 1, 2}, {1, 5, 2}});
        assertThat(t.sort(0).toMatrix()).isDeepEqualTo(new float[][] {{1, 1, 2}, {3, 5, 2}});
        assertThat(t.argsort(0).toInts()).containsExactly(1, 0, 0, 0, 1, 1);
        assertThat(Tensor.of(Double.NaN, 1, -0.0, 0, -1).argsort(0).toInts())
                .containsExactly(4, 2, 3, 1, 0);
        assertThat(Tensor.of(Double.NaN, 1, -0.0, 0, -1).sort(0).toArray())
                .containsExactly(-1, -0f, 0, 1, Float.NaN);
    }

    @Test
    void everyAxisOfManyValues() {
        var many = Tensor.randn(new Generator(3), 7, 60, 50);
        for (var axis = 0; axis < 3; axis++) {
            var sorted = many.sort(axis);
            assertThat(many.gather(axis, many.argsort(axis)).sameAs(sorted)).isTrue();
            var later = sorted.slice(axis, 1, many.size(axis));
            assertThat(later.ge(sorted.slice(axis, 0, -1)).min().item()).isEqualTo(1);
        }
        var all = many.toArray();
        Arrays.sort(all);
        assertThat(many.flatten().sort(0).toArray()).containsExactly(all);
    }

    @Test
    void anAxisThatIsNotThereIsRefused() {
        assertThat(Tensor.zeros(0, 2).sort(0).shape()).containsExactly(0, 2);
        assertThat(Tensor.zeros(2, 0).argsort(0).shape()).containsExactly(2, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.sort(2))
                .withMessage("sort: axis out of range: got 2; expected an axis from -2 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.argsort(-3))
                .withMessage("argsort: axis out of range: got -3; expected an axis from -2 to 1");
    }
}

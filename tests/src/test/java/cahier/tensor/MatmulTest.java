package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MatmulTest {

    private final Tensor a = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
    private final Tensor b = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});

    @Test
    void multipliesRowsByColumns() {
        var y = a.matmul(b);
        assertThat(y.shape()).containsExactly(2, 2);
        assertThat(y.toArray()).containsExactly(22, 28, 49, 64);
    }

    @Test
    void gradientsOfASquareAddUp() {
        var x = Tensor.of(new float[][] {{1, 2}, {3, 4}}).withGrad();
        x.matmul(x).add(1).relu().sum().backward();
        assertThat(x.grad().toArray()).containsExactly(7, 11, 9, 13);
    }

    @Test
    void vectorsAreRowsOnTheLeftAndColumnsOnTheRight() {
        var v = Tensor.of(1, 10, 100);
        assertThat(v.matmul(v).item()).isEqualTo(10_101);
        assertThat(a.matmul(v).toArray()).containsExactly(321, 654);
        assertThat(v.matmul(b).toArray()).containsExactly(531, 642);
        assertThat(v.matmul(b).shape()).containsExactly(2);
    }

    @Test
    void broadcastsBatchAxes() {
        var left = Tensor.arange(12).reshape(2, 1, 2, 3);
        var right = Tensor.concat(0, b.unsqueeze(0), b.unsqueeze(0).mul(2));
        var y = left.matmul(right);
        assertThat(y.shape()).containsExactly(2, 2, 2, 2);
        assertThat(y.get(0, 0).toArray()).containsExactly(13, 16, 40, 52);
        assertThat(y.get(0, 1).toArray()).containsExactly(26, 32, 80, 104);
        assertThat(y.get(1, 1).toArray()).containsExactly(134, 176, 188, 248);
    }

    @Test
    void namesInnerSizesThatDiffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.matmul(Tensor.zeros(4, 5)))
                .withMessage(
                        "matmul: inner sizes differ: got [2, 3] and [4, 5]; expected left[1] =="
                                + " right[0]");
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.scalar(1).matmul(a));
    }
}

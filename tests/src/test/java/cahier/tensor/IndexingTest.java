package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IndexingTest {

    private final Tensor x = Tensor.arange(6).reshape(2, 3);

    @Test
    void takeChoosesPartsOfAnyAxis() {
        assertThat(x.take(1, 2, 0, 2)).hasToString(x.take(-1, 2, 0, 2).toString());
        assertThat(x.take(1, 2, 0, 2).toArray()).containsExactly(2, 0, 2, 5, 3, 5);
        assertThat(x.take(0, 1).shape()).containsExactly(1, 3);
        assertThat(x.take(1).shape()).containsExactly(2, 0);
        var cube = Tensor.arange(12).reshape(2, 3, 2);
        assertThat(cube.take(1, 2, 1).toArray()).containsExactly(4, 5, 2, 3, 10, 11, 8, 9);
    }

    @Test
    void takeRefusesAnIndexOutsideTheAxis() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.take(1, 3))
                .withMessage("take: index out of range: got 3; expected 0 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> x.take(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> x.take(2, 0));
    }

    /// The example of PyTorch's documentation of `gather`, and NumPy's of `take_along_axis`.
    @Test
    void gatherTakesEachValueByItsOwnIndex() {
        var t = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        var y = t.gather(1, Tensor.of(new double[][] {{0, 0}, {1, 0}}));
        assertThat(y.toMatrix()).isDeepEqualTo(new float[][] {{1, 1}, {4, 3}});
        var a = Tensor.of(new double[][] {{10, 30, 20}, {60, 40, 50}});
        assertThat(a.gather(1, Tensor.of(new double[][] {{0, 2, 1}, {1, 2, 0}})).toMatrix())
                .isDeepEqualTo(new float[][] {{10, 20, 30}, {40, 50, 60}});
    }

    @Test
    void gatherOfTheArgmaxIsTheMaximum() {
        var t = Tensor.of(3, 1, 2, 0, 5, 4, 9, 7, 8, 6, 11, 10).reshape(2, 3, 2);
        for (var axis = 0; axis < 3; axis++) {
            var top = t.gather(axis, t.argmax(axis).unsqueeze(axis));
            assertThat(top.toArray()).containsExactly(t.max(axis).toArray());
        }
    }

    @Test
    void gatherAddsUpTheGradientsOfAValueTakenTwice() {
        var leaf = x.copy().withGrad();
        leaf.gather(1, Tensor.of(new double[][] {{0, 0}, {2, 1}})).sum().backward();
        assertThat(leaf.grad().toArray()).containsExactly(2, 0, 0, 0, 1, 1);
    }

    @Test
    void gatherSaysWhatIsWrongWithIndices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.gather(1, Tensor.of(0, 1)))
                .withMessage(
                        "gather: shapes differ beside axis 1: got [2, 3] and indices [2]; expected"
                                + " indices with equal lengths on the other axes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.gather(0, Tensor.full(.5, 1, 3)))
                .withMessage("gather: not an index: got 0.5; expected whole numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.gather(0, Tensor.full(2, 1, 3)))
                .withMessage("gather: index out of range: got 2; expected 0 to 1");
        assertThat(x.gather(1, Tensor.zeros(2, 0)).shape()).containsExactly(2, 0);
    }

    @Test
    void aSliceWithoutAnEndGoesToTheLast() {
        var x = Tensor.arange(6).reshape(2, 3);
        assertThat(x.slice(1, 1).toArray()).containsExactly(1, 2, 4, 5);
        assertThat(x.slice(-1, -2).toArray()).containsExactly(1, 2, 4, 5);
        assertThat(x.slice(0, 2).shape()).containsExactly(0, 3);
    }

    @Test
    void theDiagonalIsOfTheLastTwoAxes() {
        assertThat(x.diagonal().toArray()).containsExactly(0, 4);
        assertThat(x.transpose().diagonal().toArray()).containsExactly(0, 4);
        var stack = Tensor.arange(18).reshape(2, 3, 3).withGrad();
        assertThat(stack.diagonal().toMatrix())
                .isDeepEqualTo(new float[][] {{0, 4, 8}, {9, 13, 17}});
        stack.diagonal().sum(-1).backward(Tensor.of(1, 2));
        assertThat(stack.grad().toArray())
                .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 0, 0, 0, 2);
        assertThat(Tensor.zeros(3, 0, 2).diagonal().shape()).containsExactly(3, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(1, 2).diagonal())
                .withMessage("diagonal: not a matrix: got shape [2]; expected two axes or more");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ViewsTest {

    private final Tensor x = Tensor.arange(6).reshape(2, 3);

    @Test
    void reshapeSharesStorage() {
        var y = x.reshape(3, -1);
        assertThat(y.shape()).containsExactly(3, 2);
        y.data()[0] = 7;
        assertThat(x.at(0, 0)).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.reshape(4, -1))
                .withMessage(
                        "reshape: number of elements differs: got [2, 3] to [4, -1]; expected a"
                                + " shape of 6 elements");
    }

    @Test
    void flattenKeepsTheAxesBefore() {
        assertThat(Tensor.zeros(2, 3, 4).flatten(1).shape()).containsExactly(2, 12);
        assertThat(Tensor.zeros(2, 3, 4).flatten().shape()).containsExactly(24);
    }

    @Test
    void transposeSwapsTheLastTwoAxes() {
        assertThat(x.transpose().toArray()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(Tensor.zeros(2, 3, 4).transpose().shape()).containsExactly(2, 4, 3);
        assertThat(Tensor.zeros(2, 3, 4).permute(2, 0, 1).shape()).containsExactly(4, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> x.permute(0, 0));
    }

    @Test
    void slicesAreRangesOfAnAxis() {
        assertThat(x.slice(1, 1, 3).toArray()).containsExactly(1, 2, 4, 5);
        assertThat(x.slice(-1, 0, -1).toArray()).containsExactly(0, 1, 3, 4);
        assertThat(x.slice(1, 0, 3, 2).toArray()).containsExactly(0, 2, 3, 5);
        assertThat(x.slice(0, 1, 1).shape()).containsExactly(0, 3);
        assertThat(x.flip(0).toArray()).containsExactly(3, 4, 5, 0, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.slice(1, 1, 4))
                .withMessage(
                        "slice: range out of the axis: got 1 to 4 by 1 for length 3; expected 0 ≤"
                                + " from ≤ to ≤ 3 and a step of 1 or more");
    }

    @Test
    void getTakesAPartByIndex() {
        assertThat(x.get(1).toArray()).containsExactly(3, 4, 5);
        assertThat(x.get(1, 2).item()).isEqualTo(5);
        assertThat(x.get(1, 2).shape()).isEmpty();
        assertThat(x.at(0, 2)).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> x.get(2));
        assertThatIllegalArgumentException().isThrownBy(() -> x.get(0, 0, 0));
    }

    @Test
    void rowsMayComeTwiceAndGatherTheirGradients() {
        var leaf = x.copy().withGrad();
        var y = leaf.rows(1, 0, 1);
        assertThat(y.toArray()).containsExactly(3, 4, 5, 0, 1, 2, 3, 4, 5);
        y.sum().backward();
        assertThat(leaf.grad().toArray()).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(x.pick(2, 0).toArray()).containsExactly(2, 3);
    }

    @Test
    void joiningNeedsEqualOtherAxes() {
        assertThat(Tensor.concat(0, x, x.get(0).unsqueeze(0)).shape()).containsExactly(3, 3);
        assertThat(Tensor.concat(1, x, x).get(0).toArray()).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(Tensor.stack(0, x, x).shape()).containsExactly(2, 2, 3);
        assertThat(Tensor.stack(2, x, x).get(0).toArray()).containsExactly(0, 0, 1, 1, 2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.concat(0, x, Tensor.zeros(1, 2)))
                .withMessage(
                        "concat: shapes differ beside axis 0: got [2, 3] and [1, 2]; expected equal"
                                + " lengths on the other axes");
    }

    @Test
    void paddingFramesTheLastAxes() {
        var y = Tensor.of(new float[][] {{1, 2}}).pad(0, 0, 1, 2, 0);
        assertThat(y.shape()).containsExactly(2, 4);
        assertThat(y.toArray()).containsExactly(0, 0, 1, 2, 0, 0, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> x.pad(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.pad(0, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .withMessageStartingWith("pad: axis too long: got length 42949672");
    }

    @Test
    void expandRepeats() {
        assertThat(Tensor.of(1, 2).expand(2, 2).toArray()).containsExactly(1, 2, 1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> x.expand(3));
    }

    @Test
    void axesOfLengthOneComeAndGo() {
        assertThat(x.unsqueeze(1).shape()).containsExactly(2, 1, 3);
        assertThat(x.unsqueeze(-1).squeeze(2).shape()).containsExactly(2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.squeeze(0))
                .withMessage(
                        "squeeze: axis 0 is not of length 1: got shape [2, 3]; expected length 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.size(2))
                .withMessage("size: axis out of range: got 2; expected an axis from -2 to 1");
    }

    @Test
    void twoAxesChangePlaces() {
        var cube = Tensor.arange(6).reshape(1, 2, 3);
        assertThat(cube.swap(0, -1).shape()).containsExactly(3, 2, 1);
        assertThat(cube.swap(1, 2).toArray()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    /// The shapes are NumPy's; gradients are summed over the copies.
    @Test
    void tileRepeatsWholeAxes() {
        var t = Tensor.of(new double[][] {{1, 2}, {3, 4}}).withGrad();
        assertThat(t.tile(2).toMatrix()).isDeepEqualTo(new float[][] {{1, 2, 1, 2}, {3, 4, 3, 4}});
        assertThat(t.tile(2, 1).toMatrix())
                .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {1, 2}, {3, 4}});
        assertThat(Tensor.of(1, 2).tile(2, 2).toMatrix())
                .isDeepEqualTo(new float[][] {{1, 2, 1, 2}, {1, 2, 1, 2}});
        assertThat(t.tile(0, 3).shape()).containsExactly(0, 6);
        assertThat(Tensor.scalar(5).tile(3).toArray()).containsExactly(5, 5, 5);
        t.tile(2, 1).mul(Tensor.arange(8).reshape(4, 2)).sum().backward();
        assertThat(t.grad().toArray()).containsExactly(4, 6, 8, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> t.tile(-1))
                .withMessage("tile: negative times: got [-1]; expected 0 or more each");
    }
}

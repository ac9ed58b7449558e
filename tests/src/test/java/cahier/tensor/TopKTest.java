package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TopKTest {

    private final Tensor x = Tensor.of(new double[][] {{1, 4, 4}, {9, 7, 8}}).withGrad();

    @Test
    void theLargestComeFirst() {
        var top = x.topk(2);
        assertThat(top.values().toArray()).containsExactly(4, 4, 9, 8);
        assertThat(top.indices().toInts()).containsExactly(1, 2, 0, 2);
        assertThat(top.values().shape()).containsExactly(2, 2);
    }

    @Test
    void gradientsGoToWhatWasTaken() {
        x.topk(1).values().sum().backward();
        assertThat(x.grad().toArray()).containsExactly(0, 1, 0, 1, 0, 0);
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.topk(4))
                .withMessage(
                        "topk: k does not fit the last axis: got 4 for shape [2, 3]; expected 1 to"
                                + " the length of the last axis");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BroadcastTest {

    private final Tensor row = Tensor.of(1, 2, 3);
    private final Tensor column = Tensor.of(new float[][] {{10}, {20}});

    @Test
    void rowAndColumnMakeATable() {
        var y = row.add(column);
        assertThat(y.shape()).containsExactly(2, 3);
        assertThat(y.toArray()).containsExactly(11, 12, 13, 21, 22, 23);
        assertThat(column.sub(row).toArray()).containsExactly(9, 8, 7, 19, 18, 17);
        assertThat(column.mul(row).toArray()).containsExactly(10, 20, 30, 20, 40, 60);
        assertThat(column.div(row).get(0).toArray()).containsExactly(10, 5, 10 / 3f);
    }

    @Test
    void channelsOfAPictureGetOneValueEach() {
        var y = Tensor.ones(2, 3, 2, 2).mul(row.reshape(3, 1, 1));
        assertThat(y.get(1, 2).toArray()).containsExactly(3, 3, 3, 3);
        assertThat(y.sum().item()).isEqualTo(48);
    }

    @Test
    void whatWasRepeatedIsSummedBackward() {
        var r = row.copy().withGrad();
        var c = column.copy().withGrad();
        r.mul(c).sum().backward();
        assertThat(r.grad().toArray()).containsExactly(30, 30, 30);
        assertThat(c.grad().toArray()).containsExactly(6, 6);
        assertThat(c.grad().shape()).containsExactly(2, 1);
    }

    @Test
    void aMiddleAxisMayBeRepeated() {
        var x = Tensor.arange(4).reshape(2, 1, 2).withGrad();
        var y = x.add(Tensor.zeros(2, 3, 2));
        assertThat(y.toArray()).containsExactly(0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3);
        y.sum().backward();
        assertThat(x.grad().toArray()).containsExactly(3, 3, 3, 3);
    }

    @Test
    void emptyAxesStayEmpty() {
        assertThat(Tensor.zeros(0, 3).add(row).shape()).containsExactly(0, 3);
    }

    @Test
    void comparisonsGiveZeroAndOne() {
        assertThat(row.gt(2).toArray()).containsExactly(0, 0, 1);
        assertThat(row.ge(2).toArray()).containsExactly(0, 1, 1);
        assertThat(row.lt(2).toArray()).containsExactly(1, 0, 0);
        assertThat(row.le(2).toArray()).containsExactly(1, 1, 0);
        assertThat(row.eq(2).toArray()).containsExactly(0, 1, 0);
        assertThat(row.ne(2).toArray()).containsExactly(1, 0, 1);
        assertThat(row.lt(column.div(10)).shape()).containsExactly(2, 3);
    }

    @Test
    void namesShapesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(2, 3).add(Tensor.zeros(2)))
                .withMessage(
                        "add: shapes do not broadcast: got [2, 3] and [2]; expected lengths that"
                                + " are equal or 1, aligned at the last axis");
    }
}

package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.array.Generator;

import org.junit.jupiter.api.Test;

class CreationTest {

    @Test
    void nestedArraysGiveTheShape() {
        assertThat(Tensor.of(1, 2, 3).shape()).containsExactly(3);
        assertThat(Tensor.of(.5, 1).toArray()).containsExactly(.5f, 1);
        assertThat(Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).shape()).containsExactly(2, 3);
        var deep = Tensor.of(new float[][][][] {{{{1, 2}}, {{3, 4}}}});
        assertThat(deep.shape()).containsExactly(1, 2, 1, 2);
        assertThat(deep.at(0, 1, 0, 0)).isEqualTo(3);
        assertThat(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2).at(1, 0)).isEqualTo(3);
    }

    @Test
    void unequalRowsAndWrongCountsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[][] {{1, 2}, {3}}))
                .withMessage(
                        "of: rows of unequal length: got lengths 2 and 1; expected equal lengths on"
                                + " each axis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[3], 2, 2))
                .withMessage(
                        "of: number of values differs from the shape's: got 3 values for [2, 2];"
                                + " expected 4 values");
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.zeros(2, -1));
        for (var huge : new int[][] {{1 << 20, 1 << 20}, {65536, 65536, 65536, 65536}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.zeros(huge))
                    .withMessageStartingWith("shape: too many elements: got [");
        }
    }

    @Test
    void constantsAndRanges() {
        assertThat(Tensor.ones(2).toArray()).containsExactly(1, 1);
        assertThat(Tensor.full(2.5, 1, 2).toArray()).containsExactly(2.5f, 2.5f);
        assertThat(Tensor.arange(3).toArray()).containsExactly(0, 1, 2);
        assertThat(Tensor.arange(1, 0, -.25).toArray()).containsExactly(1, .75f, .5f, .25f);
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.arange(0, 1, 0));
    }

    /// The values are NumPy's.
    @Test
    void equalDistancesReachBothEnds() {
        assertThat(Tensor.linspace(0, 1, 7).toArray())
                .containsExactly(0, .16666667f, .33333334f, .5f, .6666667f, .8333333f, 1);
        assertThat(Tensor.linspace(2, -1, 4).toArray()).containsExactly(2, 1, 0, -1);
        assertThat(Tensor.linspace(3, 9, 1).toArray()).containsExactly(3);
        assertThat(Tensor.linspace(3, 9, 0).shape()).containsExactly(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.linspace(0, 1, -1))
                .withMessage("linspace: negative length: got [-1]; expected lengths of 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.linspace(0, Double.POSITIVE_INFINITY, 3))
                .withMessage(
                        "linspace: an end is not finite: got 0.0 to Infinity; expected two finite"
                                + " numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.arange(0, Double.POSITIVE_INFINITY, 1))
                .withMessageStartingWith(
                        "arange: too many values: got from 0.0 to Infinity by 1.0");
    }

    @Test
    void theIdentityHasOnesOnItsDiagonal() {
        assertThat(Tensor.eye(2).toMatrix()).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}});
        assertThat(Tensor.eye(0).shape()).containsExactly(0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.eye(-1))
                .withMessage("eye: negative length: got [-1, -1]; expected lengths of 0 or more");
    }

    @Test
    void randomNumbersDependOnTheSeedAlone() {
        var first = Tensor.randn(new Generator(42), 1000);
        assertThat(first.sameAs(Tensor.randn(new Generator(42), 1000))).isTrue();
        assertThat(first.sameAs(Tensor.randn(new Generator(43), 1000))).isFalse();
        assertThat(first.mean().item()).isEqualTo(0, within(.1f));
        assertThat(first.square().mean().item()).isEqualTo(1, within(.15f));
        var even = Tensor.rand(new Generator(42), 1000);
        assertThat(even.min().item()).isBetween(0f, .01f);
        assertThat(even.max().item()).isBetween(.99f, Math.nextDown(1f));
    }

    @Test
    void oneHotRowsAreDistinctAndSumToOne() {
        var rows = Tensor.oneHot(new int[] {2, 0}, 3);
        assertThat(rows.toArray()).containsExactly(0, 0, 1, 1, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.oneHot(new int[] {3}, 3))
                .withMessage("oneHot: label out of range: got 3 at 0; expected 0 to 2");
    }

    @Test
    void copiesAreIndependentOfTheirSource() {
        var values = new float[] {1, 2};
        var copied = Tensor.of(values);
        var wrapped = Tensor.wrap(values, 2);
        values[0] = 9;
        assertThat(copied.at(0)).isEqualTo(1);
        assertThat(wrapped.at(0)).isEqualTo(9);
        assertThat(Tensor.of(1, 2, 3).toInts()).containsExactly(1, 2, 3);
        for (var wrong : new double[] {.5, 0x1p31, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.of(wrong).toInts())
                    .withMessageEndingWith("; expected whole numbers");
        }
        assertThatIllegalArgumentException().isThrownBy(copied::item);
    }
}

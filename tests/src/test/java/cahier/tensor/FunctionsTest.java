package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Literal values from float64.
class FunctionsTest {

    private final Tensor x = Tensor.of(-2, -.5, 0, 1, 3);

    @Test
    void reluHasSlopeZeroAtZero() {
        var leaf = x.copy().withGrad();
        var y = leaf.relu();
        assertThat(y.toArray()).containsExactly(0, 0, 0, 1, 3);
        y.sum().backward();
        assertThat(leaf.grad().toArray()).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void sigmoidKeepsItsDigitsWhereItSaturates() {
        close(Tensor.of(0, 2, 3).sigmoid(), .5, .880797, .952574);
        var leaf = Tensor.of(0, 10).withGrad();
        leaf.sigmoid().sum().backward();
        assertThat(leaf.grad().at(0)).isEqualTo(.25f);
        assertThat(leaf.grad().at(1)).isEqualTo(4.539581e-5f, within(1e-11f));
    }

    @Test
    void smoothFunctions() {
        close(x.tanh(), -.964028, -.462117, 0, .761594, .995055);
        close(x.exp(), .135335, .606531, 1, 2.718282, 20.085537);
        close(Tensor.of(.5, 1, 10).log(), -.693147, 0, 2.302585);
        close(x.erf(), -.995322, -.520500, 0, .842701, .999978);
        close(x.gelu(), -.045500, -.154269, 0, .841345, 2.995950);
        close(x.silu(), -.238406, -.188770, 0, .731059, 2.857722);
        close(x.softplus(), .126928, .474077, .693147, 1.313262, 3.048587);
        close(x.elu(1), -.864665, -.393469, 0, 1, 3);
        close(x.leakyRelu(.01), -.02, -.005, 0, 1, 3);
    }

    @Test
    void powersAndRoots() {
        close(x.square(), 4, .25, 0, 1, 9);
        close(x.pow(3), -8, -.125, 0, 1, 27);
        close(Tensor.of(4, 2).sqrt(), 2, 1.414214);
        close(Tensor.of(4, 2).pow(1.5), 8, 2.828427);
        close(x.abs(), 2, .5, 0, 1, 3);
        close(x.floor(), -2, -1, 0, 1, 3);
        close(x.neg(), 2, .5, 0, -1, -3);
    }

    @Test
    void clipHoldsBack() {
        assertThat(x.clip(-1, 2).toArray()).containsExactly(-1, -.5f, 0, 1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> x.clip(1, 0));
    }

    @Test
    void softmaxDoesNotOverflow() {
        close(Tensor.of(1000, 0, 1000).softmax(), .5, 0, .5);
        close(Tensor.of(1, 2, 3).softmax(), .090031, .244728, .665241);
        close(Tensor.of(1, 2, 3).logSoftmax(), -2.407606, -1.407606, -.407606);
        assertThat(Tensor.of(0, -200).logSoftmax().at(1)).isEqualTo(-200);
        var columns = Tensor.of(new float[][] {{1, 0}, {1, 1000}}).softmax(0);
        assertThat(columns.toArray()).containsExactly(.5f, 0, .5f, 1);
    }

    @Test
    void crossEntropyIsTheMeanOverRowsThatCount() {
        var logits = Tensor.of(new float[][] {{1, 2, 3}, {0, 0, 0}, {1000, 0, 0}});
        close(Fused.crossEntropy(logits, new int[] {2, 1, 0}, 0), .502073);
        close(Fused.crossEntropy(logits, new int[] {2, -1, -1}, 0), .407606);
        close(
                Fused.crossEntropy(logits, new int[] {2, 1, -1}, 0, 1, 3, 1),
                (.407606 + 3 * 1.098612) / 4);
        close(Fused.crossEntropy(logits, new int[] {2, -1, -1}, .1), .507606);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fused.crossEntropy(logits, new int[] {0, 1, 3}, 0))
                .withMessage(
                        "crossEntropy: label out of range: got 3 at 2; expected 0 to 2, or a"
                                + " negative number to leave it out");
    }

    private static void close(Tensor tensor, double... expected) {
        assertThat(tensor.size()).isEqualTo(expected.length);
        for (var i = 0; i < expected.length; i++) {
            var tolerance = (float) Math.max(1e-6, 1e-6 * Math.abs(expected[i]));
            assertThat(tensor.data()[i])
                    .as("element %d", i)
                    .isEqualTo((float) expected[i], within(tolerance));
        }
    }

    @Test
    void theLargerAndTheSmallerOfTwo() {
        var a = Tensor.of(new double[][] {{1, 5}, {-2, 0}});
        var b = Tensor.of(2, -3);
        assertThat(a.maximum(b).toArray()).containsExactly(2, 5, 2, 0);
        assertThat(a.minimum(b).toArray()).containsExactly(1, -3, -2, -3);
        assertThat(Tensor.of(Double.NaN, 1).maximum(Tensor.of(1, Double.NaN)).toArray())
                .containsExactly(Float.NaN, Float.NaN);
        var x = Tensor.of(2).withGrad();
        var y = Tensor.of(2).withGrad();
        x.maximum(y).backward();
        assertThat(x.grad().item()).isEqualTo(1);
        assertThat(y.grad().item()).isZero();
    }

    @Test
    void signAndReciprocal() {
        assertThat(Tensor.of(-2.5, 0, 7).sign().toArray()).containsExactly(-1, 0, 1);
        assertThat(Tensor.of(-4, .5).reciprocal().toArray()).containsExactly(-.25f, 2);
        assertThat(Tensor.of(0).reciprocal().item()).isInfinite();
    }

    /// Literal values from PyTorch and NumPy.
    @Test
    void sineAndCosineOfRadians() {
        double[] x = {0, -0d, .5, -2, 3.1415927, 1e5, -3e38};
        float[] sines = {0, -0f, .47942555f, -.9092974f, -8.742278e-8f, .0357488f, -.87490487f};
        float[] cosines = {1, 1, .87758255f, -.41614684f, -1, -.9993608f, -.48429477f};
        var leaf = Tensor.of(x).withGrad();
        assertThat(leaf.sin().toArray()).containsExactly(sines);
        assertThat(leaf.cos().toArray()).containsExactly(cosines);
        leaf.sin().sum().backward();
        assertThat(leaf.grad().toArray()).containsExactly(cosines);
        leaf.zeroGrad();
        leaf.cos().neg().sum().backward();
        // 0 · -1 is -0, and added to a gradient of 0 that is 0
        assertThat(leaf.grad().add(0).toArray()).containsExactly(Tensor.of(sines).add(0).toArray());
        assertThat(Tensor.of(Double.NaN, Double.NEGATIVE_INFINITY).sin().toArray())
                .containsExactly(Float.NaN, Float.NaN);
    }

    /// Literal values from PyTorch and NumPy.
    @Test
    void roundGoesToTheEvenOneOfTwo() {
        var leaf = Tensor.of(-2.5, -1.5, -.5, .5, 1.5, 2.5, .49999997, 8388609).withGrad();
        var y = leaf.round();
        assertThat(y.toArray()).containsExactly(-2, -2, -0f, 0, 2, 2, 0, 8388609);
        y.sum().backward();
        assertThat(leaf.grad().toArray()).containsOnly(0f).hasSize(8);
        assertThat(Tensor.of(Double.NaN, Double.NEGATIVE_INFINITY).round().toArray())
                .containsExactly(Float.NaN, Float.NEGATIVE_INFINITY);
    }

    @Test
    void masksOfWhatIsNoNumber() {
        var t = Tensor.of(1, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 3e38);
        assertThat(t.isNaN().toArray()).containsExactly(0, 1, 0, 0, 0);
        assertThat(t.withGrad().isFinite().toArray()).containsExactly(1, 0, 0, 0, 1);
        assertThat(t.isFinite().formula()).isEmpty();
    }
}

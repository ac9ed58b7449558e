package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.tensor.Gradients;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.function.BinaryOperator;

/// Literal values from float64.
class LossTest {

    private final Tensor logits = Tensor.of(new double[][] {{.5, -1.2, 3}, {2, .1, -.4}});
    private final Tensor targets = Tensor.of(new double[][] {{1, 0, 0}, {1, 1, 0}});

    @Test
    void crossEntropyWithOptions() {
        var labels = new int[] {2, 1};
        close(Loss.crossEntropy(logits, labels), 1.103998);
        close(new CrossEntropy().smoothing(.1).apply(logits, labels), 1.192331);
        close(new CrossEntropy().weights(1, 3, 1).apply(logits, labels), 1.609670);
        close(Loss.crossEntropy(logits, new int[] {-1, 1}), 2.115342);
        assertThat(new CrossEntropy().smoothing(.1).weights(1, 2))
                .hasToString("CrossEntropy().smoothing(0.1).weights(1.0, 2.0)");
    }

    /// Values and gradients of PyTorch 2.15.
    @Test
    void smoothingSpreadsOverWeightedClasses() {
        var loss = new CrossEntropy().smoothing(.1).weights(1, 3, .5);
        var x = logits.copy().withGrad();
        var both = loss.apply(x, new int[] {2, 1});
        close(both, 1.8664715);
        both.backward();
        var expected =
                new float[] {.0033027f, -.0262282f, .0229255f, .6470065f, -.7018036f, .0547972f};
        assertThat(x.grad().toArray()).containsExactly(expected, within(2e-6f));
        close(loss.apply(logits, new int[] {2, -1}), 1.1178499);
        close(new CrossEntropy().smoothing(.1).apply(logits, new int[] {-1, 1}), 2.0686758);
        close(new CrossEntropy().weights(1, 0, 1).apply(logits, new int[] {2, 1}), .0926526);
    }

    @Test
    void whatIsLeftOutPassesNothingOn() {
        var x = Tensor.of(new double[][] {{Double.NaN, 0}, {1, 2}}).withGrad();
        var loss = Loss.crossEntropy(x, new int[] {-1, 0});
        close(loss, 1.3132616);
        loss.backward();
        assertThat(x.grad().toArray())
                .containsExactly(new float[] {0, 0, -.7310586f, .7310586f}, within(1e-6f));
        assertThat(Loss.crossEntropy(Tensor.zeros(1, 2), new int[] {-1}).item()).isNaN();
        assertThat(Loss.crossEntropy(Tensor.zeros(0, 2), new int[0]).item()).isNaN();
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        var loss = new CrossEntropy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.smoothing(1))
                .withMessage(
                        "CrossEntropy: smoothing out of range: got 1.0; expected 0 to below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.weights(1, -2))
                .withMessage("CrossEntropy: weight out of range: got -2.0; expected 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.focal(logits, targets, -1, .25))
                .withMessage("focal: gamma out of range: got -1.0; expected 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.focal(logits, targets, 2, 1.5))
                .withMessage("focal: alpha out of range: got 1.5; expected 0 to 1");
    }

    @Test
    void crossEntropyOfPixels() {
        var maps = logits.transpose().reshape(1, 3, 1, 2);
        close(Loss.crossEntropy(maps, new int[] {2, 1}), 1.103998);
    }

    @Test
    void binaryCrossEntropyIsTheMeanOverOutputs() {
        close(Loss.binaryCrossEntropy(logits, targets), .845048);
        var large = Tensor.of(1000, -1000);
        assertThat(Loss.binaryCrossEntropy(large, Tensor.of(1, 0)).item()).isZero();
        assertThat(Loss.binaryCrossEntropy(large, Tensor.of(0, 1)).item()).isEqualTo(1000);
    }

    @Test
    void distances() {
        close(Loss.mse(Tensor.of(1, 2), Tensor.of(0, 4)), 2.5);
        close(Loss.l1(Tensor.of(1, 2), Tensor.of(0, 4)), 1.5);
        close(Loss.smoothL1(Tensor.of(.5), Tensor.of(0)), .125);
        close(Loss.smoothL1(Tensor.of(0), Tensor.of(2)), 1.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.mse(Tensor.zeros(2, 1), Tensor.zeros(2)))
                .withMessage("mse: shapes differ: got [2, 1] and [2]; expected equal shapes");
    }

    @Test
    void diceComparesMasks() {
        var truth = Tensor.of(0, 0, 1, 1).reshape(1, 1, 1, 4);
        var guess = Tensor.of(0, 1, 1, 1).reshape(1, 1, 1, 4);
        close(Loss.dice(guess, truth), 1 - 5 / 6.0);
        close(Loss.dice(truth, truth), 0);
    }

    @Test
    void focalLossMakesEasyCasesLight() {
        close(Loss.focal(logits, targets, 2, .25), .366825);
        close(Loss.focal(logits, targets, 0, .5), .845048 / 2);
    }

    @Test
    void focalLossHasASlopeHoweverSureItIs() {
        for (var gamma : new double[] {0, .5, 1, 2}) {
            var x = Tensor.of(200, -200, 120).withGrad();
            Loss.focal(x, Tensor.ones(3), gamma, .25).backward();
            // the middle one is wrong for sure: -α / 3
            assertThat(x.grad().toArray())
                    .as("gamma %s", gamma)
                    .containsExactly(new float[] {0, -.25f / 3, 0}, within(1e-6f));
        }
    }

    @Test
    void smallBoxesOverlapAsLargeOnes() {
        var boxes = Tensor.of(new double[][] {{0, 0, 2, 2}}).mul(0x1p-12);
        var truth = Tensor.of(new double[][] {{1, 1, 3, 3}}).mul(0x1p-12);
        close(Loss.iou(boxes, truth), 1 - 1 / 7.0);
        close(Loss.giou(boxes, truth), 1 + .079365);
        var points = Tensor.ones(1, 4).withGrad();
        var loss = Loss.giou(points, Tensor.ones(1, 4));
        close(loss, 1);
        loss.backward();
        assertThat(points.grad().toArray()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void overlapsOfBoxes() {
        var boxes = Tensor.of(new double[][] {{0, 0, 2, 2}});
        var truth = Tensor.of(new double[][] {{1, 1, 3, 3}});
        close(Loss.iou(boxes, truth), 1 - 1 / 7.0);
        close(Loss.giou(boxes, truth), 1 + .079365);
        close(Loss.giou(boxes, Tensor.of(new double[][] {{4, 0, 6, 2}})), 1 + 1 / 3.0);
    }

    @Test
    void gradientsAreTheLimitOfDifferences() {
        check((x, t) -> Loss.crossEntropy(x, new int[] {0, 2}), logits, targets);
        check(Loss::binaryCrossEntropy, logits, targets);
        check(Loss::mse, logits, targets);
        check(Loss::l1, logits, targets);
        check(Loss::smoothL1, logits, targets);
        check((x, t) -> Loss.focal(x, t, 2, .25), logits, targets);
        check(Loss::dice, logits.sigmoid().reshape(1, 2, 1, 3), targets.reshape(1, 2, 1, 3));
        var boxes = Tensor.of(new double[][] {{0, 0, 2, 2}, {1, 1, 4, 3}});
        var truth = Tensor.of(new double[][] {{1, .5, 3, 3}, {5, 1.5, 6, 2.5}});
        check(Loss::iou, boxes, truth);
        check(Loss::giou, boxes, truth);
    }

    private static void check(BinaryOperator<Tensor> loss, Tensor outputs, Tensor targets) {
        Gradients.check(x -> loss.apply(x[0], targets), outputs);
    }

    private static void close(Tensor loss, double expected) {
        assertThat(loss.shape()).isEmpty();
        assertThat((double) loss.item()).isEqualTo(expected, within(2e-6));
    }
}

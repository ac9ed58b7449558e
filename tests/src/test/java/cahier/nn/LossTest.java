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

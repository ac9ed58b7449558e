package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// Options and inputs that a layer cannot take are refused where they are given.
class OptionTest {

    @Test
    void numbersOutOfRangeAreNamed() {
        refused(
                () -> new BatchNorm1d(3).epsilon(-1),
                "BatchNorm1d: epsilon out of range: got -1.0; expected 0 or more");
        refused(
                () -> new BatchNorm2d(3).momentum(7),
                "BatchNorm2d: momentum out of range: got 7.0; expected 0 to 1");
        refused(
                () -> new LayerNorm(3).epsilon(Double.NaN),
                "LayerNorm: epsilon out of range: got NaN; expected 0 or more");
        refused(
                () -> new LayerNorm(3, 0),
                "LayerNorm: length not positive: got [3, 0]; expected 1 or more");
        refused(
                () -> new LocalResponseNorm(3).k(-5),
                "LocalResponseNorm: k out of range: got -5.0; expected 0 or more");
        refused(
                () -> new LeakyRelu(Double.NaN),
                "LeakyRelu: slope not finite: got NaN; expected a number");
        refused(
                () -> new Elu(Double.POSITIVE_INFINITY),
                "Elu: alpha not finite: got Infinity; expected a number");
        refused(() -> new Dropout(1), "Dropout: probability: got 1.0; expected 0 to below 1");
    }

    @Test
    void inputsWithoutTheAxesAreNamed() {
        var row = Tensor.zeros(5);
        refused(
                () -> new Upsample(2).forward(row),
                "Upsample: not pictures: got [5]; expected [n, channels, height, width]");
        refused(
                () -> new Flatten().forward(row),
                "Flatten: no axis beside the batch's: got [5]; expected [n, ...]; unsqueeze(0)"
                        + " makes a batch of one sample");
        refused(
                () -> new BatchNorm1d(5).forward(Tensor.zeros(1, 5)),
                "BatchNorm1d: one value a channel has no variance to train with: got [1, 5];"
                        + " expected two values or more for each channel, or eval()");
        assertThat(new BatchNorm2d(1).forward(Tensor.ones(1, 1, 1, 2)).toArray())
                .containsExactly(0, 0);
    }

    private static void refused(Runnable use, String message) {
        assertThatIllegalArgumentException().isThrownBy(use::run).withMessage(message);
    }

    @Test
    void aResidualAddsNothingOfAnotherShape() {
        var widens = new Residual(new Conv2d(1, 2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> widens.forward(Tensor.ones(1, 1, 2, 2)))
                .withMessage(
                        "Residual: block and shortcut differ: got [1, 2, 2, 2] and [1, 1, 2, 2];"
                                + " expected equal shapes");
    }
}

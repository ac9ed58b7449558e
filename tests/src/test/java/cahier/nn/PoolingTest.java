package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.data.Edge;
import cahier.data.Image;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Literal numbers from the curriculum's section 1.1.3.
class PoolingTest {

    private final Tensor x =
            Tensor.of(new float[][][] {{{1, 1, 2, 4}, {5, 6, 7, 8}, {3, 2, 1, 0}, {1, 2, 3, 4}}})
                    .withGrad();

    @Test
    void maxKeepsTheLargestAndRoutesItsGradient() {
        var y = new MaxPool2d(2).forward(x);
        assertThat(y.toArray()).containsExactly(6, 8, 3, 4);
        y.backward(Tensor.of(1, 2, 3, 4).reshape(1, 2, 2));
        assertThat(x.grad().toArray())
                .containsExactly(0, 0, 0, 0, 0, 1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 4);
    }

    @Test
    void meanSpreadsItsGradient() {
        var y = new AvgPool2d(2).forward(x);
        assertThat(y.toArray()).containsExactly(3.25f, 5.25f, 2, 2);
        y.backward(Tensor.of(4, 8, 12, 16).reshape(1, 2, 2));
        assertThat(x.grad().toArray())
                .containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4);
    }

    @Test
    void channelsStayApart() {
        assertThat(new MaxPool2d(2).forward(Tensor.zeros(1, 3, 4, 4)).shape())
                .containsExactly(1, 3, 2, 2);
        assertThat(new MaxPool2d(2).parameterCount()).isZero();
    }

    @Test
    void bothRulesForTheEdgeAreAveragePools() {
        var rows = new int[25][14];
        for (var i = 0; i < 25 * 14; i++) rows[i / 14][i % 14] = i * 37 % 101 < 50 ? 255 : 0;
        var picture = Image.grey(rows);
        var clipped = new AvgPool2d(5, 3).ceil().forward(picture.toTensor());
        var padded = new AvgPool2d(5, 3).padding(0, 0, 0, 1).forward(picture.toTensor());
        for (var i = 0; i < 25; i++) {
            assertThat(clipped.data()[i])
                    .isEqualTo(picture.windowFeatures(5, 3, Edge.CLIPPED).data()[i], within(1e-6f));
            assertThat(padded.data()[i])
                    .isEqualTo(
                            picture.windowFeatures(5, 3, Edge.ZERO_PADDED).data()[i],
                            within(1e-6f));
        }
    }

    @Test
    void paddingMayCountOrNot() {
        var ones = Tensor.ones(1, 2, 2);
        assertThat(new AvgPool2d(2).padding(1).forward(ones).toArray())
                .containsExactly(.25f, .25f, .25f, .25f);
        assertThat(new AvgPool2d(2).padding(1).excludePadding().forward(ones).toArray())
                .containsExactly(1, 1, 1, 1);
        assertThat(new MaxPool2d(2).padding(1).forward(ones.neg()).toArray())
                .containsExactly(-1, -1, -1, -1);
    }

    @Test
    void windowsMayOverlap() {
        assertThat(new MaxPool2d(3).stride(2).outputShape(64, 55, 55)).containsExactly(64, 27, 27);
        assertThat(new MaxPool2d(3).stride(2).ceil().outputShape(64, 112, 112))
                .containsExactly(64, 56, 56);
        assertThat(new MaxPool2d(3).stride(1).forward(x).toArray()).containsExactly(7, 8, 7, 8);
    }

    @Test
    void adaptivePoolsHaveOneOutputSize() {
        assertThat(new AdaptiveAvgPool2d(1).forward(x).item()).isEqualTo(3.125f);
        assertThat(new AdaptiveMaxPool2d(2, 1).forward(x).toArray()).containsExactly(8, 4);
        assertThat(new AdaptiveAvgPool2d(6).forward(Tensor.zeros(2, 3, 13, 13)).shape())
                .containsExactly(2, 3, 6, 6);
    }

    @Test
    void wideFramesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxPool2d(2).padding(2).forward(x))
                .withMessage(
                        "maxPool2d: padding too wide: got 2, 2, 2, 2; expected at most half the"
                                + " window of 2 × 2");
    }

    /// Numbers of PyTorch 2.
    @Test
    void aDilatedWindowTakesEverySecondPixel() {
        var pixels = Tensor.zeros(1, 1, 6, 6);
        pixels.update(
                p -> {
                    for (var i = 0; i < 36; i++) p[i] = i * 7 % 36;
                });
        var pool = new MaxPool2d(3).stride(2).padding(1).dilation(2);
        assertThat(pool.forward(pixels).toArray()).containsExactly(27, 27, 27, 29);
        assertThat(pool.toString()).isEqualTo("MaxPool2d(3).stride(2).padding(1).dilation(2)");
        assertThat(pool.ceil().outputShape(1, 6, 6)).containsExactly(1, 3, 3);
        float[] largest = {27, 27, 27, 27, 29, 29, 25, 29, 29};
        assertThat(pool.forward(pixels).toArray()).containsExactly(largest);
        var x = pixels.copy().withGrad();
        var y = pool.forward(x);
        assertThat(y.toArray()).containsExactly(largest);
        y.backward(Tensor.arange(1, 10, 1).reshape(1, 1, 3, 3));
        var gradient = new float[36];
        gradient[9] = 10;
        gradient[19] = 7;
        gradient[35] = 28;
        assertThat(x.grad().toArray()).containsExactly(gradient);
        var wide = new MaxPool2d(2).stride(3).padding(1).dilation(2).ceil();
        assertThat(wide.forward(pixels).toArray())
                .containsExactly(13, 34, 5, 31, 26, 23, 1, 22, 29);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.dilation(0))
                .withMessage("MaxPool2d: dilation not positive: got 0; expected 1 or more");
    }

    @Test
    void saysHowFarADilatedWindowReaches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaxPool2d(2).dilation(4, 1).forward(x))
                .withMessage(
                        "maxPool2d: window is larger than the padded picture: got a window of 2 ×"
                            + " 2, dilated to 5 × 2, on [1, 1, 4, 4]; expected a window that fits");
    }

    @Test
    void saysWhereAWindowDoesNotFitByLessThanAStride() {
        var pool = new MaxPool2d(3).stride(2).ceil();
        assertThat(pool.outputShape(2, 2, 5)).containsExactly(2, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.forward(Tensor.zeros(1, 2, 1, 5)))
                .withMessage(
                        "maxPool2d: window is larger than the padded picture: got a window of 3 × 3"
                            + " on [1, 2, 1, 5]; expected a window that fits, but for less than a"
                            + " stride");
        var message =
                "AvgPool2d: window is larger than the padded picture: got [2, 1, 5]; expected a"
                        + " picture that the window fits in";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AvgPool2d(3).stride(2).ceil().outputShape(2, 1, 5))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool.outputShape(2, 1, 5))
                .withMessage(message.replace("Avg", "Max"));
    }

    @Test
    void refusesPicturesWithoutPixels() {
        var empty = Tensor.zeros(1, 2, 0, 5);
        for (var layer : List.of(new MaxPool2d(2).padding(1), new AvgPool2d(2).padding(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> layer.forward(empty))
                    .withMessageEndingWith(
                            "Pool2d: pictures without pixels: got shape [1, 2, 0, 5]; expected 1 ×"
                                    + " 1 or more");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conv2d(2, 4, 3).padding(2).forward(empty))
                .withMessageStartingWith("conv2d: pictures without pixels: got shape");
    }
}

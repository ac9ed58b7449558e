package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.Stream;

/// Literal numbers from a loop in NumPy; gradients by the identity that makes them adjoint.
class ConvolutionTest {

    private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void slidesTheWindow() {
        var y = new float[4];
        var shape = new Convolution(1, 1, 3, 3, 1, Window.of(2, 1, 0), 1);
        shape.forward(NINE, new float[] {1, 2, 3, 4}, null, y);
        assertThat(y).containsExactly(37, 47, 67, 77);
    }

    @Test
    void padsWithZeros() {
        var y = new float[16];
        var shape = new Convolution(1, 1, 3, 3, 1, Window.of(2, 1, 1), 1);
        shape.forward(NINE, new float[] {1, 2, 3, 4}, null, y);
        assertThat(y).containsExactly(4, 11, 18, 9, 18, 37, 47, 21, 36, 67, 77, 33, 14, 23, 26, 9);
    }

    @Test
    void takesStridesUnevenPaddingDilationGroupsAndBias() {
        var x = new float[80];
        for (var i = 0; i < 80; i++) x[i] = i % 7 - 3;
        var weights = new float[24];
        for (var i = 0; i < 24; i++) weights[i] = i % 5 - 2;
        var window = new Window(2, 3, 2, 1, 1, 0, 0, 2, 1, 2);
        var shape = new Convolution(2, 2, 4, 5, 4, window, 2);
        var y = new float[48];
        shape.forward(x, weights, new float[] {1, 2, 3, 4}, y);
        assertThat(y)
                .containsExactly(
                        -6, -1, 2, 10, 4, 4, -3, -2, -2, -2, -5, 15, -1, 10, 7, 3, -2, -4, 1, 7, 6,
                        19, 0, 2, -1, 0, -4, -7, -3, 4, 13, 12, -2, -7, -3, -4, -2, 2, -1, 17, 9, 7,
                        1, 2, 1, 3, 10, 12);
    }

    static Stream<Convolution> shapes() {
        return Stream.of(
                new Convolution(2, 3, 8, 7, 5, Window.of(3, 1, 1), 1),
                new Convolution(3, 4, 9, 9, 6, Window.of(3, 2, 1), 2),
                new Convolution(1, 6, 7, 10, 6, Window.of(3, 1, 1), 6),
                new Convolution(2, 2, 11, 8, 4, new Window(2, 3, 3, 2, 1, 0, 0, 2, 2, 1), 1),
                new Convolution(2, 16, 5, 5, 8, Window.of(1, 1, 0), 1),
                new Convolution(4, 16, 14, 14, 16, Window.of(3, 1, 1), 1),
                new Convolution(2, 3, 23, 23, 8, Window.of(11, 4, 2), 1),
                new Convolution(2, 5, 12, 12, 3, Window.of(5, 1, 0), 1),
                // pixels in the lanes of the weights' gradient, in two chunks of samples
                new Convolution(9, 3, 20, 20, 9, Window.of(3, 1, 1), 1),
                // finished in two parts
                new Convolution(1, 2, 28, 29, 16, Window.of(3, 1, 1), 1),
                // strips and panels, within rows and over their ends
                new Convolution(2, 6, 17, 17, 26, Window.of(5, 1, 2), 1),
                new Convolution(2, 21, 13, 13, 17, Window.of(5, 1, 2), 1),
                new Convolution(3, 20, 13, 9, 48, Window.of(3, 2, 1), 2),
                new Convolution(1, 300, 17, 16, 24, Window.of(1, 1, 0), 1),
                // strips of channels, some of the last one's missing, under panels of 32 and 16
                new Convolution(2, 37, 11, 12, 45, new Window(3, 2, 2, 1, 1, 0, 0, 1, 1, 2), 1),
                // small maps of many samples together, prepared and as they lie
                new Convolution(35, 30, 6, 6, 28, Window.of(3, 1, 1), 1),
                new Convolution(34, 48, 7, 6, 50, Window.of(1, 1, 0), 2),
                // small tiles, with and without lanes between rows, even and odd
                new Convolution(3, 96, 13, 11, 97, Window.of(3, 1, 1), 1),
                new Convolution(1, 97, 9, 30, 104, Window.of(3, 1, 0), 1),
                new Convolution(2, 260, 8, 9, 96, new Window(3, 3, 1, 1, 2, 1, 0, 1, 1, 1), 1),
                // a tall map of them, of which each block sees some rows
                new Convolution(2, 96, 401, 5, 97, new Window(3, 3, 1, 1, 0, 1, 2, 0, 1, 1), 1));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void matchesTheDefinition(Convolution shape) {
        var x = Numbers.some(1, shape.samples() * shape.inChannels() * pixels(shape));
        var weights = Numbers.some(2, shape.outChannels() * shape.depth());
        var y = new float[outputs(shape)];
        shape.forward(x, weights, null, y);
        var largest = 1f;
        for (var value : y) largest = Math.max(largest, Math.abs(value));
        for (var i = 0; i < y.length; i++) {
            var close = within(2e-6 * largest);
            assertThat((double) y[i]).isCloseTo(definition(shape, x, weights, i), close);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void samplesHaveTheSameBitsAloneAndTogether(int threads) {
        var before = Threads.count();
        Threads.count(threads);
        try {
            for (var in : new int[] {30, 60}) {
                var shape = new Convolution(61, in, 6, 7, 28, Window.of(3, 1, 1), 1);
                var one = new Convolution(1, in, 6, 7, 28, Window.of(3, 1, 1), 1);
                var x = Numbers.some(1, 61 * in * pixels(shape));
                var weights = Numbers.some(2, 28 * shape.depth());
                var y = new float[outputs(shape)];
                shape.forward(x, weights, null, y);
                var dx = x.clone();
                shape.inputGradient(y, weights, dx, true);
                for (var sample = 0; sample < 61; sample++) {
                    var from = sample * in * pixels(shape);
                    var part = Arrays.copyOfRange(x, from, from + in * pixels(shape));
                    var alone = new float[outputs(one)];
                    one.forward(part, weights, null, alone);
                    var at = sample * alone.length;
                    assertThat(Arrays.copyOfRange(y, at, at + alone.length)).isEqualTo(alone);
                    one.inputGradient(alone, weights, part, true);
                    assertThat(Arrays.copyOfRange(dx, from, from + part.length)).isEqualTo(part);
                }
            }
        } finally {
            Threads.count(before);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreAdjoint(Convolution shape) {
        var x = Numbers.some(1, shape.samples() * shape.inChannels() * pixels(shape));
        var weights = Numbers.some(2, shape.outChannels() * shape.depth());
        var dy = Numbers.some(3, outputs(shape));
        var y = new float[dy.length];
        shape.forward(x, weights, null, y);
        var product = Numbers.dot(y, dy);
        var dx = new float[x.length];
        shape.inputGradient(dy, weights, dx, false);
        assertThat(Numbers.dot(x, dx)).isCloseTo(product, within(1e-4 * y.length));
        var dWeights = new float[weights.length];
        shape.weightGradient(x, dy, dWeights, false);
        assertThat(Numbers.dot(weights, dWeights)).isCloseTo(product, within(1e-4 * y.length));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsMatchTheDefinition(Convolution shape) {
        var x = Numbers.some(1, shape.samples() * shape.inChannels() * pixels(shape));
        var weights = Numbers.some(2, shape.outChannels() * shape.depth());
        var dy = Numbers.some(3, outputs(shape));
        var dx = new float[x.length];
        var dWeights = new float[weights.length];
        shape.inputGradient(dy, weights, dx, false);
        shape.weightGradient(x, dy, dWeights, false);
        // one element's gradient is what the output makes of that element alone
        for (var at : new int[] {0, x.length / 3, x.length / 2, x.length - 1}) {
            var unit = new float[x.length];
            unit[at] = 1f;
            var y = new float[dy.length];
            shape.forward(unit, weights, null, y);
            assertThat((double) dx[at]).isCloseTo(Numbers.dot(y, dy), within(1e-4));
        }
        for (var at : new int[] {0, weights.length / 3, weights.length / 2, weights.length - 1}) {
            var unit = new float[weights.length];
            unit[at] = 1f;
            var y = new float[dy.length];
            shape.forward(x, unit, null, y);
            assertThat((double) dWeights[at]).isCloseTo(Numbers.dot(y, dy), within(1e-4));
        }
    }

    /// As many threads as there may be, blocks of terms, groups and samples change no bit.
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void inputGradientsOfSinglePixelsAreProductsOfTurnedWeights(int threads) {
        var before = Threads.count();
        Threads.count(threads);
        try {
            for (var rows : new int[] {1, 3, 7, 75}) {
                for (var groups : new int[] {1, 2}) {
                    var window = Window.of(1, 1, 0);
                    var samples = rows == 75 ? 5 : 3;
                    var shape = new Convolution(samples, 74, rows, 7, 600, window, groups);
                    var reverse = new Convolution(samples, 600, rows, 7, 74, window, groups);
                    var weights = Numbers.some(2, 600 * shape.depth());
                    var dy = Numbers.some(3, outputs(shape));
                    var expected = Numbers.some(4, outputs(reverse));
                    var dx = expected.clone();
                    for (var accumulate : new boolean[] {true, false}) {
                        var y = new float[expected.length];
                        reverse.forward(dy, turned(shape, weights), null, y);
                        shape.inputGradient(dy, weights, dx, accumulate);
                        if (!accumulate) assertThat(dx).isEqualTo(y);
                        for (var i = 0; accumulate && i < y.length; i++) {
                            assertThat(dx[i]).isCloseTo(expected[i] + y[i], within(1e-4f));
                        }
                    }
                }
            }
        } finally {
            Threads.count(before);
        }
    }

    private static float[] turned(Convolution shape, float[] weights) {
        var in = shape.depth();
        var out = shape.outChannels() / shape.groups();
        var turned = new float[weights.length];
        for (var i = 0; i < weights.length; i++) {
            var group = i / (in * out);
            turned[group * in * out + i % in * out + i / in % out] = weights[i];
        }
        return turned;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAccumulate(Convolution shape) {
        var x = Numbers.some(1, shape.samples() * shape.inChannels() * pixels(shape));
        var weights = Numbers.some(2, shape.outChannels() * shape.depth());
        var dy = Numbers.some(3, outputs(shape));
        var dx = new float[x.length];
        shape.inputGradient(dy, weights, dx, false);
        var twice = dx.clone();
        shape.inputGradient(dy, weights, twice, true);
        for (var i = 0; i < dx.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * dx[i], within(1e-4f));
        }
        var dWeights = new float[weights.length];
        shape.weightGradient(x, dy, dWeights, false);
        var more = dWeights.clone();
        shape.weightGradient(x, dy, more, true);
        for (var i = 0; i < more.length; i++) {
            assertThat(more[i]).isCloseTo(2 * dWeights[i], within(1e-3f));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void doesMoreWithTheBitsThatItHasByItself(Convolution shape) {
        var x = Numbers.some(1, shape.samples() * shape.inChannels() * pixels(shape));
        var weights = Numbers.some(2, shape.outChannels() * shape.depth());
        var channels = shape.outChannels();
        var bias = Numbers.some(3, channels);
        var mean = Numbers.some(4, channels);
        var scale = Numbers.some(5, channels);
        var shift = Numbers.some(6, channels);
        var y = new float[outputs(shape)];
        shape.forward(x, weights, null, new Epilogue(bias, mean, scale, shift, true), y);
        var expected = new float[y.length];
        shape.forward(x, weights, bias, expected);
        for (var i = 0; i < y.length; i++) {
            var c = i / shape.outPixels() % channels;
            expected[i] = Math.max(Math.fma(expected[i] - mean[c], scale[c], shift[c]), 0f);
        }
        assertThat(y).isEqualTo(expected);
    }

    @Test
    void sumsTheBiasGradientOverSamplesAndPixels() {
        var shape = new Convolution(2, 1, 1, 2, 2, Window.of(1, 1, 0), 1);
        var dBias = new float[] {100, 200};
        shape.biasGradient(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, dBias, true);
        assertThat(dBias).containsExactly(114, 222);
    }

    @Test
    void refusesGroupsThatDoNotDivide() {
        assertThatThrownBy(() -> new Convolution(1, 3, 8, 8, 4, Window.of(3, 1, 1), 2))
                .hasMessageStartingWith("convolution: groups do not divide the channels")
                .hasMessageEndingWith("got 2 groups, 3 and 4 channels");
    }

    @Test
    void refusesAWindowLargerThanTheInput() {
        assertThatThrownBy(() -> new Convolution(1, 3, 4, 4, 4, Window.of(7, 1, 1), 1))
                .hasMessageStartingWith("convolution: window is larger than the padded input");
    }

    private static int pixels(Convolution shape) {
        return shape.height() * shape.width();
    }

    private static int outputs(Convolution shape) {
        return shape.samples() * shape.outChannels() * shape.outPixels();
    }

    private static double definition(Convolution shape, float[] x, float[] weights, int index) {
        var window = shape.window();
        var j = index % shape.outWidth();
        var i = index / shape.outWidth() % shape.outHeight();
        var channel = index / shape.outPixels() % shape.outChannels();
        var sample = index / shape.outPixels() / shape.outChannels();
        var group = channel / shape.outPerGroup();
        var sum = 0.0;
        for (var c = 0; c < shape.inPerGroup(); c++) {
            for (var p = 0; p < window.height(); p++) {
                for (var q = 0; q < window.width(); q++) {
                    var row = i * window.strideY() - window.top() + p * window.dilationY();
                    var column = j * window.strideX() - window.left() + q * window.dilationX();
                    if (row < 0 || row >= shape.height()) continue;
                    if (column < 0 || column >= shape.width()) continue;
                    var plane = sample * shape.inChannels() + group * shape.inPerGroup() + c;
                    var tap = ((channel * shape.inPerGroup() + c) * window.height() + p);
                    sum +=
                            (double) x[(plane * shape.height() + row) * shape.width() + column]
                                    * weights[tap * window.width() + q];
                }
            }
        }
        return sum;
    }
}

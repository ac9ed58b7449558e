package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Literal values from SciPy.
class SoftmaxTest {

    private static final float[] LOGITS = {2, -1, 0.5f, 0, 1000, -1000};

    @Test
    void sharesOutARow() {
        var y = new float[3];
        Softmax.rows(new float[] {1, 2, 3}, 0, 1, 3, y, 0);
        assertThat(y)
                .containsExactly(
                        new float[] {0.09003057f, 0.24472847f, 0.66524096f}, within(1e-7f));
        Softmax.logSumExp(new float[] {1, 2, 3}, 0, 1, 3, y, 0);
        assertThat(y[0]).isCloseTo(3.40760596f, within(3e-7f));
    }

    @Test
    void survivesLargeLogits() {
        var y = new float[6];
        Softmax.rows(LOGITS, 0, 2, 3, y, 0);
        assertThat(y)
                .containsExactly(
                        new float[] {0.78559703f, 0.03911257f, 0.17529039f, 0, 1, 0},
                        within(1e-7f));
    }

    @Test
    void crossEntropyOfLabels() {
        var probabilities = new float[6];
        var losses = new float[2];
        Softmax.crossEntropy(LOGITS, 0, 2, 3, new int[] {2, 1}, 0f, probabilities, losses);
        assertThat(losses).containsExactly(new float[] {1.7413113f, 0}, within(3e-7f));
        Softmax.crossEntropy(LOGITS, 0, 2, 3, new int[] {2, 1}, 0.1f, probabilities, losses);
        assertThat(losses).containsExactly(new float[] {1.7413113f, 100f}, within(2e-5f));
        var gradient = new float[6];
        Softmax.crossEntropyGradient(
                probabilities, 2, 3, new int[] {2, 1}, 0f, new float[] {1, 2}, gradient, 0, false);
        assertThat(gradient)
                .containsExactly(
                        new float[] {0.78559703f, 0.03911257f, -0.82470961f, 0, 0, 0},
                        within(1e-7f));
    }

    @Test
    void ignoresNegativeLabels() {
        var probabilities = new float[6];
        var losses = new float[2];
        Softmax.crossEntropy(LOGITS, 0, 2, 3, new int[] {-1, 0}, 0f, probabilities, losses);
        assertThat(losses).containsExactly(0, 1000);
        var gradient = new float[] {7, 7, 7, 7, 7, 7};
        Softmax.crossEntropyGradient(
                probabilities, 2, 3, new int[] {-1, 0}, 0f, new float[] {1, 1}, gradient, 0, true);
        assertThat(gradient).containsExactly(7, 7, 7, 6, 8, 7);
    }

    @Test
    void gradientMatchesDifferences() {
        var x = Numbers.some(1, 10);
        var dy = Numbers.some(2, 10);
        var y = new float[10];
        Softmax.rows(x, 0, 2, 5, y, 0);
        var dx = new float[10];
        Softmax.gradient(dy, 0, y, 0, 2, 5, dx, 0, false);
        for (var i = 0; i < 10; i++) {
            var slope = (loss(x, i, 1e-2f, dy) - loss(x, i, -1e-2f, dy)) / 2e-2;
            assertThat((double) dx[i]).isCloseTo(slope, within(1e-4));
        }
    }

    private static double loss(float[] x, int i, float step, float[] dy) {
        var moved = x.clone();
        moved[i] += step;
        var y = new float[10];
        Softmax.rows(moved, 0, 2, 5, y, 0);
        return Numbers.dot(y, dy);
    }
}

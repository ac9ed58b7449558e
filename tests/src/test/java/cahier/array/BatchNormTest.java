package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleSupplier;

class BatchNormTest {

    @Test
    void measuresEachChannelOverSamplesAndPixels() {
        var x = new float[] {1, 3, 10, 10, 5, 7, 20, 40};
        var mean = new float[2];
        var variance = new float[2];
        new BatchNorm(2, 2, 2).statistics(x, mean, variance);
        assertThat(mean).containsExactly(4, 20);
        assertThat(variance).containsExactly(5, 150);
    }

    @Test
    void normalizesScalesAndShifts() {
        var y = new float[4];
        new BatchNorm(2, 1, 2)
                .normalize(
                        new float[] {1, 3, 5, 7},
                        new float[] {4},
                        new float[] {0.5f},
                        new float[] {2},
                        new float[] {10},
                        y);
        assertThat(y).containsExactly(7, 9, 11, 13);
    }

    @Test
    void gradientsMatchFiniteDifferences() {
        for (var size : new int[] {1, 6}) {
            var norm = new BatchNorm(4, 3, size);
            var x = Numbers.some(1, 12 * size);
            var dy = Numbers.some(2, 12 * size);
            var gamma = Numbers.some(3, 3);
            var beta = Numbers.some(4, 3);
            var mean = new float[3];
            var inverse = inverse(norm, x, mean);
            var dx = new float[x.length];
            var dGamma = new float[3];
            var dBeta = new float[3];
            norm.gradient(dy, x, mean, inverse, gamma, dx, false, dGamma, dBeta);
            for (var i = 0; i < x.length; i++) {
                var slope = slope(() -> loss(norm, x, gamma, beta, dy), x, i);
                assertThat((double) dx[i]).isCloseTo(slope, within(3e-3));
            }
            for (var i = 0; i < 3; i++) {
                var byGamma = slope(() -> loss(norm, x, gamma, beta, dy), gamma, i);
                assertThat((double) dGamma[i]).isCloseTo(byGamma, within(3e-3));
                var byBeta = slope(() -> loss(norm, x, gamma, beta, dy), beta, i);
                assertThat((double) dBeta[i]).isCloseTo(byBeta, within(3e-3));
            }
        }
    }

    @Test
    void frozenGradientOnlyScales() {
        var dx = new float[] {1, 1};
        var dGamma = new float[1];
        var dBeta = new float[1];
        new BatchNorm(1, 1, 2)
                .frozenGradient(
                        new float[] {1, 2},
                        new float[] {5, 7},
                        new float[] {4},
                        new float[] {0.5f},
                        new float[] {6},
                        dx,
                        true,
                        dGamma,
                        dBeta);
        assertThat(dx).containsExactly(4, 7);
        assertThat(dGamma).containsExactly(3.5f);
        assertThat(dBeta).containsExactly(3);
    }

    @Test
    void layersNormalizeEachRow() {
        var norm = new LayerNorm(2, 4);
        var x = new float[] {1, 2, 3, 6, 0, 0, 4, 4};
        var mean = new float[2];
        var inverse = new float[2];
        norm.statistics(x, 0.5f, mean, inverse);
        assertThat(mean).containsExactly(3, 2);
        assertThat(inverse[0]).isCloseTo(0.5f, within(1e-7f));
        assertThat(inverse[1]).isCloseTo(0.47140452f, within(1e-7f));
        var y = new float[8];
        norm.normalize(x, mean, inverse, new float[] {1, 2, 3, 4}, new float[] {0, 1, 0, 1}, y);
        assertThat(y[0]).isEqualTo(-1f);
        assertThat(y[3]).isEqualTo(7f);
    }

    @Test
    void layerGradientsMatchFiniteDifferences() {
        var norm = new LayerNorm(3, 7);
        var x = Numbers.some(1, 21);
        var dy = Numbers.some(2, 21);
        var gamma = Numbers.some(3, 7);
        var mean = new float[3];
        var inverse = new float[3];
        norm.statistics(x, 1e-5f, mean, inverse);
        var dx = new float[21];
        norm.gradient(dy, x, mean, inverse, gamma, dx, false);
        for (var i = 0; i < 21; i++) {
            var slope = slope(() -> layerLoss(norm, x, gamma, dy), x, i);
            assertThat((double) dx[i]).isCloseTo(slope, within(3e-3));
        }
        var dGamma = new float[7];
        var dBeta = new float[7];
        norm.parameterGradients(dy, x, mean, inverse, dGamma, dBeta);
        for (var i = 0; i < 7; i++) {
            var slope = slope(() -> layerLoss(norm, x, gamma, dy), gamma, i);
            assertThat((double) dGamma[i]).isCloseTo(slope, within(3e-3));
            assertThat(dBeta[i]).isCloseTo(dy[i] + dy[7 + i] + dy[14 + i], within(1e-6f));
        }
    }

    private static float[] inverse(BatchNorm norm, float[] x, float[] mean) {
        var variance = new float[3];
        norm.statistics(x, mean, variance);
        for (var c = 0; c < 3; c++) variance[c] = (float) (1 / Math.sqrt(variance[c] + 1e-5));
        return variance;
    }

    private static double loss(BatchNorm norm, float[] x, float[] gamma, float[] beta, float[] dy) {
        var mean = new float[3];
        var inverse = inverse(norm, x, mean);
        var y = new float[x.length];
        norm.normalize(x, mean, inverse, gamma, beta, y);
        return Numbers.dot(y, dy);
    }

    private static double layerLoss(LayerNorm norm, float[] x, float[] gamma, float[] dy) {
        var mean = new float[3];
        var inverse = new float[3];
        norm.statistics(x, 1e-5f, mean, inverse);
        var y = new float[x.length];
        norm.normalize(x, mean, inverse, gamma, null, y);
        return Numbers.dot(y, dy);
    }

    private static double slope(DoubleSupplier f, float[] x, int i) {
        var old = x[i];
        x[i] = old + 1e-2f;
        var above = f.getAsDouble();
        x[i] = old - 1e-2f;
        var below = f.getAsDouble();
        x[i] = old;
        return (above - below) / 2e-2;
    }
}

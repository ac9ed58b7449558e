package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UpsamplingTest {

    private static final float[] X = {1, 2, 3, 4};

    @Test
    void copiesTheNearest() {
        var shape = new Upsampling(1, 2, 2, 4, 3);
        var y = new float[12];
        shape.nearest(X, y);
        assertThat(y).containsExactly(1, 1, 2, 1, 1, 2, 3, 3, 4, 3, 3, 4);
        var dx = new float[4];
        shape.nearestGradient(new float[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}, dx, false);
        assertThat(dx).containsExactly(4, 2, 8, 4);
    }

    @Test
    void interpolatesBetweenEdges() {
        var y = new float[16];
        new Upsampling(1, 2, 2, 4, 4).bilinear(X, y, false);
        assertThat(y)
                .containsExactly(
                        1, 1.25f, 1.75f, 2, 1.5f, 1.75f, 2.25f, 2.5f, 2.5f, 2.75f, 3.25f, 3.5f, 3,
                        3.25f, 3.75f, 4);
    }

    @Test
    void interpolatesBetweenCornerCentres() {
        var y = new float[9];
        new Upsampling(1, 2, 2, 3, 3).bilinear(X, y, true);
        assertThat(y).containsExactly(1, 1.5f, 2, 2, 2.5f, 3, 3, 3.5f, 4);
    }

    @Test
    void bilinearGradientIsAdjoint() {
        for (var corners : new boolean[] {false, true}) {
            var shape = new Upsampling(2, 3, 4, 7, 6);
            var x = Numbers.some(1, 24);
            var dy = Numbers.some(2, 84);
            var y = new float[84];
            shape.bilinear(x, y, corners);
            var dx = new float[24];
            shape.bilinearGradient(dy, dx, corners, false);
            assertThat(Numbers.dot(x, dx)).isCloseTo(Numbers.dot(y, dy), within(1e-5));
        }
    }
}

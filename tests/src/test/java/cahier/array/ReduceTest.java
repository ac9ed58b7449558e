package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ReduceTest {

    private static final float[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @Test
    void sumsRowsColumnsAndMiddleAxes() {
        assertThat(Reduce.sum(X, 0, 12)).isEqualTo(78);
        var y = new float[6];
        Reduce.sum(X, 0, 3, 4, 1, y, 0, false);
        assertThat(Arrays.copyOf(y, 3)).containsExactly(10, 26, 42);
        Reduce.sum(X, 0, 1, 3, 4, y, 0, false);
        assertThat(Arrays.copyOf(y, 4)).containsExactly(15, 18, 21, 24);
        Reduce.sum(X, 0, 2, 3, 2, y, 0, true);
        assertThat(Arrays.copyOf(y, 4)).containsExactly(24, 30, 48, 54);
    }

    @Test
    void sumsChannels() {
        var y = new float[3];
        Reduce.sumChannels(X, 2, 3, 2, y, false);
        assertThat(y).containsExactly(18, 26, 34);
    }

    @Test
    void sumsInTheStatedOrder() {
        // 2^24 swallows a lone 1: lanes 0 and 8 are added first, then the ones of lanes 1 and 9
        var x = new float[16];
        x[0] = 0x1p24f;
        x[1] = 1;
        x[9] = 1;
        assertThat(Reduce.sum(x, 0, 16)).isEqualTo(0x1p24f + 2);
        x[9] = 0;
        x[8] = 1;
        assertThat(Reduce.sum(x, 0, 16)).isEqualTo(0x1p24f);
    }

    @Test
    void longSumsStayAccurate() {
        var x = new float[1_000_003];
        Arrays.fill(x, 0.1f);
        assertThat(Reduce.sum(x, 0, x.length)).isCloseTo(100_000.3f, within(0.1f));
        assertThat(Reduce.dot(x, 0, x, 0, x.length)).isCloseTo(10_000.03f, within(0.01f));
    }

    @Test
    void findsExtremes() {
        var x = new float[] {3, 9, 9, -4, 0, 2};
        assertThat(Reduce.max(x, 0, 6)).isEqualTo(9);
        assertThat(Reduce.min(x, 0, 6)).isEqualTo(-4);
        var y = new float[3];
        Reduce.max(x, 0, 1, 2, 3, y, 0);
        assertThat(y).containsExactly(3, 9, 9);
        Reduce.min(x, 0, 2, 3, 1, y, 0);
        assertThat(y[0]).isEqualTo(3);
        assertThat(y[1]).isEqualTo(-4);
    }

    @Test
    void theFirstLargestWinsAndNanIsLargest() {
        var indices = new int[2];
        Reduce.argmax(new float[] {3, 9, 9, -4, Float.NaN, 2}, 0, 2, 3, 1, indices, 0);
        assertThat(indices).containsExactly(1, 1);
        assertThat(Reduce.max(new float[] {1, Float.NaN, 2}, 0, 3)).isNaN();
    }
}

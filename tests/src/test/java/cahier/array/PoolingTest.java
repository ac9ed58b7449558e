package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PoolingTest {

    private static final float[] FIVE_BY_FIVE = {
        1, 9, 2, 8, 3, 7, 4, 6, 5, 0, 1, 2, 3, 4, 5, 9, 8, 7, 6, 5, 0, 2, 4, 6, 8
    };

    @Test
    void takesTheLargestOfEachWindow() {
        var pooling = Pooling.floor(1, 5, 5, Window.of(2, 2, 0));
        var y = new float[4];
        var indices = new int[4];
        pooling.max(FIVE_BY_FIVE, y, indices);
        assertThat(y).containsExactly(9, 8, 9, 7);
        assertThat(indices).containsExactly(1, 3, 15, 17);
    }

    @Test
    void keepsPartWindowsInCeilMode() {
        var pooling = Pooling.ceil(1, 5, 5, Window.of(2, 2, 0));
        var y = new float[9];
        pooling.max(FIVE_BY_FIVE, y, new int[9]);
        assertThat(y).containsExactly(9, 8, 3, 9, 7, 5, 2, 6, 8);
    }

    @Test
    void overlapsAndPads() {
        var pooling = Pooling.floor(1, 5, 5, Window.of(3, 2, 1));
        var y = new float[9];
        var indices = new int[9];
        pooling.max(FIVE_BY_FIVE, y, indices);
        assertThat(y).containsExactly(9, 9, 8, 9, 8, 6, 9, 8, 8);
        var dx = new float[25];
        pooling.maxGradient(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, indices, dx, false);
        assertThat(dx)
                .containsExactly(
                        0, 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 13, 0, 6, 0, 0, 0, 0, 0,
                        9);
    }

    @Test
    void theLargestAloneHasTheSameBits() {
        var x = Numbers.some(1, 3 * 11 * 19);
        for (var i = 0; i < x.length; i += 7) x[i] = i % 2 == 0 ? -0f : 0f;
        for (var window :
                new Window[] {
                    Window.of(2, 2, 0),
                    Window.of(3, 2, 1),
                    Window.of(3, 1, 1),
                    Window.of(1, 1, 0),
                    Window.of(5, 3, 2),
                    new Window(2, 3, 1, 1, 0, 1, 1, 0, 2, 3),
                    new Window(4, 2, 2, 3, 2, 0, 1, 1, 1, 1)
                }) {
            for (var form :
                    new Pooling[] {
                        Pooling.floor(3, 11, 19, window), Pooling.ceil(3, 11, 19, window)
                    }) {
                var size = 3 * form.outHeight() * form.outWidth();
                var expected = new float[size];
                form.max(x, expected, new int[size]);
                var y = new float[size];
                form.max(x, y);
                assertThat(y).as(form.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void theFirstOfEqualsWins() {
        var indices = new int[1];
        Pooling.floor(1, 2, 2, Window.of(2, 2, 0))
                .max(new float[] {3, 3, 3, 3}, new float[1], indices);
        assertThat(indices).containsExactly(0);
    }

    @Test
    void aNanCountsAsLargest() {
        var y = new float[1];
        Pooling.floor(1, 2, 2, Window.of(2, 2, 0))
                .max(new float[] {3, Float.NaN, 4, 5}, y, new int[1]);
        assertThat(y[0]).isNaN();
        Pooling.floor(1, 2, 2, Window.of(2, 2, 0)).max(new float[] {3, Float.NaN, 4, 5}, y);
        assertThat(y[0]).isNaN();
    }

    @Test
    void zerosOfEitherSignAreEqualAndNegativeNumbersKeepTheirOrder() {
        var y = new float[3];
        var indices = new int[3];
        Pooling.floor(3, 1, 3, new Window(1, 3, 1, 1, 0, 0, 0, 0, 1, 1))
                .max(new float[] {-0f, 0f, -1, -3, -2, -5, -7, Float.NaN, 8}, y, indices);
        assertThat(y).containsExactly(0f, -2, Float.NaN);
        assertThat(indices).containsExactly(0, 1, 1);
    }

    @Test
    void averagesByBothRulesOfCounting() {
        var x = new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
        var pooling = Pooling.floor(1, 3, 3, Window.of(2, 2, 1));
        var y = new float[4];
        pooling.average(x, y, true);
        assertThat(y).containsExactly(0.25f, 1.25f, 2.75f, 7f);
        pooling.average(x, y, false);
        assertThat(y).containsExactly(1f, 2.5f, 5.5f, 7f);
        var dx = new float[9];
        pooling.averageGradient(new float[] {4, 8, 12, 16}, dx, true, false);
        assertThat(dx).containsExactly(1, 2, 2, 3, 4, 4, 3, 4, 4);
    }

    @Test
    void whatHangsOverThePaddedEdgeNeverCounts() {
        // ceil mode, padding 1: the last window covers one pixel, padding and nothing beyond
        var x = new float[] {1, 2, 3, 4};
        var pooling = Pooling.ceil(1, 1, 4, new Window(1, 3, 1, 2, 0, 1, 0, 0, 1, 1));
        var y = new float[pooling.outWidth()];
        pooling.average(x, y, true);
        assertThat(y).containsExactly(1f, 3f);
        pooling = Pooling.ceil(1, 1, 4, new Window(1, 3, 1, 3, 0, 1, 0, 1, 1, 1));
        y = new float[pooling.outWidth()];
        pooling.average(x, y, true);
        assertThat(y).containsExactly(1f, 7f / 3);
    }

    @Test
    void depthwisePlanesStayApart() {
        var y = new float[2];
        Pooling.floor(2, 1, 2, new Window(1, 2, 1, 2, 0, 0, 0, 0, 1, 1))
                .max(new float[] {1, 2, 8, 7}, y, new int[2]);
        assertThat(y).containsExactly(2, 8);
    }

    @Test
    void refusesAWindowLargerThanTheInput() {
        assertThatThrownBy(() -> Pooling.floor(1, 2, 2, Window.of(3, 1, 0)))
                .hasMessageStartingWith("pooling: window is larger than the padded input");
    }

    @Test
    void adaptsToAGivenSize() {
        var x = new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        var pooling = new AdaptivePooling(1, 2, 5, 1, 2);
        var y = new float[2];
        pooling.average(x, y);
        assertThat(y).containsExactly(4.5f, 6.5f);
        var dx = new float[10];
        pooling.averageGradient(new float[] {6, 12}, dx, false);
        assertThat(dx).containsExactly(1, 1, 3, 2, 2, 1, 1, 3, 2, 2);
        var indices = new int[2];
        pooling.max(x, y, indices);
        assertThat(y).containsExactly(8, 10);
        assertThat(indices).containsExactly(7, 9);
        pooling.maxGradient(new float[] {1, 2}, indices, dx, false);
        assertThat(dx).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 2);
    }
}

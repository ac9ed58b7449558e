package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final float[] X = {1, 2, 3, 4, 5, 6};

    @Test
    void copiesRows() {
        var y = new float[8];
        Layout.copy(2, 2, X, 1, 3, y, 1, 4);
        assertThat(y).containsExactly(0, 2, 3, 0, 0, 5, 6, 0);
        // enough for several threads
        var large = Numbers.some(1, 70 * 1000);
        var copy = new float[70 * 1001];
        Layout.copy(70, 1000, large, 0, 1000, copy, 0, 1001);
        for (var i = 0; i < 70; i++) {
            for (var j = 0; j < 1000; j++) {
                assertThat(copy[i * 1001 + j]).isEqualTo(large[i * 1000 + j]);
            }
        }
    }

    @Test
    void transposes() {
        var y = new float[6];
        Layout.transpose(X, 0, 2, 3, y, 0);
        assertThat(y).containsExactly(1, 4, 2, 5, 3, 6);
        var large = Numbers.some(1, 37 * 53);
        var once = new float[37 * 53];
        var twice = new float[37 * 53];
        Layout.transpose(large, 0, 37, 53, once, 0);
        Layout.transpose(once, 0, 53, 37, twice, 0);
        assertThat(twice).isEqualTo(large);
        assertThat(once[5 * 37 + 3]).isEqualTo(large[3 * 53 + 5]);
    }

    @Test
    void permutesAxes() {
        var y = new float[6];
        Layout.permute(X, 0, new int[] {1, 2, 3}, new int[] {2, 0, 1}, y, 0);
        assertThat(y).containsExactly(1, 4, 2, 5, 3, 6);
        Layout.permute(X, 0, new int[] {3, 1, 2}, new int[] {1, 0, 2}, y, 0);
        assertThat(y).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void gathersAndScattersByStrides() {
        var y = new float[4];
        Layout.gather(X, 5, new int[] {-3, -2}, new int[] {2, 2}, y, 0);
        assertThat(y).containsExactly(6, 4, 3, 1);
        var back = new float[6];
        Layout.scatter(y, 0, new int[] {2, 2}, back, 5, new int[] {-3, -2}, false);
        assertThat(back).containsExactly(1, 0, 3, 4, 0, 6);
        Layout.scatter(y, 0, new int[] {4}, back, 0, new int[] {0}, true);
        assertThat(back[0]).isEqualTo(15);
    }

    @Test
    void gathersAndScattersRows() {
        var y = new float[6];
        Layout.gatherRows(X, 0, 2, new int[] {2, 0, 2}, y, 0);
        assertThat(y).containsExactly(5, 6, 1, 2, 5, 6);
        var back = new float[6];
        Layout.scatterRows(y, 0, 2, new int[] {2, 0, 2}, back, 0);
        assertThat(back).containsExactly(1, 2, 0, 0, 10, 12);
    }
}

package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GemmTest {

    private static final float[] A = {1, 2, 3, 4, 5, 6};
    private static final float[] B = {7, 8, 9, 10, 11, 12};

    @Test
    void multipliesTwoByThreeByTwo() {
        var c = new float[4];
        Gemm.multiply(2, 2, 3, A, 0, 3, false, B, 0, 2, false, c, 0, 2, false);
        assertThat(c).containsExactly(58, 64, 139, 154);
    }

    @Test
    void readsEitherOperandTransposed() {
        var c = new float[4];
        Gemm.multiply(2, 2, 3, A, 0, 2, true, B, 0, 2, false, c, 0, 2, false);
        assertThat(c).containsExactly(89, 98, 116, 128);
        Gemm.multiply(2, 2, 3, A, 0, 3, false, B, 0, 3, true, c, 0, 2, false);
        assertThat(c).containsExactly(50, 68, 122, 167);
    }

    @Test
    void accumulatesAndKeepsToItsPlace() {
        var c = new float[] {-1, 10, 20, -1, 30, 40, -1};
        Gemm.multiply(2, 2, 3, A, 0, 3, false, B, 0, 2, false, c, 1, 3, true);
        assertThat(c).containsExactly(-1, 68, 84, -1, 169, 194, -1);
    }

    @Test
    void emptySumsAreZero() {
        var c = new float[] {5, 5};
        Gemm.multiply(1, 2, 0, A, 0, 0, false, B, 0, 2, false, c, 0, 2, false);
        assertThat(c).containsExactly(0, 0);
    }

    @Test
    void batchesMayShareAnOperand() {
        var c = new float[4];
        Gemm.batched(2, 1, 2, 2, A, 0, 2, 2, false, B, 0, 0, 2, false, c, 0, 2, 2, false);
        assertThat(c).containsExactly(25, 28, 57, 64);
    }
}

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

    @Test
    void everySizeHasTheBitsOfTheStatedOrder() {
        for (var size = 1; size <= 70; size++) {
            check(size, 71 - size, 1 + size * 7 % 40, size % 2 == 0, size % 3 == 0, size % 5 == 0);
            check(71 - size, 3 + size * 5 % 60, size, size % 3 == 0, size % 2 == 0, true);
        }
        for (var layout = 0; layout < 8; layout++) {
            var a = (layout & 1) != 0;
            var b = (layout & 2) != 0;
            var add = (layout & 4) != 0;
            check(1, 133, 300, a, b, add);
            check(133, 1, 300, a, b, add);
            check(65, 97, 513, a, b, add);
            check(130, 40, 256, a, b, add);
            check(7, 10, 1024, a, b, add);
            check(600, 33, 17, a, b, add);
            check(64, 128, 784, a, b, add);
            check(530, 300, 260, a, b, add);
            check(30, 64, 600, a, b, add);
            check(6, 90, 150, a, b, add);
            check(90, 3, 129, a, b, add);
            check(1, 21, 30, a, b, add);
            check(1, 8, 63, a, b, add);
            check(40, 570, 470, a, b, add);
            check(27, 34, 4200, a, b, add);
        }
    }

    @Test
    void panelsPackedForManyRowsHaveTheSameBits() {
        check(257, 1059, 4100, false, false, false);
        check(265, 70, 513, false, true, true);
    }

    @Test
    void threadsDoNotChangeBits() {
        var before = Threads.count();
        try {
            for (var threads : new int[] {1, 2, 3, 7, 16}) {
                Threads.count(threads);
                check(150, 210, 300, false, true, false);
                check(20, 2000, 50, false, false, true);
                check(300, 600, 450, true, false, false);
            }
        } finally {
            Threads.count(before);
        }
    }

    private static void check(
            int m, int n, int k, boolean transposeA, boolean transposeB, boolean accumulate) {
        var lda = (transposeA ? m : k) + 3;
        var ldb = (transposeB ? n : k) + n + k;
        var a = Numbers.some(1, 5 + lda * (transposeA ? k : m));
        var b = Numbers.some(2, 2 + ldb * (transposeB ? n : k));
        var c = Numbers.some(3, 1 + m * (n + 2));
        var expected = c.clone();
        for (var i = 0; i < m; i++) {
            for (var j = 0; j < n; j++) {
                var at = 1 + i * (n + 2) + j;
                var total = accumulate ? expected[at] : 0f;
                if (Math.min(m, n) <= 8 && k >= 64 && !transposeA && transposeB) {
                    var sum = inLanes(a, 5 + i * lda, b, 2 + j * ldb, k);
                    expected[at] = accumulate ? total + sum : sum;
                    continue;
                }
                for (var first = 0; first < k; first += 256) {
                    var sum = 0f;
                    for (var p = first; p < Math.min(k, first + 256); p++) {
                        var left = a[5 + (transposeA ? p * lda + i : i * lda + p)];
                        var right = b[2 + (transposeB ? j * ldb + p : p * ldb + j)];
                        sum = Math.fma(left, right, sum);
                    }
                    total = first == 0 && !accumulate ? sum : total + sum;
                }
                expected[at] = total;
            }
        }
        Gemm.multiply(
                m, n, k, a, 5, lda, transposeA, b, 2, ldb, transposeB, c, 1, n + 2, accumulate);
        assertThat(c).as("%d×%d×%d", m, n, k).isEqualTo(expected);
    }

    /// Sums in 16 lanes, then lane i with i + 8, + 4, + 2, + 1.
    private static float inLanes(float[] a, int aFrom, float[] b, int bFrom, int k) {
        var lanes = new float[16];
        for (var p = 0; p < k; p++) {
            lanes[p % 16] = Math.fma(a[aFrom + p], b[bFrom + p], lanes[p % 16]);
        }
        for (var by = 8; by > 0; by /= 2) {
            for (var i = 0; i < by; i++) lanes[i] += lanes[i + by];
        }
        return lanes[0];
    }
}

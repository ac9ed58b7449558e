package cahier.array;

/// Eight neighbouring columns of one row of a tile: their sums do not wait for each other, and what
/// is loaded of a serves all of them.
final class ScalarTile {

    static final int COLUMNS = 8;

    private ScalarTile() {}

    /// Computes what [Kernels#tile] states, for term p of the columns at `bAt + p·bStep`.
    static void columns(
            int k,
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bAt,
            int bStep,
            float[] c,
            int cAt,
            boolean add) {
        float s0 = 0f, s1 = 0f, s2 = 0f, s3 = 0f, s4 = 0f, s5 = 0f, s6 = 0f, s7 = 0f;
        for (var p = 0; p < k; p++) {
            var x = a[aAt + p * aStep];
            var at = bAt + p * bStep;
            s0 = Math.fma(x, b[at], s0);
            s1 = Math.fma(x, b[at + 1], s1);
            s2 = Math.fma(x, b[at + 2], s2);
            s3 = Math.fma(x, b[at + 3], s3);
            s4 = Math.fma(x, b[at + 4], s4);
            s5 = Math.fma(x, b[at + 5], s5);
            s6 = Math.fma(x, b[at + 6], s6);
            s7 = Math.fma(x, b[at + 7], s7);
        }
        put(c, cAt, add, s0, s1, s2, s3, s4, s5, s6, s7);
    }

    /// Computes what [Kernels#taps] states, for term p of the columns at `bAt + taps[tap + p]`.
    static void taps(
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int[] taps,
            int tap,
            float[] c,
            int cAt,
            boolean add) {
        float s0 = 0f, s1 = 0f, s2 = 0f, s3 = 0f, s4 = 0f, s5 = 0f, s6 = 0f, s7 = 0f;
        for (var p = 0; p < k; p++) {
            var x = a[aAt + p];
            var at = bAt + taps[tap + p];
            s0 = Math.fma(x, b[at], s0);
            s1 = Math.fma(x, b[at + 1], s1);
            s2 = Math.fma(x, b[at + 2], s2);
            s3 = Math.fma(x, b[at + 3], s3);
            s4 = Math.fma(x, b[at + 4], s4);
            s5 = Math.fma(x, b[at + 5], s5);
            s6 = Math.fma(x, b[at + 6], s6);
            s7 = Math.fma(x, b[at + 7], s7);
        }
        put(c, cAt, add, s0, s1, s2, s3, s4, s5, s6, s7);
    }

    private static void put(
            float[] c,
            int at,
            boolean add,
            float s0,
            float s1,
            float s2,
            float s3,
            float s4,
            float s5,
            float s6,
            float s7) {
        c[at] = add ? c[at] + s0 : s0;
        c[at + 1] = add ? c[at + 1] + s1 : s1;
        c[at + 2] = add ? c[at + 2] + s2 : s2;
        c[at + 3] = add ? c[at + 3] + s3 : s3;
        c[at + 4] = add ? c[at + 4] + s4 : s4;
        c[at + 5] = add ? c[at + 5] + s5 : s5;
        c[at + 6] = add ? c[at + 6] + s6 : s6;
        c[at + 7] = add ? c[at + 7] + s7 : s7;
    }
}

package cahier.array;

/// The scalar form of [TileTransforms], which defines its bits.
final class ScalarTransforms implements TileTransforms {

    private static final int SIDE = 4;
    private static final int LANES = 16;

    @Override
    public void input(float[] x, int at, int plane, int pitch, float[] v, int to, int step, int n) {
        for (var lane = 0; lane < n; lane++) {
            inputLane(x, at + lane, plane, pitch, v, to + lane, step);
        }
    }

    /// Transforms one tile's input.
    static void inputLane(float[] x, int at, int plane, int pitch, float[] v, int to, int step) {
        for (var j = 0; j < SIDE; j++) {
            var first = at + (j & 1) * plane + (j >> 1);
            var d1 = x[first + 2 * plane];
            var d2 = x[first + pitch];
            column(x[first], d1, d2, x[first + 2 * plane + pitch], v, to + j * step, step);
        }
        rows(v, to, step);
    }

    private static void column(
            float d0, float d1, float d2, float d3, float[] v, int to, int step) {
        v[to] = d0 - d2;
        v[to + SIDE * step] = d1 + d2;
        v[to + 2 * SIDE * step] = d2 - d1;
        v[to + 3 * SIDE * step] = d1 - d3;
    }

    private static void rows(float[] v, int to, int step) {
        for (var i = 0; i < SIDE; i++) {
            var row = to + i * SIDE * step;
            var d0 = v[row];
            var d1 = v[row + step];
            var d2 = v[row + 2 * step];
            var d3 = v[row + 3 * step];
            v[row] = d0 - d2;
            v[row + step] = d1 + d2;
            v[row + 2 * step] = d2 - d1;
            v[row + 3 * step] = d1 - d3;
        }
    }

    @Override
    public void inputAt(
            float[] x,
            int at,
            int[] places,
            int place,
            int pitch,
            float[] v,
            int to,
            int step,
            int n) {
        for (var lane = 0; lane < n; lane++) {
            var tile = at + places[place + lane];
            for (var j = 0; j < SIDE; j++) {
                var d1 = x[tile + pitch + j];
                var d2 = x[tile + 2 * pitch + j];
                column(x[tile + j], d1, d2, x[tile + 3 * pitch + j], v, to + lane + j * step, step);
            }
            rows(v, to + lane, step);
        }
    }

    @Override
    public void output(float[] m, int at, int step, float[] y, int to, int plane, int n) {
        var half = new float[2 * SIDE];
        for (var lane = 0; lane < n; lane++) {
            for (var j = 0; j < SIDE; j++) {
                var column = at + lane + j * step;
                var m0 = m[column];
                var m1 = m[column + 4 * step];
                var m2 = m[column + 8 * step];
                var m3 = m[column + 12 * step];
                half[j] = m0 + m1 + m2;
                half[SIDE + j] = m1 - m2 - m3;
            }
            for (var i = 0; i < 2; i++) {
                var m0 = half[i * SIDE];
                var m1 = half[i * SIDE + 1];
                var m2 = half[i * SIDE + 2];
                var m3 = half[i * SIDE + 3];
                y[to + 2 * i * plane + lane] = m0 + m1 + m2;
                y[to + (2 * i + 1) * plane + lane] = m1 - m2 - m3;
            }
        }
    }

    @Override
    public void weights(
            float[] w,
            int at,
            int[] places,
            int next,
            int tap,
            float[] u,
            int to,
            int step,
            int n) {
        weights(w, at, places, next, tap, u, to, step, 0, n);
    }

    /// Transforms the weights of some lanes.
    static void weights(
            float[] w,
            int at,
            int[] places,
            int next,
            int tap,
            float[] u,
            int to,
            int step,
            int from,
            int end) {
        var half = new float[3 * SIDE];
        for (var lane = from; lane < end; lane++) {
            var first = at + lane / LANES * next + places[lane % LANES];
            for (var j = 0; j < 3; j++) {
                var g0 = w[first + j * tap];
                var g1 = w[first + (3 + j) * tap];
                var g2 = w[first + (6 + j) * tap];
                half[j] = g0;
                half[3 + j] = (g0 + g2 + g1) * 0.5f;
                half[6 + j] = (g0 + g2 - g1) * 0.5f;
                half[9 + j] = g2;
            }
            for (var i = 0; i < SIDE; i++) {
                var g0 = half[3 * i];
                var g1 = half[3 * i + 1];
                var g2 = half[3 * i + 2];
                var row = to + i * SIDE * step + lane;
                u[row] = g0;
                u[row + step] = (g0 + g2 + g1) * 0.5f;
                u[row + 2 * step] = (g0 + g2 - g1) * 0.5f;
                u[row + 3 * step] = g2;
            }
        }
    }

    @Override
    public void delta(float[] dy, int a, int b, int c, int d, float[] z, int to, int step, int n) {
        for (var lane = 0; lane < n; lane++) {
            deltaRow(dy[a + lane], dy[b + lane], z, to + lane, step);
            deltaRow(
                    dy[a + lane] + dy[c + lane],
                    dy[b + lane] + dy[d + lane],
                    z,
                    to + 4 * step + lane,
                    step);
            deltaRow(
                    dy[a + lane] - dy[c + lane],
                    dy[b + lane] - dy[d + lane],
                    z,
                    to + 8 * step + lane,
                    step);
            deltaRow(-dy[c + lane], -dy[d + lane], z, to + 12 * step + lane, step);
        }
    }

    private static void deltaRow(float left, float right, float[] z, int to, int step) {
        z[to] = left;
        z[to + step] = left + right;
        z[to + 2 * step] = left - right;
        z[to + 3 * step] = -right;
    }

    @Override
    public void weightsGradient(float[] p, int at, int step, float[] w, int to, int plane, int n) {
        var half = new float[3 * SIDE];
        for (var lane = 0; lane < n; lane++) {
            for (var j = 0; j < SIDE; j++) {
                var column = at + j * step + lane;
                var p1 = p[column + 4 * step];
                var p2 = p[column + 8 * step];
                half[j] = p[column] + (p1 + p2) * 0.5f;
                half[SIDE + j] = (p1 - p2) * 0.5f;
                half[2 * SIDE + j] = p[column + 12 * step] + (p1 + p2) * 0.5f;
            }
            for (var i = 0; i < 3; i++) {
                var p1 = half[SIDE * i + 1];
                var p2 = half[SIDE * i + 2];
                var row = to + 3 * i * plane + lane;
                w[row] = half[SIDE * i] + (p1 + p2) * 0.5f;
                w[row + plane] = (p1 - p2) * 0.5f;
                w[row + 2 * plane] = half[SIDE * i + 3] + (p1 + p2) * 0.5f;
            }
        }
    }
}

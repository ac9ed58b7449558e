package cahier.array;

/// The scalar form of the inner loops, which defines their bits: the oracle of the tests, and what
/// runs where vectors do not.
final class ScalarKernels implements Kernels {

    /// For ends of arrays, where no vector fits.
    static final Kernels EXACT = new ScalarKernels();

    @Override
    public String describe() {
        return "scalar";
    }

    @Override
    public void tile(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < width; j += ScalarTile.COLUMNS) {
                ScalarTile.columns(
                        k,
                        a,
                        aOffset + i * aRow,
                        aStep,
                        b,
                        bOffset + j,
                        bStep,
                        c,
                        cOffset + i * cRow + j,
                        add);
            }
        }
    }

    @Override
    public void tapRows(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int[] aRows,
            int aFrom,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        for (var i = 0; i < rows; i++) {
            var from = aOffset + aRows[aFrom + i];
            tile(k, 1, width, a, from, 0, 1, b, bOffset, bStep, c, cOffset + i * cRow, cRow, add);
        }
    }

    @Override
    public void taps(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bFirst,
            int bSecond,
            int[] taps,
            int tap,
            float[] c,
            int cFirst,
            int cSecond,
            int cRow,
            boolean add) {
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < width; j += ScalarTile.COLUMNS) {
                ScalarTile.taps(
                        k,
                        a,
                        aOffset + i * aRow,
                        b,
                        j < NARROW ? bFirst + j : bSecond + j - NARROW,
                        taps,
                        tap,
                        c,
                        i * cRow + (j < NARROW ? cFirst + j : cSecond + j - NARROW),
                        add);
            }
        }
    }

    @Override
    public void panel(
            int k,
            float[] x,
            int base,
            int[] lanes,
            int[] places,
            int[] taps,
            int tap,
            float[] panel,
            int to) {
        for (var p = 0; p < k; p++) {
            var from = base + taps[tap + p];
            var at = to + p * TILE_COLUMNS;
            for (var r = 0; r < places.length; r++) {
                var n = lanes[r + 1] - lanes[r];
                System.arraycopy(x, from + places[r], panel, at + lanes[r], n);
            }
        }
    }

    @Override
    public TileTransforms transforms() {
        return new ScalarTransforms();
    }

    @Override
    public void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        for (var i = 0; i < rows; i++) {
            System.arraycopy(x, xOffset + i * xRow, y, yOffset + i * yRow, columns);
        }
    }

    @Override
    public void transpose(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow) {
        for (var i = 0; i < rows; i++) {
            for (var j = 0; j < columns; j++) {
                y[yOffset + j * yRow + i] = x[xOffset + i * xRow + j];
            }
        }
    }

    @Override
    public void apply(Unary f, float p, float[] x, int xo, float[] y, int yo, int n) {
        for (var i = 0; i < n; i++) y[yo + i] = f.value(x[xo + i], p);
    }

    @Override
    public void gradient(
            Unary f,
            float p,
            float[] dy,
            int dyo,
            float[] x,
            int xo,
            float[] dx,
            int dxo,
            int n,
            boolean add) {
        for (var i = 0; i < n; i++) {
            var d = dy[dyo + i] * f.slope(x[xo + i], p);
            dx[dxo + i] = add ? dx[dxo + i] + d : d;
        }
    }

    @Override
    public void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        for (var i = 0; i < n; i++) c[co + i] = f.value(a[ao + i], b[bo + i]);
    }

    @Override
    public void withScalar(Binary f, float[] a, int ao, float b, float[] c, int co, int n) {
        for (var i = 0; i < n; i++) c[co + i] = f.value(a[ao + i], b);
    }

    @Override
    public void scalarWith(Binary f, float a, float[] b, int bo, float[] c, int co, int n) {
        for (var i = 0; i < n; i++) c[co + i] = f.value(a, b[bo + i]);
    }

    @Override
    public float sum(float[] x, int at, int n) {
        return ScalarReduce.sum(x, at, n);
    }

    @Override
    public float dot(float[] x, int xo, float[] y, int yo, int n) {
        return ScalarReduce.dot(x, xo, y, yo, n);
    }

    @Override
    public float squaredDeviation(float[] x, int at, int n, float centre) {
        return ScalarReduce.squaredDeviation(x, at, n, centre);
    }

    @Override
    public float dotDeviation(float[] y, float[] x, int at, int n, float centre) {
        return ScalarReduce.dotDeviation(y, x, at, n, centre);
    }

    @Override
    public float max(float[] x, int at, int n) {
        return ScalarReduce.max(x, at, n);
    }

    @Override
    public void columns(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        ScalarReduce.columns(rows, columns, x, at, row, y, yo, add);
    }

    @Override
    public void normalize(
            float[] x, float[] y, int at, int n, float mean, float scale, float shift) {
        ScalarUpdate.normalize(x, y, at, n, mean, scale, shift);
    }

    @Override
    public void normalizeGradient(
            float[] dy,
            float[] x,
            float[] dx,
            int at,
            int n,
            float mean,
            float scale,
            float slope,
            float shift,
            boolean add) {
        ScalarUpdate.normalizeGradient(dy, x, dx, at, n, mean, scale, slope, shift, add);
    }

    @Override
    public void addScaled(float alpha, float[] x, float[] y, int from, int to) {
        ScalarUpdate.addScaled(alpha, x, y, from, to);
    }

    @Override
    public void blend(float alpha, float[] x, float[] y, int from, int to) {
        ScalarUpdate.blend(alpha, x, y, from, to);
    }

    @Override
    public void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        ScalarUpdate.sgd(w, g, from, to, rate, decay);
    }

    @Override
    public void momentum(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int to,
            float rate,
            float momentum,
            float decay,
            boolean nesterov) {
        ScalarUpdate.momentum(w, g, v, from, to, rate, momentum, decay, nesterov);
    }

    @Override
    public void rmsprop(
            float[] w,
            float[] g,
            float[] s,
            int from,
            int to,
            float rate,
            float keep,
            float fresh,
            float epsilon,
            float decay) {
        ScalarUpdate.rmsprop(w, g, s, from, to, rate, keep, fresh, epsilon, decay);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step) {
        ScalarUpdate.adam(w, g, m, v, from, to, step);
    }
}

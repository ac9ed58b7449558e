package cahier.array;

/// The inner loops on vectors, once they are compiled, and until then their scalar twins: each
/// method asks the [Gate] of the loop that it is going to run.
///
/// Light loops, whose calls may be many and short, are called on constants, and so without a look
/// at what class they belong to.
final class GatedKernels extends GatedProducts {

    private static final Kernels SCALAR = ScalarKernels.EXACT;
    private static final Kernels VECTOR = Gate.VECTOR;

    /// Makes the vectors' kernels, or fails as they do where vectors are too short.
    GatedKernels() {
        VECTOR.describe();
    }

    @Override
    public String describe() {
        return VECTOR.describe();
    }

    @Override
    public TileTransforms transforms() {
        return new GatedTransforms();
    }

    @Override
    public void tapDots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int[] places,
            int[] taps,
            int tap,
            float[] lanes,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        Gates.TAP_DOTS[rows > 2 ? 1 : 0]
                .kernels()
                .tapDots(
                        k, rows, columns, a, aOffset, aRow, b, places, taps, tap, lanes, c, cOffset,
                        cRow, add);
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
        Gates.ofTile(Gates.TAPS, rows, width)
                .kernels()
                .taps(
                        k, rows, width, a, aOffset, aRow, b, bFirst, bSecond, taps, tap, c, cFirst,
                        cSecond, cRow, add);
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
        Gates.PANEL.kernels().panel(k, x, base, lanes, places, taps, tap, panel, to);
    }

    @Override
    public void maxRow(
            Pooling form,
            float[] x,
            int base,
            int row,
            int from,
            int end,
            float[] y,
            int[] indices,
            int at,
            float[] scratch) {
        Gates.MAX_ROW.kernels().maxRow(form, x, base, row, from, end, y, indices, at, scratch);
    }

    @Override
    public void gather(int n, float[] x, int at, int[] places, float[] y, int to, boolean add) {
        Gates.GATHER.kernels().gather(n, x, at, places, y, to, add);
    }

    @Override
    public void largest(
            Window window,
            int rows,
            int columns,
            float[] x,
            int pitch,
            float[] y,
            int to,
            float[] scratch) {
        Gates.LARGEST.kernels().largest(window, rows, columns, x, pitch, y, to, scratch);
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
        if (Gates.ofTranspose(rows, yRow).isOpen())
            VECTOR.transpose(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
        else SCALAR.transpose(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }

    @Override
    public void apply(Unary f, float p, float[] x, int xo, float[] y, int yo, int n) {
        if (Gates.UNARY[f.ordinal()].isOpen()) VECTOR.apply(f, p, x, xo, y, yo, n);
        else SCALAR.apply(f, p, x, xo, y, yo, n);
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
        if (Gates.SLOPES[f.ordinal()].isOpen())
            VECTOR.gradient(f, p, dy, dyo, x, xo, dx, dxo, n, add);
        else SCALAR.gradient(f, p, dy, dyo, x, xo, dx, dxo, n, add);
    }

    @Override
    public void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        if (Gates.BINARY[f.ordinal()].isOpen()) VECTOR.apply(f, a, ao, b, bo, c, co, n);
        else SCALAR.apply(f, a, ao, b, bo, c, co, n);
    }

    @Override
    public void withScalar(Binary f, float[] a, int ao, float b, float[] c, int co, int n) {
        if (Gates.WITH_SCALAR[f.ordinal()].isOpen()) VECTOR.withScalar(f, a, ao, b, c, co, n);
        else SCALAR.withScalar(f, a, ao, b, c, co, n);
    }

    @Override
    public void scalarWith(Binary f, float a, float[] b, int bo, float[] c, int co, int n) {
        if (Gates.SCALAR_WITH[f.ordinal()].isOpen()) VECTOR.scalarWith(f, a, b, bo, c, co, n);
        else SCALAR.scalarWith(f, a, b, bo, c, co, n);
    }

    @Override
    public float sum(float[] x, int at, int n) {
        return Gates.SUM.isOpen() ? VECTOR.sum(x, at, n) : SCALAR.sum(x, at, n);
    }

    @Override
    public float dot(float[] x, int xo, float[] y, int yo, int n) {
        return Gates.DOT.isOpen() ? VECTOR.dot(x, xo, y, yo, n) : SCALAR.dot(x, xo, y, yo, n);
    }

    @Override
    public void dots(
            int k,
            int rows,
            int columns,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            boolean add) {
        Gates.DOTS
                .kernels()
                .dots(
                        k, rows, columns, a, aOffset, aRow, b, bOffset, bRow, c, cOffset, cRow,
                        cColumn, add);
    }

    @Override
    public float squaredDeviation(float[] x, int at, int n, float centre) {
        return Gates.DEVIATION.isOpen()
                ? VECTOR.squaredDeviation(x, at, n, centre)
                : SCALAR.squaredDeviation(x, at, n, centre);
    }

    @Override
    public float dotDeviation(float[] y, float[] x, int at, int n, float centre) {
        return Gates.DEVIATION.isOpen()
                ? VECTOR.dotDeviation(y, x, at, n, centre)
                : SCALAR.dotDeviation(y, x, at, n, centre);
    }

    @Override
    public float max(float[] x, int at, int n) {
        return Gates.MAX.isOpen() ? VECTOR.max(x, at, n) : SCALAR.max(x, at, n);
    }

    @Override
    public void columns(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        if (Gates.COLUMNS.isOpen()) VECTOR.columns(rows, columns, x, at, row, y, yo, add);
        else SCALAR.columns(rows, columns, x, at, row, y, yo, add);
    }

    @Override
    public void normalize(
            float[] x, float[] y, int at, int n, float mean, float scale, float shift) {
        if (Gates.NORMALIZE.isOpen()) VECTOR.normalize(x, y, at, n, mean, scale, shift);
        else SCALAR.normalize(x, y, at, n, mean, scale, shift);
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
        if (Gates.NORMALIZE_GRADIENT.isOpen())
            VECTOR.normalizeGradient(dy, x, dx, at, n, mean, scale, slope, shift, add);
        else SCALAR.normalizeGradient(dy, x, dx, at, n, mean, scale, slope, shift, add);
    }

    @Override
    public void addScaled(float alpha, float[] x, float[] y, int from, int to) {
        if (Gates.ADD_SCALED.isOpen()) VECTOR.addScaled(alpha, x, y, from, to);
        else SCALAR.addScaled(alpha, x, y, from, to);
    }

    @Override
    public void blend(float alpha, float[] x, float[] y, int from, int to) {
        if (Gates.BLEND.isOpen()) VECTOR.blend(alpha, x, y, from, to);
        else SCALAR.blend(alpha, x, y, from, to);
    }

    @Override
    public void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        if (Gates.SGD.isOpen()) VECTOR.sgd(w, g, from, to, rate, decay);
        else SCALAR.sgd(w, g, from, to, rate, decay);
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
        if (Gates.MOMENTUM.isOpen())
            VECTOR.momentum(w, g, v, from, to, rate, momentum, decay, nesterov);
        else SCALAR.momentum(w, g, v, from, to, rate, momentum, decay, nesterov);
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
        if (Gates.RMSPROP.isOpen())
            VECTOR.rmsprop(w, g, s, from, to, rate, keep, fresh, epsilon, decay);
        else SCALAR.rmsprop(w, g, s, from, to, rate, keep, fresh, epsilon, decay);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step) {
        if (Gates.ADAM.isOpen()) VECTOR.adam(w, g, m, v, from, to, step);
        else SCALAR.adam(w, g, m, v, from, to, step);
    }
}

package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops on vectors of 128, 256 or 512 bits; made by class name in [Provider], because
/// only this class and those behind it may link `jdk.incubator.vector`.
final class VectorKernels extends VectorProducts {

    static final VectorSpecies<Float> S = species();
    static final int L = S.length();

    VectorKernels() {
        if (L < 4) throw new UnsupportedOperationException("vectors are shorter than 128 bits");
    }

    private static VectorSpecies<Float> species() {
        var preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > 16 ? VectorShape.S_512_BIT.withLanes(float.class) : preferred;
    }

    @Override
    public String describe() {
        return "vectors of " + S.vectorBitSize() + " bits";
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
        VectorTapDots.dots(
                k, rows, columns, a, aOffset, aRow, b, places, taps, tap, lanes, c, cOffset, cRow,
                add);
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
        VectorTaps.tile(
                k, rows, width, a, aOffset, aRow, b, bFirst, bSecond, taps, tap, c, cFirst, cSecond,
                cRow, add);
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
        VectorRuns.panel(k, x, base, lanes, places, taps, tap, panel, to);
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
        VectorPooling.maxRow(form, x, base, row, from, end, y, indices, at, scratch);
    }

    @Override
    public TileTransforms transforms() {
        return new VectorTransforms();
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
        VectorCopy.copy(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }

    @Override
    public void gather(int n, float[] x, int at, int[] places, float[] y, int to, boolean add) {
        VectorCopy.gather(n, x, at, places, y, to, add);
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
        VectorPooling.largest(window, rows, columns, x, pitch, y, to, scratch);
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
        VectorLayout.transpose(rows, columns, x, xOffset, xRow, y, yOffset, yRow);
    }

    @Override
    public void apply(Unary f, float p, float[] x, int xo, float[] y, int yo, int n) {
        VectorUnary.apply(f, p, x, xo, y, yo, n);
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
        VectorSlope.apply(f, p, dy, dyo, x, xo, dx, dxo, n, add);
    }

    @Override
    public void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        VectorBinary.apply(f, a, ao, b, bo, c, co, n);
    }

    @Override
    public void withScalar(Binary f, float[] a, int ao, float b, float[] c, int co, int n) {
        VectorBinary.withScalar(f, a, ao, b, c, co, n);
    }

    @Override
    public void scalarWith(Binary f, float a, float[] b, int bo, float[] c, int co, int n) {
        VectorBinary.scalarWith(f, a, b, bo, c, co, n);
    }

    @Override
    public float sum(float[] x, int at, int n) {
        return VectorReduce.sum(x, at, n);
    }

    @Override
    public float dot(float[] x, int xo, float[] y, int yo, int n) {
        return VectorReduce.dot(x, xo, y, yo, n);
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
        if (L == 16) {
            VectorDots.dots(
                    k, rows, columns, a, aOffset, aRow, b, bOffset, bRow, c, cOffset, cRow, cColumn,
                    add);
        } else {
            super.dots(
                    k, rows, columns, a, aOffset, aRow, b, bOffset, bRow, c, cOffset, cRow, cColumn,
                    add);
        }
    }

    @Override
    public float squaredDeviation(float[] x, int at, int n, float centre) {
        return VectorReduce.squaredDeviation(x, at, n, centre);
    }

    @Override
    public float dotDeviation(float[] y, float[] x, int at, int n, float centre) {
        return VectorReduce.dotDeviation(y, 0f, x, at, n, centre);
    }

    @Override
    public float max(float[] x, int at, int n) {
        return VectorReduce.max(x, at, n);
    }

    @Override
    public void columns(
            int rows, int columns, float[] x, int at, int row, float[] y, int yo, boolean add) {
        VectorReduce.columns(rows, columns, x, at, row, y, yo, add);
    }

    @Override
    public void normalize(
            float[] x, float[] y, int at, int n, float mean, float scale, float shift) {
        VectorNorm.normalize(x, y, at, n, mean, scale, shift);
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
        VectorNorm.normalizeGradient(dy, x, dx, at, n, mean, scale, slope, shift, add);
    }

    @Override
    public void addScaled(float alpha, float[] x, float[] y, int from, int to) {
        VectorUpdate.addScaled(alpha, x, y, from, to);
    }

    @Override
    public void blend(float alpha, float[] x, float[] y, int from, int to) {
        VectorUpdate.blend(alpha, x, y, from, to);
    }

    @Override
    public void sgd(float[] w, float[] g, int from, int to, float rate, float decay) {
        VectorUpdate.sgd(w, g, from, to, rate, decay);
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
        VectorUpdate.momentum(w, g, v, from, to, rate, momentum, decay, nesterov);
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
        VectorUpdate.rmsprop(w, g, s, from, to, rate, keep, fresh, epsilon, decay);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, AdamStep step) {
        VectorUpdate.adam(w, g, m, v, from, to, step);
    }
}

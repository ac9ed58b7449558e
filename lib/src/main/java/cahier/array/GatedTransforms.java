package cahier.array;

/// [TileTransforms] on vectors, once they are compiled, and on scalars until then.
final class GatedTransforms implements TileTransforms {

    private static final TileTransforms SCALAR = new ScalarTransforms();
    private static final TileTransforms VECTOR = Gate.VECTOR.transforms();
    private static final int[] PLACES = new int[64];

    private static TileTransforms of(int method) {
        return Gates.TRANSFORMS[method].isOpen() ? VECTOR : SCALAR;
    }

    @Override
    public void input(float[] x, int at, int plane, int pitch, float[] v, int to, int step, int n) {
        of(0).input(x, at, plane, pitch, v, to, step, n);
    }

    @Override
    public void output(float[] m, int at, int step, float[] y, int to, int plane, int n) {
        of(1).output(m, at, step, y, to, plane, n);
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
        of(2).weights(w, at, places, next, tap, u, to, step, n);
    }

    @Override
    public void delta(float[] dy, int a, int b, int c, int d, float[] z, int to, int step, int n) {
        of(3).delta(dy, a, b, c, d, z, to, step, n);
    }

    @Override
    public void weightsGradient(float[] p, int at, int step, float[] w, int to, int plane, int n) {
        of(4).weightsGradient(p, at, step, w, to, plane, n);
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
        of(5).inputAt(x, at, places, place, pitch, v, to, step, n);
    }

    /// Calls a method of vectors once, on a few tiles in arrays of enough room.
    static void rehearse(int method, float[] x, float[] y, int step, int n) {
        switch (method) {
            case 0 -> VECTOR.input(x, 0, step, step / 2, y, 0, step, n);
            case 1 -> VECTOR.output(x, 0, step, y, 0, step, n);
            case 2 -> VECTOR.weights(x, 0, PLACES, step, 1, y, 0, step, n);
            case 3 -> VECTOR.delta(x, 0, step, 2 * step, 3 * step, y, 0, step, n);
            case 4 -> VECTOR.weightsGradient(x, 0, step, y, 0, step, n);
            default -> VECTOR.inputAt(x, 0, PLACES, 0, step, y, 0, step, n);
        }
    }
}

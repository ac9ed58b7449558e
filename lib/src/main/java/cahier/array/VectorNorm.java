package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Normalisation and its gradient on vectors.
final class VectorNorm {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorNorm() {}

    static void normalize(
            float[] x, float[] y, int at, int n, float mean, float scale, float shift) {
        var i = at;
        for (; i <= at + n - L; i += L) {
            var scaled = FloatVector.fromArray(S, x, i).sub(mean);
            scaled.fma(all(scale), all(shift)).intoArray(y, i);
        }
        ScalarUpdate.normalize(x, y, i, at + n - i, mean, scale, shift);
    }

    static void normalizeGradient(
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
        var i = at;
        for (; i <= at + n - L; i += L) {
            var d = FloatVector.fromArray(S, x, i).sub(mean).fma(all(slope), all(shift));
            d = FloatVector.fromArray(S, dy, i).fma(all(scale), d);
            if (add) FloatVector.fromArray(S, dx, i).add(d).intoArray(dx, i);
            else d.intoArray(dx, i);
        }
        ScalarUpdate.normalizeGradient(dy, x, dx, i, at + n - i, mean, scale, slope, shift, add);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }
}

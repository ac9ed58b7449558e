package cahier.array;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The gradients of the functions of [Unary] over runs of neighbours: whole vectors here, the rest
/// by the scalar form.
final class VectorSlope {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorSlope() {}

    static void apply(
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
        var done = vectors(f, p, dy, dyo, x, xo, dx, dxo, n, add);
        for (var i = done; i < n; i++) {
            var d = dy[dyo + i] * f.slope(x[xo + i], p);
            dx[dxo + i] = add ? dx[dxo + i] + d : d;
        }
    }

    /// Computes whole vectors and returns the number of elements done.
    private static int vectors(
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
        return switch (f) {
            case SQUARE -> square(dy, dyo, x, xo, dx, dxo, n, add);
            case SQRT -> sqrt(dy, dyo, x, xo, dx, dxo, n, add);
            case RECIPROCAL -> reciprocal(dy, dyo, x, xo, dx, dxo, n, add);
            case EXP -> exp(dy, dyo, x, xo, dx, dxo, n, add);
            case LOG -> log(dy, dyo, x, xo, dx, dxo, n, add);
            case RELU -> relu(dy, dyo, x, xo, dx, dxo, n, add);
            case LEAKY_RELU -> leakyRelu(dy, dyo, x, xo, dx, dxo, n, add, p);
            case ELU -> elu(dy, dyo, x, xo, dx, dxo, n, add, p);
            case SIGMOID -> sigmoid(dy, dyo, x, xo, dx, dxo, n, add);
            case TANH -> tanh(dy, dyo, x, xo, dx, dxo, n, add);
            case ERF -> erf(dy, dyo, x, xo, dx, dxo, n, add);
            case GELU -> gelu(dy, dyo, x, xo, dx, dxo, n, add);
            case SILU -> silu(dy, dyo, x, xo, dx, dxo, n, add);
            case SOFTPLUS -> softplus(dy, dyo, x, xo, dx, dxo, n, add);
            case NEGATE, ABS, SIGN, POWER, CLIP, FLOOR -> 0;
        };
    }

    private static int square(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, v.mul(2f), dx, dxo + i, add);
        }
        return i;
    }

    private static int sqrt(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, FloatVector.broadcast(S, 0.5f).div(v.sqrt()), dx, dxo + i, add);
        }
        return i;
    }

    private static int reciprocal(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, one().neg().div(v.mul(v)), dx, dxo + i, add);
        }
        return i;
    }

    private static int exp(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, VectorMath.exp(v), dx, dxo + i, add);
        }
        return i;
    }

    private static int log(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, one().div(v), dx, dxo + i, add);
        }
        return i;
    }

    private static int relu(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, FloatVector.zero(S).blend(1f, v.compare(GT, 0f)), dx, dxo + i, add);
        }
        return i;
    }

    private static int leakyRelu(
            float[] dy,
            int dyo,
            float[] x,
            int xo,
            float[] dx,
            int dxo,
            int n,
            boolean add,
            float p) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(
                    dy,
                    dyo + i,
                    FloatVector.broadcast(S, p).blend(1f, v.compare(GT, 0f)),
                    dx,
                    dxo + i,
                    add);
        }
        return i;
    }

    private static int elu(
            float[] dy,
            int dyo,
            float[] x,
            int xo,
            float[] dx,
            int dxo,
            int n,
            boolean add,
            float p) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(
                    dy,
                    dyo + i,
                    VectorMath.exp(v).mul(p).blend(1f, v.compare(GT, 0f)),
                    dx,
                    dxo + i,
                    add);
        }
        return i;
    }

    private static int sigmoid(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, VectorMath.sigmoidSlope(v), dx, dxo + i, add);
        }
        return i;
    }

    private static int tanh(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, VectorMath.tanhSlope(v), dx, dxo + i, add);
        }
        return i;
    }

    private static int erf(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(
                    dy,
                    dyo + i,
                    VectorMath.exp(v.neg().mul(v)).mul(FloatMath.TWO_BY_SQRT_PI),
                    dx,
                    dxo + i,
                    add);
        }
        return i;
    }

    private static int gelu(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(
                    dy,
                    dyo + i,
                    v.fma(VectorMath.normalDensity(v), VectorMath.normalCdf(v)),
                    dx,
                    dxo + i,
                    add);
        }
        return i;
    }

    private static int silu(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(
                    dy,
                    dyo + i,
                    v.fma(VectorMath.sigmoidSlope(v), VectorMath.sigmoid(v)),
                    dx,
                    dxo + i,
                    add);
        }
        return i;
    }

    private static int softplus(
            float[] dy, int dyo, float[] x, int xo, float[] dx, int dxo, int n, boolean add) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            put(dy, dyo + i, VectorMath.sigmoid(v), dx, dxo + i, add);
        }
        return i;
    }

    private static void put(
            float[] dy, int from, FloatVector slope, float[] dx, int to, boolean add) {
        var d = FloatVector.fromArray(S, dy, from).mul(slope);
        if (add) FloatVector.fromArray(S, dx, to).add(d).intoArray(dx, to);
        else d.intoArray(dx, to);
    }

    private static FloatVector one() {
        return FloatVector.broadcast(S, 1f);
    }
}

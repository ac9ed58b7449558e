package cahier.array;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [Unary] over runs of neighbours: whole vectors here, the rest by the scalar
/// form. Each has a loop of its own, so that each is compiled for itself.
final class VectorUnary {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorUnary() {}

    static void apply(Unary f, float p, float[] x, int xo, float[] y, int yo, int n) {
        var done = vectors(f, p, x, xo, y, yo, n);
        for (var i = done; i < n; i++) y[yo + i] = f.value(x[xo + i], p);
    }

    /// Computes whole vectors and returns the number of elements done.
    private static int vectors(Unary f, float p, float[] x, int xo, float[] y, int yo, int n) {
        return switch (f) {
            case NEGATE -> negate(x, xo, y, yo, n);
            case ABS -> abs(x, xo, y, yo, n);
            case SQUARE -> square(x, xo, y, yo, n);
            case SQRT -> sqrt(x, xo, y, yo, n);
            case RECIPROCAL -> reciprocal(x, xo, y, yo, n);
            case EXP -> exp(x, xo, y, yo, n);
            case LOG -> log(x, xo, y, yo, n);
            case RELU -> relu(x, xo, y, yo, n);
            case LEAKY_RELU -> leakyRelu(x, xo, y, yo, n, p);
            case ELU -> elu(x, xo, y, yo, n, p);
            case SIGMOID -> sigmoid(x, xo, y, yo, n);
            case TANH -> tanh(x, xo, y, yo, n);
            case ERF -> erf(x, xo, y, yo, n);
            case GELU -> gelu(x, xo, y, yo, n);
            case SILU -> silu(x, xo, y, yo, n);
            case SOFTPLUS -> softplus(x, xo, y, yo, n);
            case CLIP -> clip(x, xo, y, yo, n, p);
            case SIGN, POWER, FLOOR -> 0;
        };
    }

    private static int negate(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.neg().intoArray(y, yo + i);
        }
        return i;
    }

    private static int abs(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.abs().intoArray(y, yo + i);
        }
        return i;
    }

    private static int square(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.mul(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int sqrt(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.sqrt().intoArray(y, yo + i);
        }
        return i;
    }

    private static int reciprocal(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            all(1f).div(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int exp(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.exp(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int log(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.log(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int relu(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.max(0f).intoArray(y, yo + i);
        }
        return i;
    }

    private static int leakyRelu(float[] x, int xo, float[] y, int yo, int n, float p) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.mul(p).blend(v, v.compare(GT, 0f)).intoArray(y, yo + i);
        }
        return i;
    }

    private static int elu(float[] x, int xo, float[] y, int yo, int n, float p) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.expMinusOne(v).mul(p).blend(v, v.compare(GT, 0f)).intoArray(y, yo + i);
        }
        return i;
    }

    private static int sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.sigmoid(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int tanh(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.tanh(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int erf(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            VectorMath.erf(v).intoArray(y, yo + i);
        }
        return i;
    }

    private static int gelu(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.mul(VectorMath.normalCdf(v)).intoArray(y, yo + i);
        }
        return i;
    }

    private static int silu(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.mul(VectorMath.sigmoid(v)).intoArray(y, yo + i);
        }
        return i;
    }

    private static int softplus(float[] x, int xo, float[] y, int yo, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.max(0f)
                    .add(VectorMath.logOnePlus(VectorMath.exp(v.abs().neg())))
                    .intoArray(y, yo + i);
        }
        return i;
    }

    private static int clip(float[] x, int xo, float[] y, int yo, int n, float p) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            var v = FloatVector.fromArray(S, x, xo + i);
            v.max(-p).min(p).intoArray(y, yo + i);
        }
        return i;
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(S, value);
    }
}

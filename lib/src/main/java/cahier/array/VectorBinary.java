package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [Binary] over runs of neighbours: whole vectors here, the rest by the scalar
/// form.
final class VectorBinary {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;

    private VectorBinary() {}

    static void apply(Binary f, float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var done =
                switch (f) {
                    case ADD -> add(a, ao, b, bo, c, co, n);
                    case SUBTRACT -> subtract(a, ao, b, bo, c, co, n);
                    case MULTIPLY -> multiply(a, ao, b, bo, c, co, n);
                    case DIVIDE -> divide(a, ao, b, bo, c, co, n);
                    case MAX -> max(a, ao, b, bo, c, co, n);
                    case MIN -> min(a, ao, b, bo, c, co, n);
                    case POWER, EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> 0;
                };
        for (var i = done; i < n; i++) c[co + i] = f.value(a[ao + i], b[bo + i]);
    }

    static void withScalar(Binary f, float[] a, int ao, float b, float[] c, int co, int n) {
        var done =
                switch (f) {
                    case ADD -> add(a, ao, b, c, co, n);
                    case SUBTRACT -> subtract(a, ao, b, c, co, n);
                    case MULTIPLY -> multiply(a, ao, b, c, co, n);
                    case DIVIDE -> divide(a, ao, b, c, co, n);
                    case MAX -> max(a, ao, b, c, co, n);
                    case MIN -> min(a, ao, b, c, co, n);
                    case POWER, EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> 0;
                };
        for (var i = done; i < n; i++) c[co + i] = f.value(a[ao + i], b);
    }

    static void scalarWith(Binary f, float a, float[] b, int bo, float[] c, int co, int n) {
        var done =
                switch (f) {
                    case ADD -> add(b, bo, a, c, co, n);
                    case SUBTRACT -> subtractFrom(a, b, bo, c, co, n);
                    case MULTIPLY -> multiply(b, bo, a, c, co, n);
                    case DIVIDE -> divideFrom(a, b, bo, c, co, n);
                    case MAX -> max(b, bo, a, c, co, n);
                    case MIN -> min(b, bo, a, c, co, n);
                    case POWER, EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> 0;
                };
        for (var i = done; i < n; i++) c[co + i] = f.value(a, b[bo + i]);
    }

    private static int add(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .add(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int add(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).add(b).intoArray(c, co + i);
        }
        return i;
    }

    private static int subtract(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .sub(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int subtract(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).sub(b).intoArray(c, co + i);
        }
        return i;
    }

    private static int subtractFrom(float a, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.broadcast(S, a)
                    .sub(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int multiply(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .mul(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int multiply(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).mul(b).intoArray(c, co + i);
        }
        return i;
    }

    private static int divide(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .div(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int divide(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).div(b).intoArray(c, co + i);
        }
        return i;
    }

    private static int divideFrom(float a, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.broadcast(S, a)
                    .div(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int max(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .max(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int max(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).max(b).intoArray(c, co + i);
        }
        return i;
    }

    private static int min(float[] a, int ao, float[] b, int bo, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i)
                    .min(FloatVector.fromArray(S, b, bo + i))
                    .intoArray(c, co + i);
        }
        return i;
    }

    private static int min(float[] a, int ao, float b, float[] c, int co, int n) {
        var i = 0;
        for (; i < S.loopBound(n); i += L) {
            FloatVector.fromArray(S, a, ao + i).min(b).intoArray(c, co + i);
        }
        return i;
    }
}

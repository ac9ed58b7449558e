package cahier.array;

/// Computes elementary functions in `float` with the same bits on every machine.
///
/// Each is a polynomial of our own (minimax fits) evaluated by fused multiply-add; none calls a
/// library function whose bits may differ. Bounds are the largest errors found over all finite
/// arguments (`FloatMathTest`). [VectorMath] holds the same steps on vectors.
final class FloatMath {

    /// Adding it to a small float rounds to an integer, which the low bits of the sum then hold.
    static final float ROUNDER = 0x1.8p23f;

    static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);
    static final float LOG2_E = 0x1.715476p0f;
    static final float LN2_HIGH = 0x1.62e430p-1f;
    static final float LN2_LOW = -0x1.05c610p-29f;

    /// Beyond these exp is infinite or zero.
    static final float EXP_LEAST = -104f;

    static final float EXP_MOST = 89f;

    /// Below this exp(x) - 1 is -1.
    static final float EXPM1_LEAST = -40f;

    static final float SQRT_HALF = 0x1.6a09e6p-1f;
    static final float INVERSE_SQRT_2PI = 0x1.988454p-2f;
    static final float TWO_BY_SQRT_PI = 0x1.20dd76p0f;

    static final float E2 = 0.49999997f;
    static final float E3 = 0.16666543f;
    static final float E4 = 0.0416672f;
    static final float E5 = 0.008366596f;
    static final float E6 = 0.0013882505f;

    /// Least mantissa that [#log] reduces to.
    static final int SQRT_HALF_BITS = Float.floatToRawIntBits(SQRT_HALF);

    static final float L3 = 0.33333313f;
    static final float L4 = -0.2500001f;
    static final float L5 = 0.20002119f;
    static final float L6 = -0.16667996f;
    static final float L7 = 0.14219551f;
    static final float L8 = -0.124055915f;
    static final float L9 = 0.11888175f;
    static final float L10 = -0.11675641f;
    static final float L11 = 0.06746601f;

    /// (erf x / x - 1) in powers of x², for x below 1.
    static final float R0 = 0.12837917f;

    static final float R1 = -0.37612626f;
    static final float R2 = 0.112835854f;
    static final float R3 = -0.026853811f;
    static final float R4 = 0.0051883277f;
    static final float R5 = -0.00080101925f;
    static final float R6 = 7.853858e-05f;

    /// (-ln(1 - erf x) / x - 1) in powers of x, for x from 1 to 4.
    static final float Q0 = 0.12848005f;

    static final float Q1 = 0.6358315f;
    static final float Q2 = 0.10511615f;
    static final float Q3 = -0.02279847f;
    static final float Q4 = 0.0031869488f;
    static final float Q5 = -0.0002106435f;

    private FloatMath() {}

    /// Returns e to the power x; within 1 ulp.
    static float exp(float x) {
        var clamped = Math.min(Math.max(x, EXP_LEAST), EXP_MOST);
        var rounded = Math.fma(clamped, LOG2_E, ROUNDER);
        var n = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        var q = reducedExp(clamped, rounded - ROUNDER);
        // in two steps, for results that are subnormal or infinite
        var half = n >> 1;
        return (1f + q) * power(half) * power(n - half);
    }

    /// Returns exp(r) - 1 where r = x - n ln 2 is at most ln 2 / 2 in size.
    private static float reducedExp(float x, float n) {
        var r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
        var p = Math.fma(r, E6, E5);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E2);
        return Math.fma(p, r * r, r);
    }

    /// Returns 2 to the power n, for n from -126 to 127.
    private static float power(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /// Returns exp(x) - 1 for x ≤ 0; within 2 ulp.
    static float expMinusOne(float x) {
        var clamped = Math.max(x, EXPM1_LEAST);
        var rounded = Math.fma(clamped, LOG2_E, ROUNDER);
        var scale = power(Float.floatToRawIntBits(rounded) - ROUNDER_BITS);
        return Math.fma(scale, reducedExp(clamped, rounded - ROUNDER), scale - 1f);
    }

    /// Returns tanh x; within 3 ulp.
    static float tanh(float x) {
        var t = expMinusOne(-2f * Math.abs(x));
        return Math.copySign(-t / (2f + t), x);
    }

    /// Returns 1 - tanh² x, with full relative accuracy also where it is tiny; within 4 ulp.
    static float tanhSlope(float x) {
        return 4f * sigmoidSlope(2f * x);
    }

    /// Returns 1 / (1 + exp(-x)); within 3 ulp.
    static float sigmoid(float x) {
        var e = exp(-Math.abs(x));
        return (x >= 0f ? 1f : e) / (1f + e);
    }

    /// Returns sigmoid(x) · sigmoid(-x), with full relative accuracy also where it is tiny.
    static float sigmoidSlope(float x) {
        var e = exp(-Math.abs(x));
        var d = 1f + e;
        return e / d / d;
    }

    /// Returns the natural logarithm of x; within 1 ulp. Negative numbers give NaN, 0 gives -∞.
    static float log(float x) {
        if (!(x > 0f)) return x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
        if (x == Float.POSITIVE_INFINITY) return x;
        var small = x < Float.MIN_NORMAL;
        var bits = Float.floatToRawIntBits(small ? x * 0x1p23f : x);
        var exponent = (bits - SQRT_HALF_BITS) >> 23;
        var f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
        var n = (float) (small ? exponent - 23 : exponent);
        var square = f * f;
        var y = f * square * logSeries(f);
        y = Math.fma(n, LN2_LOW, y);
        y = Math.fma(-0.5f, square, y);
        return Math.fma(n, LN2_HIGH, f + y);
    }

    private static float logSeries(float f) {
        var p = Math.fma(f, L11, L10);
        p = Math.fma(p, f, L9);
        p = Math.fma(p, f, L8);
        p = Math.fma(p, f, L7);
        p = Math.fma(p, f, L6);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L4);
        return Math.fma(p, f, L3);
    }

    /// Returns ln(1 + x) for x from 0 to 1; within 3 ulp.
    static float logOnePlus(float x) {
        var sum = 1f + x;
        // what rounding took from the sum, divided by it, is what the logarithm lacks
        return log(sum) + (x - (sum - 1f)) / sum;
    }

    /// Returns x to the power p, rounded from double precision; NaN for a negative x unless p is a
    /// whole number.
    static float power(float x, float p) {
        return (float) StrictMath.pow(x, p);
    }

    /// Returns the error function of x; within 2 ulp.
    static float erf(float x) {
        var t = Math.abs(x);
        if (t < 1f) {
            var s = x * x;
            var p = Math.fma(s, R6, R5);
            p = Math.fma(p, s, R4);
            p = Math.fma(p, s, R3);
            p = Math.fma(p, s, R2);
            p = Math.fma(p, s, R1);
            p = Math.fma(p, s, R0);
            return Math.fma(p, x, x);
        }
        t = Math.min(t, 4f);
        var p = Math.fma(t, Q5, Q4);
        p = Math.fma(p, t, Q3);
        p = Math.fma(p, t, Q2);
        p = Math.fma(p, t, Q1);
        p = Math.fma(p, t, Q0);
        return Math.copySign(1f - exp(-Math.fma(p, t, t)), x);
    }

    /// Returns the share of the normal distribution below x.
    static float normalCdf(float x) {
        return 0.5f + 0.5f * erf(x * SQRT_HALF);
    }

    /// Returns the density of the normal distribution at x.
    static float normalDensity(float x) {
        return INVERSE_SQRT_2PI * exp(-0.5f * x * x);
    }
}

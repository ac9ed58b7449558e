package cahier.array;

/// The functions of one number that [Elementwise] applies.
///
/// Each has its value and its derivative here, side by side, in plain Java: the scalar form, which
/// defines the bits. Some take a parameter p.
public enum Unary {
    /// -x
    NEGATE,
    /// |x|; derivative sign x, 0 at 0
    ABS,
    /// -1, 0 or 1
    SIGN,
    /// x²
    SQUARE,
    /// √x
    SQRT,
    /// 1/x
    RECIPROCAL,
    /// eˣ
    EXP,
    /// ln x
    LOG,
    /// max(x, 0); derivative 0 at 0
    RELU,
    /// x where positive, else p·x
    LEAKY_RELU,
    /// x where positive, else p·(eˣ - 1)
    ELU,
    /// 1 / (1 + e⁻ˣ)
    SIGMOID,
    /// tanh x
    TANH,
    /// The error function
    ERF,
    /// x·Φ(x) with the normal distribution's Φ
    GELU,
    /// x·sigmoid(x)
    SILU,
    /// ln(1 + eˣ)
    SOFTPLUS,
    /// x to the power p; exact for whole p from -4 to 4 and 0.5, else by logarithms, for x ≥ 0
    POWER,
    /// min(max(x, -p), p); derivative 0 outside
    CLIP,
    /// Largest whole number that is not above x; derivative 0
    FLOOR;

    /// Returns the function's value.
    float value(float x, float p) {
        return switch (this) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case SQUARE -> x * x;
            case SQRT -> (float) Math.sqrt(x);
            case RECIPROCAL -> 1f / x;
            case EXP -> FloatMath.exp(x);
            case LOG -> FloatMath.log(x);
            case RELU -> Math.max(x, 0f);
            case LEAKY_RELU -> x > 0f ? x : p * x;
            case ELU -> x > 0f ? x : p * FloatMath.expMinusOne(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case TANH -> FloatMath.tanh(x);
            case ERF -> FloatMath.erf(x);
            case GELU -> x * FloatMath.normalCdf(x);
            case SILU -> x * FloatMath.sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0f) + FloatMath.logOnePlus(FloatMath.exp(-Math.abs(x)));
            case POWER -> power(x, p);
            case CLIP -> Math.min(Math.max(x, -p), p);
            case FLOOR -> (float) Math.floor(x);
        };
    }

    /// Returns the function's derivative at x.
    float slope(float x, float p) {
        return switch (this) {
            case NEGATE -> -1f;
            case ABS -> Math.signum(x);
            case SIGN, FLOOR -> 0f;
            case SQUARE -> 2f * x;
            case SQRT -> 0.5f / (float) Math.sqrt(x);
            case RECIPROCAL -> -1f / (x * x);
            case EXP -> FloatMath.exp(x);
            case LOG -> 1f / x;
            case RELU -> x > 0f ? 1f : 0f;
            case LEAKY_RELU -> x > 0f ? 1f : p;
            case ELU -> x > 0f ? 1f : p * FloatMath.exp(x);
            case SIGMOID -> FloatMath.sigmoidSlope(x);
            case TANH -> FloatMath.tanhSlope(x);
            case ERF -> FloatMath.TWO_BY_SQRT_PI * FloatMath.exp(-x * x);
            case GELU -> Math.fma(x, FloatMath.normalDensity(x), FloatMath.normalCdf(x));
            case SILU -> Math.fma(x, FloatMath.sigmoidSlope(x), FloatMath.sigmoid(x));
            case SOFTPLUS -> FloatMath.sigmoid(x);
            case POWER -> p == 0f ? 0f : p * power(x, p - 1f);
            case CLIP -> x >= -p && x <= p ? 1f : 0f;
        };
    }

    private static float power(float x, float p) {
        if (p == 0f) return 1f;
        if (p == 0.5f) return (float) Math.sqrt(x);
        if (p == (int) p && Math.abs(p) <= 4f) {
            var result = x;
            for (var i = 1; i < Math.abs((int) p); i++) result *= x;
            return p < 0f ? 1f / result : result;
        }
        return FloatMath.power(x, p);
    }
}

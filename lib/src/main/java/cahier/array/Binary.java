package cahier.array;

/// The functions of two numbers that [Elementwise] applies. Comparisons give 1 for true and 0 for
/// false.
public enum Binary {
    /// a + b
    ADD,
    /// a - b
    SUBTRACT,
    /// a·b
    MULTIPLY,
    /// a / b
    DIVIDE,
    /// The larger; NaN if either is NaN
    MAX,
    /// The smaller; NaN if either is NaN
    MIN,
    /// a to the power b, rounded from double precision
    POWER,
    /// a = b
    EQUAL,
    /// a ≠ b
    NOT_EQUAL,
    /// a < b
    LESS,
    /// a ≤ b
    AT_MOST,
    /// a > b
    GREATER,
    /// a ≥ b
    AT_LEAST;

    /// Returns the function's value.
    float value(float a, float b) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
            case POWER -> FloatMath.power(a, b);
            case EQUAL -> a == b ? 1f : 0f;
            case NOT_EQUAL -> a != b ? 1f : 0f;
            case LESS -> a < b ? 1f : 0f;
            case AT_MOST -> a <= b ? 1f : 0f;
            case GREATER -> a > b ? 1f : 0f;
            case AT_LEAST -> a >= b ? 1f : 0f;
        };
    }
}

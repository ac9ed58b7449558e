package cahier.tensor;

import cahier.array.Elementwise;
import cahier.array.Unary;

/// A function of each value by itself; [Unary] holds the functions and their derivatives.
///
/// @param parameter what some functions take: a slope, an exponent, a bound
record Pointwise(Unary function, float parameter, Tensor x) implements Alike {

    @Override
    public void forward(float[] y) {
        Elementwise.apply(function, parameter, x.values(), 0, y, 0, y.length);
    }

    @Override
    public boolean needs(Tensor input) {
        return switch (function) {
            case NEGATE, SIGN, FLOOR -> false;
            case ABS, SQUARE, SQRT, RECIPROCAL, EXP, LOG, RELU, LEAKY_RELU, ELU -> true;
            case SIGMOID, TANH, ERF, GELU, SILU, SOFTPLUS, POWER, CLIP -> true;
        };
    }

    @Override
    public void backward(float[] y, float[] dy) {
        var adds = x.adds();
        Elementwise.gradient(
                function, parameter, dy, 0, x.values(), 0, x.target(), 0, y.length, adds);
    }

    @Override
    public String formula() {
        return switch (function) {
            case NEGATE -> "-x";
            case ABS -> "|x|";
            case SIGN -> "sign(x)";
            case SQUARE -> "x²";
            case SQRT -> "√x";
            case RECIPROCAL -> "1 / x";
            case EXP -> "exp(x)";
            case LOG -> "ln(x)";
            case RELU -> "max(x, 0)";
            case LEAKY_RELU -> "x > 0 ? x : " + parameter + "·x";
            case ELU -> "x > 0 ? x : " + parameter + "·(exp(x) - 1)";
            case SIGMOID -> "σ(x)";
            case TANH -> "tanh(x)";
            case ERF -> "erf(x)";
            case GELU -> "x·Φ(x)";
            case SILU -> "x·σ(x)";
            case SOFTPLUS -> "ln(1 + exp(x))";
            case POWER -> "x^" + parameter;
            case CLIP -> "clip(x, " + -parameter + ", " + parameter + ")";
            case FLOOR -> "⌊x⌋";
        };
    }
}

package cahier.tensor;

import cahier.array.Unary;

/// Functions of each value of a [Tensor], and softmax and running sums over an axis.
public sealed interface Functions permits Tensor {

    private Tensor self() {
        return (Tensor) this;
    }

    private Tensor apply(Unary function, double parameter) {
        return Tensor.computed(new Pointwise(function, (float) parameter, self()));
    }

    /// Returns -x.
    default Tensor neg() {
        return apply(Unary.NEGATE, 0);
    }

    /// Returns |x|; its derivative at 0 is 0.
    default Tensor abs() {
        return apply(Unary.ABS, 0);
    }

    /// Returns -1, 0 or 1; no gradient passes.
    default Tensor sign() {
        return apply(Unary.SIGN, 0);
    }

    /// Returns x².
    default Tensor square() {
        return apply(Unary.SQUARE, 0);
    }

    /// Returns √x.
    default Tensor sqrt() {
        return apply(Unary.SQRT, 0);
    }

    /// Returns 1 / x.
    default Tensor reciprocal() {
        return apply(Unary.RECIPROCAL, 0);
    }

    /// Returns x to a power: for any x if the exponent is a whole number from -4 to 4, else for x ≥
    /// 0.
    default Tensor pow(double exponent) {
        return apply(Unary.POWER, exponent);
    }

    /// Returns eˣ.
    default Tensor exp() {
        return apply(Unary.EXP, 0);
    }

    /// Returns the natural logarithm.
    default Tensor log() {
        return apply(Unary.LOG, 0);
    }

    /// Returns max(x, 0); its derivative at 0 is 0.
    default Tensor relu() {
        return apply(Unary.RELU, 0);
    }

    /// Returns x where it is positive, else slope · x (Maas et al., 2013).
    default Tensor leakyRelu(double slope) {
        return apply(Unary.LEAKY_RELU, slope);
    }

    /// Returns x where it is positive, else α(eˣ - 1) (Clevert et al., 2015).
    default Tensor elu(double alpha) {
        return apply(Unary.ELU, alpha);
    }

    /// Returns σ(x) = 1 / (1 + e⁻ˣ); the derivative is σ(x)·σ(-x), which keeps its digits where
    /// σ(x) rounds to 1.
    default Tensor sigmoid() {
        return apply(Unary.SIGMOID, 0);
    }

    /// Returns the hyperbolic tangent.
    default Tensor tanh() {
        return apply(Unary.TANH, 0);
    }

    /// Returns the sine of radians, the nearest `float` or the one beside it.
    default Tensor sin() {
        return Tensor.computed(new Circular(self(), true));
    }

    /// Returns the cosine of radians, the nearest `float` or the one beside it.
    default Tensor cos() {
        return Tensor.computed(new Circular(self(), false));
    }

    /// Returns the error function.
    default Tensor erf() {
        return apply(Unary.ERF, 0);
    }

    /// Returns x·Φ(x) with the normal distribution's Φ (Hendrycks and Gimpel, 2016).
    default Tensor gelu() {
        return apply(Unary.GELU, 0);
    }

    /// Returns x·σ(x) (Elfwing et al., 2017).
    default Tensor silu() {
        return apply(Unary.SILU, 0);
    }

    /// Returns ln(1 + eˣ).
    default Tensor softplus() {
        return apply(Unary.SOFTPLUS, 0);
    }

    /// Returns the largest whole number not above x; no gradient passes.
    default Tensor floor() {
        return apply(Unary.FLOOR, 0);
    }

    /// Returns the nearest whole number, of two the even one; no gradient passes.
    default Tensor round() {
        return Tensor.computed(new Rounded(self()));
    }

    /// Returns x, at least `low` and at most `high`; no gradient passes where it is held back.
    default Tensor clip(double low, double high) {
        if (!(low <= high)) {
            throw Shapes.failure("clip", "empty range", low + " to " + high, "low ≤ high");
        }
        return self().maximum(Tensor.scalar(low)).minimum(Tensor.scalar(high));
    }

    /// Returns eˣ / Σ eˣ over the last axis.
    default Tensor softmax() {
        return softmax(-1);
    }

    /// Returns eˣ / Σ eˣ over an axis.
    default Tensor softmax(int axis) {
        var x = self();
        var along = Shapes.axis("softmax", axis, x.rank());
        if (along == x.rank() - 1) return Tensor.computed(new Softened.Probabilities(x));
        return x.swap(along, -1).softmax(-1).swap(along, -1);
    }

    /// Returns ln softmax(x) over the last axis, exact also where softmax is 0.
    default Tensor logSoftmax() {
        return logSoftmax(-1);
    }

    /// Returns ln softmax(x) over an axis.
    default Tensor logSoftmax(int axis) {
        var x = self();
        var along = Shapes.axis("logSoftmax", axis, x.rank());
        if (along == x.rank() - 1) return Tensor.computed(new Softened.Logarithms(x));
        return x.swap(along, -1).logSoftmax(-1).swap(along, -1);
    }

    /// Returns the sums of an axis's values up to each, itself among them, added in double
    /// precision.
    default Tensor cumsum(int axis) {
        var x = self();
        var at = Shapes.axis("cumsum", axis, x.rank());
        return Tensor.computed(new Accumulated(x, Along.of(x.shape, at, at)));
    }
}

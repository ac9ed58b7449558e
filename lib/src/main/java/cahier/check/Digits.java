package cahier.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Tells how far a number may lie from one that is stated to some significant digits, and writes
/// numbers to so many digits.
final class Digits {

    /// A float's spacing relative to its value: what its own rounding may add.
    private static final double FLOAT_ROUNDING = 0x1p-23;

    private Digits() {}

    static int checked(int digits) {
        if (digits < 1 || digits > 15) {
            throw new IllegalArgumentException(
                    "isNear: digits out of range: got " + digits + "; expected 1 to 15");
        }
        return digits;
    }

    /// Returns half a unit of the last of the digits of a number, and the rounding of one float.
    /// For 0, which has no significant digit, the digits count behind the point.
    static double tolerance(double stated, int digits) {
        if (stated == 0) return .5 * Math.pow(10, -digits);
        var size = Math.abs(stated);
        var leading = new BigDecimal(size).round(new MathContext(15)); // 1.0 must not be .999…
        var exponent = leading.precision() - leading.scale() - 1;
        return .5 * Math.pow(10, exponent + 1 - digits) + FLOAT_ROUNDING * size;
    }

    static boolean near(double got, double stated, double tolerance) {
        return same(got, stated) || Math.abs(got - stated) <= tolerance;
    }

    static boolean same(double got, double stated) {
        return got == stated || Double.isNaN(got) && Double.isNaN(stated);
    }

    /// Writes a number to so many significant digits, in powers of ten only where it is tiny or
    /// huge.
    static String text(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) return value == 0 ? "0" : "" + value;
        var rounded =
                new BigDecimal(value)
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        var exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 9) return rounded.toPlainString();
        var mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    /// Writes a number as a programmer would, a float in the digits of a float.
    static String exact(double value, boolean isFloat) {
        if (!Double.isFinite(value)) return "" + value;
        var shortest = new BigDecimal(isFloat ? "" + (float) value : "" + value);
        return text(shortest.doubleValue(), Math.clamp(shortest.precision(), 1, 17));
    }
}

package cahier.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes a float as Python's `repr` does: the shortest digits that read back as the same value,
/// with an exponent below 1e-4 and from 1e16 on.
final class PythonFloat {

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    private PythonFloat() {}

    static String repr(double value) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return 1 / value < 0 ? "-0.0" : "0.0";
        var shortest = shortest(value);
        var digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        var sign = value < 0 ? "-" : "";
        return sign
                + (exponent < -4 || exponent >= 16
                        ? scientific(digits, exponent)
                        : positional(digits, exponent));
    }

    /// `Double.toString` gives the shortest digits but never fewer than two: 4.9E-324, not 5E-324.
    private static BigDecimal shortest(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() != 2) return decimal;
        var shorter = new BigDecimal(value).round(ONE_DIGIT).stripTrailingZeros();
        return shorter.doubleValue() == value ? shorter : decimal;
    }

    private static String scientific(String digits, int exponent) {
        var text = new StringBuilder(digits.substring(0, 1));
        if (digits.length() > 1) text.append('.').append(digits, 1, digits.length());
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) text.append('0');
        return text.append(size).toString();
    }

    private static String positional(String digits, int exponent) {
        if (exponent < 0) return "0." + "0".repeat(-exponent - 1) + digits;
        int point = exponent + 1;
        if (digits.length() <= point) return digits + "0".repeat(point - digits.length()) + ".0";
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}

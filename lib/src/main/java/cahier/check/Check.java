package cahier.check;

import cahier.output.Output;

import org.jspecify.annotations.Nullable;

/// Checks the numbers that a notebook states: a passed check shows `✓ name = value` in one line, a
/// failed one throws [CheckFailed] and so fails its cell.
///
/// ```java
/// Check.that("parameters", net.parameterCount()).is(586);
/// Check.that("loss", loss.item()).isNear(0.105, 3);           // to three significant digits
/// Check.that("accuracy", accuracy).isAtLeast(0.90);
/// Check.that("row sums", sums).is(new float[] {1, 1, 1});
/// Check.that("product", y).isNear(new double[][] {{4, 3}, {2, 4}}, 6);
/// ```
///
/// **Digits are significant digits**: `isNear(0.105, 3)` accepts what rounds to 0.105, that is half
/// a unit of the third digit on either side, and the rounding of one float besides.
public final class Check {

    private Check() {}

    /// Names an integer to check.
    public static WholeNumberCheck that(String name, long value) {
        return new WholeNumberCheck(name, value);
    }

    /// Names a number to check.
    public static NumberCheck that(String name, double value) {
        return new NumberCheck(name, value, false);
    }

    /// Names a float to check; exact comparisons are made in float.
    public static NumberCheck that(String name, float value) {
        return new NumberCheck(name, value, true);
    }

    /// Names a vector to check.
    public static ArrayCheck that(String name, float[] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a vector to check.
    public static ArrayCheck that(String name, double[] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a vector of integers to check.
    public static ArrayCheck that(String name, int[] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a vector of integers to check.
    public static ArrayCheck that(String name, long[] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a matrix to check.
    public static ArrayCheck that(String name, float[][] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a matrix to check.
    public static ArrayCheck that(String name, double[][] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names a matrix of integers to check.
    public static ArrayCheck that(String name, int[][] value) {
        return ArrayCheck.of(name, value);
    }

    /// Names any other value to check: a text, a truth value, a list; compared by `equals`.
    public static <T> ValueCheck<T> that(String name, @Nullable T value) {
        return new ValueCheck<>(name, value);
    }

    static void passed(String name, String value) {
        Output.show("✓ " + name + " = " + value);
    }
}

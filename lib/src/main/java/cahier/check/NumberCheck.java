package cahier.check;

/// Compares one number, exactly or to a stated accuracy.
public final class NumberCheck {

    private static final int SHOWN = 6;

    private final String name;
    private final double got;
    private final boolean isFloat;

    NumberCheck(String name, double got, boolean isFloat) {
        this.name = name;
        this.got = got;
        this.isFloat = isFloat;
    }

    /// Requires exactly this value; a float is compared as a float.
    public void is(double expected) {
        var stated = isFloat ? (float) expected : expected;
        require(
                Digits.same(got, stated),
                Digits.exact(got, isFloat),
                Digits.exact(expected, false));
    }

    /// Requires a value that rounds to the expected one at so many significant digits (for 0: so
    /// many digits behind the point).
    ///
    /// @param digits 1 to 15; five or six are what a float holds safely
    public void isNear(double expected, int digits) {
        var tolerance = Digits.tolerance(expected, Digits.checked(digits));
        var what = Digits.exact(expected, false) + " to " + digits + " significant digits";
        if (!Digits.near(got, expected, tolerance)) {
            throw new CheckFailed(name, Digits.exact(got, isFloat), what);
        }
        Check.passed(name, Digits.text(got, digits));
    }

    /// Requires a value at most so far from the expected one.
    public void isWithin(double tolerance, double expected) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "isWithin: tolerance is negative: got " + tolerance + "; expected 0 or more");
        }
        var what = Digits.exact(expected, false) + " ± " + Digits.exact(tolerance, false);
        require(Digits.near(got, expected, tolerance), rounded() + " (" + what + ")", what);
    }

    /// Requires this value or more.
    public void isAtLeast(double least) {
        var bound = Digits.exact(least, false);
        require(got >= least, rounded() + " ≥ " + bound, "at least " + bound);
    }

    /// Requires this value or less.
    public void isAtMost(double most) {
        var bound = Digits.exact(most, false);
        require(got <= most, rounded() + " ≤ " + bound, "at most " + bound);
    }

    private String rounded() {
        return Digits.text(got, SHOWN);
    }

    private void require(boolean holds, String shown, String expected) {
        if (!holds) throw new CheckFailed(name, Digits.exact(got, isFloat), expected);
        Check.passed(name, shown);
    }
}

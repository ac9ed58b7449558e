package cahier.check;

import java.util.Locale;

/// Compares one integer.
public final class WholeNumberCheck {

    private final String name;
    private final long got;

    WholeNumberCheck(String name, long got) {
        this.name = name;
        this.got = got;
    }

    /// Requires exactly this value.
    public void is(long expected) {
        require(got == expected, "", text(expected));
    }

    /// Requires this value or more.
    public void isAtLeast(long least) {
        require(got >= least, " ≥ " + text(least), "at least " + text(least));
    }

    /// Requires this value or less.
    public void isAtMost(long most) {
        require(got <= most, " ≤ " + text(most), "at most " + text(most));
    }

    private void require(boolean holds, String how, String expected) {
        if (!holds) throw new CheckFailed(name, text(got), expected);
        Check.passed(name, text(got) + how);
    }

    private static String text(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

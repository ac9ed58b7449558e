package cahier.optim;

/// Checks of optimizers' options.
final class Range {

    private Range() {}

    static double notNegative(String owner, String option, double value) {
        return checked(
                owner, option, value, value >= 0 && value < Double.POSITIVE_INFINITY, "0 or more");
    }

    static double positive(String owner, String option, double value) {
        return checked(
                owner, option, value, value > 0 && value < Double.POSITIVE_INFINITY, "more than 0");
    }

    /// Checks a share: from 0 to below 1.
    static double share(String owner, String option, double value) {
        return checked(owner, option, value, value >= 0 && value < 1, "0 to below 1");
    }

    private static double checked(
            String owner, String option, double value, boolean holds, String expected) {
        if (holds) return value;
        throw new IllegalArgumentException(
                owner + ": " + option + " out of range: got " + value + "; expected " + expected);
    }
}

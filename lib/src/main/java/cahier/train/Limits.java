package cahier.train;

import cahier.data.Dataset;

import java.util.stream.IntStream;

/// Bounds on how much a training does, from outside: for quick runs where notebooks are only tried.
///
/// The system properties `cahier.epochs` and `cahier.samples`, else the environment variables
/// `CAHIER_EPOCHS` and `CAHIER_SAMPLES`; without them there is no bound.
record Limits(int epochs, int samples) {

    static Limits fromOutside() {
        return new Limits(
                limit("cahier.epochs", "CAHIER_EPOCHS"), limit("cahier.samples", "CAHIER_SAMPLES"));
    }

    /// Returns so many samples, evenly from the first to the last: data often lie class by class.
    Dataset of(Dataset all) {
        if (samples >= all.size()) return all;
        var step = (double) all.size() / samples;
        return all.select(IntStream.range(0, samples).map(i -> (int) (i * step)).toArray());
    }

    private static int limit(String property, String variable) {
        var text = System.getProperty(property);
        if (text == null) text = System.getenv(variable);
        if (text == null || text.isBlank()) return Integer.MAX_VALUE;
        try {
            var limit = Integer.parseInt(text.strip());
            if (limit >= 1) return limit;
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw new IllegalArgumentException(
                variable + ": not a limit: got \"" + text + "\"; expected a whole number from 1");
    }
}

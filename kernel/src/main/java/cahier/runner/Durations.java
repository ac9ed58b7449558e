package cahier.runner;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes and reads lengths of time as people do.
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|min|h|)");

    private Durations() {}

    /// Writes a length of time: `0.42 s`, `12.3 s`, `3 min 05 s`, `1 h 02 min`.
    public static String text(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return seconds == Math.rint(seconds)
                    ? (long) seconds + " s"
                    : String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (seconds < 60) return String.format(Locale.ROOT, "%.1f s", seconds);
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /// Reads a length of time: a number of seconds, or with a unit of `ms`, `s`, `m`, `min`, `h`.
    ///
    /// @throws IllegalArgumentException where the text has another form
    public static Duration parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "not a length of time: got '" + text + "'; expected such as 90, 90s, 5m or 1h");
        }
        long unit =
                switch (match.group(2)) {
                    case "ms" -> 1L;
                    case "m", "min" -> 60_000L;
                    case "h" -> 3_600_000L;
                    default -> 1000L;
                };
        return Duration.ofMillis(Math.round(Double.parseDouble(match.group(1)) * unit));
    }
}

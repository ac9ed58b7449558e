package cahier.runner;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// A moment by which something must have happened.
///
/// @param allowed how long it was from the start; `null` for no limit
/// @param end the moment on the scale of `System.nanoTime`
record Deadline(@Nullable Duration allowed, long end) {

    static final Deadline NEVER = new Deadline(null, 0);

    /// More than the clock can count to, from wherever it is.
    private static final Duration ALL_TIME = Duration.ofNanos(Long.MAX_VALUE / 2);

    static Deadline in(@Nullable Duration limit) {
        return limit == null || limit.compareTo(ALL_TIME) > 0
                ? NEVER
                : new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    boolean isPast() {
        return allowed != null && System.nanoTime() - end > 0;
    }

    /// Returns the limit for the reader: `2 s`, `1 min 30 s`.
    String limit() {
        return allowed == null ? "any time" : Durations.text(allowed);
    }
}

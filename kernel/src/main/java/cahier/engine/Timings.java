package cahier.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How long each phase of a cell took.
final class Timings {

    enum Phase {
        PARSE,
        ANALYSE,
        GENERATE,
        WEAVE,
        LOAD,
        RUN
    }

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
    private long since = System.nanoTime();

    /// Starts measuring at now.
    void start() {
        since = System.nanoTime();
    }

    /// Counts the time since the last call, or since [#start], as a phase.
    void end(Phase phase) {
        long now = System.nanoTime();
        spent.merge(phase, Duration.ofNanos(now - since), Duration::plus);
        since = now;
    }

    Duration of(Phase phase) {
        return spent.getOrDefault(phase, Duration.ZERO);
    }
}

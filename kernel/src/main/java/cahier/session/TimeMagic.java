package cahier.session;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// `%time expression` and `%%time` run Java and print how long it took; the value stays the value.
final class TimeMagic implements Magic {

    @Override
    public String name() {
        return "time";
    }

    @Override
    public String summary() {
        return "run Java and print how long it took";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    /// An expression declares nothing.
    @Override
    public boolean leavesNames(String line) {
        return line.chars().noneMatch(c -> "=;{".indexOf(c) >= 0);
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        return timed(call.session(), call.line());
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        return timed(call.session(), call.javaBody());
    }

    private static @Nullable Object timed(Session session, String java) throws Exception {
        long start = System.nanoTime();
        var value = session.eval(java);
        System.out.println("Wall time: " + text(System.nanoTime() - start));
        return value;
    }

    /// Writes a duration with three significant digits.
    static String text(long nanos) {
        if (nanos < 1_000) return nanos + " ns";
        if (nanos < 1_000_000) return digits(nanos / 1e3) + " µs";
        if (nanos < 1_000_000_000) return digits(nanos / 1e6) + " ms";
        if (nanos < 60_000_000_000L) return digits(nanos / 1e9) + " s";
        var duration = Duration.ofNanos(nanos);
        return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private static String digits(double number) {
        var format = number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f";
        return String.format(java.util.Locale.ROOT, format, number);
    }
}

package cahier.magic;

import cahier.session.CompilationFailed;
import cahier.session.Magic;
import cahier.session.MagicCall;
import cahier.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// `%timeit expression` and `%%timeit` run Java again and again and print mean and spread.
///
/// `-n` sets the runs of a loop (else as many as take .2 s), `-r` the loops. The loop is compiled
/// as one, so that what is measured is the code and not the kernel.
final class TimeitMagic implements Magic {

    private static final int LOOPS = 7;
    private static final long LOOP_NANOS = 200_000_000;
    private static final long MAX_RUNS = 10_000_000;
    private static final String LOOP_START =
            "(cahier.magic.TimedLoop) __runs -> { long __start = System.nanoTime();"
                    + " for (long __run = 0; __run < __runs; __run++) { ";
    private static final String LOOP_END = " } return System.nanoTime() - __start; }";

    @Override
    public String name() {
        return "timeit";
    }

    @Override
    public String summary() {
        return "run Java many times and print its mean duration (-n runs, -r loops)";
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public boolean leavesNames(String line) {
        return true;
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        var arguments = new ArrayList<>(Arrays.asList(call.line().strip().split("\\s+", -1)));
        long runs = option(arguments, "-n", 0);
        int loops = (int) option(arguments, "-r", LOOPS);
        measure(call, String.join(" ", arguments), "", runs, loops);
        return null;
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        var arguments = new ArrayList<>(call.arguments());
        long runs = option(arguments, "-n", 0);
        int loops = (int) option(arguments, "-r", LOOPS);
        measure(call, call.body(), "\n".repeat(Math.max(0, call.bodyLine() - 1)), runs, loops);
        return null;
    }

    private static long option(List<String> arguments, String name, long otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0) return otherwise;
        if (at + 1 >= arguments.size() || !arguments.get(at + 1).matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("%timeit: " + name + ": expected a positive number");
        }
        long value = Long.parseLong(arguments.get(at + 1));
        arguments.subList(at, at + 2).clear();
        return value;
    }

    private static void measure(MagicCall call, String java, String before, long given, int loops)
            throws Exception {
        var body = java.strip();
        if (body.isEmpty()) throw new IllegalArgumentException("%timeit: nothing to run");
        var timed = loop(call.session(), before + body);
        long runs = given > 0 ? given : enough(timed);
        var each = new double[loops];
        for (int i = 0; i < loops; i++) each[i] = (double) timed.nanos(runs) / runs;
        print(each, runs);
    }

    /// Compiles the loop around an expression, whose value the sink takes, or else around
    /// statements.
    private static TimedLoop loop(Session session, String java) throws Exception {
        try {
            var expression = java.replaceFirst(";\\s*\\z", "");
            return loop(session, "cahier.magic.Sink.keep(", expression, ");");
        } catch (CompilationFailed asExpression) {
            try {
                return loop(session, "", java, ";");
            } catch (CompilationFailed asStatements) {
                throw asStatements.says("not a statement") ? asExpression : asStatements;
            }
        }
    }

    private static TimedLoop loop(Session session, String before, String java, String after)
            throws Exception {
        return (TimedLoop)
                Objects.requireNonNull(
                        session.evalFramed(LOOP_START + before, java, after + LOOP_END));
    }

    private static long enough(TimedLoop loop) throws Exception {
        long runs = 1;
        while (runs < MAX_RUNS && loop.nanos(runs) < LOOP_NANOS) runs *= 10;
        return runs;
    }

    private static void print(double[] each, long runs) {
        double mean = Arrays.stream(each).average().orElse(0);
        double square = Arrays.stream(each).map(t -> (t - mean) * (t - mean)).average().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%s ± %s per run (mean ± standard deviation of %d loops of %,d runs)\n",
                text(mean),
                text(Math.sqrt(square)),
                each.length,
                runs);
    }

    private static String text(double nanos) {
        if (nanos < 1e3) return String.format(Locale.ROOT, "%.3g ns", nanos);
        if (nanos < 1e6) return String.format(Locale.ROOT, "%.3g µs", nanos / 1e3);
        if (nanos < 1e9) return String.format(Locale.ROOT, "%.3g ms", nanos / 1e6);
        return String.format(Locale.ROOT, "%.3g s", nanos / 1e9);
    }
}

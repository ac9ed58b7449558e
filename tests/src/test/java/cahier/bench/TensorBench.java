package cahier.bench;

import cahier.array.Threads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/// Measures rows of the tensor benchmark when it is asked: `tests/bench/tensors.py` starts this
/// program beside the peers' and lets them take turns.
///
/// It reads one request a line and answers with one line:
///
/// - `prepare ROW`: builds and warms up what a row names; `ready`, or `none` if it knows no such
///   row
/// - `measure MILLIS`: runs it for at least that time; nanoseconds a call
/// - `allocation ROW`: bytes allocated by a step, and held by its tensors
/// - `peak`: multiply-adds in registers of one thread, GFLOP/s
/// - `fresh`: the first step and epoch of a new process; nanoseconds since it started, for each
///
/// Arguments: number of threads; `wall`, or `cpu` for the processor time of the one thread and of
/// collections, which other programs disturb less.
final class TensorBench {

    private static final int WARM_CALLS = 3;

    /// Work is warm when nothing was compiled for this long, or after the longest wait: how soon
    /// that is depends on what else the machine does.
    private static final long QUIET_NANOS = 2_000_000_000L;

    private static final long LONGEST_NANOS = 20_000_000_000L;

    private final boolean usesProcessorTime;
    private Runnable work = () -> {};

    private TensorBench(boolean usesProcessorTime) {
        this.usesProcessorTime = usesProcessorTime;
    }

    /// Answers until the requests end.
    public static void main(String[] arguments) throws IOException {
        // what a training prints is no answer
        var answers = System.out;
        System.setOut(System.err);
        Threads.count(Integer.parseInt(arguments[0]));
        var bench = new TensorBench(arguments[1].equals("cpu"));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            answers.println(bench.answer(line.strip()));
            answers.flush();
        }
    }

    private String answer(String request) {
        var verb = request.split(" ", 2)[0];
        var rest = request.substring(verb.length()).strip();
        return switch (verb) {
            case "prepare" -> prepare(rest);
            case "measure" -> Double.toString(measure(Long.parseLong(rest) * 1_000_000L));
            case "allocation" -> Allocation.of(rest);
            case "peak" -> peak();
            case "fresh" -> FirstSteps.run();
            default -> throw new IllegalArgumentException(request);
        };
    }

    private String prepare(String row) {
        var named = Work.of(row);
        if (named == null) return "none";
        work = named;
        warm(work);
        // what the preparation left behind is not this row's to collect
        System.gc();
        return "ready";
    }

    private static void warm(Runnable work) {
        var compiler = ManagementFactory.getCompilationMXBean();
        var start = System.nanoTime();
        var changed = start;
        var spent = 0L;
        for (var calls = 0; ; calls++) {
            work.run();
            var now = System.nanoTime();
            var total = compiler.getTotalCompilationTime();
            if (total != spent) changed = now;
            spent = total;
            var isQuiet = now - changed > QUIET_NANOS || now - start > LONGEST_NANOS;
            if (calls >= WARM_CALLS && isQuiet) return;
        }
    }

    private double measure(long nanos) {
        var end = System.nanoTime() + nanos;
        var start = clock();
        var calls = 0L;
        do {
            work.run();
            calls++;
        } while (System.nanoTime() < end);
        return (double) (clock() - start) / calls;
    }

    private long clock() {
        if (!usesProcessorTime) return System.nanoTime();
        var collections = 0L;
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionTime();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                + collections * 1_000_000L;
    }

    private static String peak() {
        // the first product loads the vector module
        var product = Work.of("gemm 32 32 32 nn");
        if (product != null) product.run();
        warm(Peak::measure);
        return Double.toString(Peak.measure());
    }
}

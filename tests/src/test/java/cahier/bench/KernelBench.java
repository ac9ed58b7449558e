package cahier.bench;

import cahier.array.Convolution;
import cahier.array.Gemm;
import cahier.array.Generator;
import cahier.array.Threads;
import cahier.array.Window;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Prints the speed of products and convolutions beside the machine's measured peak. Run with
///
/// ```
/// java --add-modules jdk.incubator.vector -cp lib/target/classes:tests/target/test-classes \
///     cahier.bench.KernelBench [gemm|conv] [threads]
/// ```
public final class KernelBench {

    private static final int ROUNDS = 7;
    private static final double ROUND_NANOS = 60e6;

    private KernelBench() {}

    /// Measures products, convolutions or, without an argument, both.
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        var what = arguments.length > 0 ? arguments[0] : "all";
        Threads.count(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1);
        System.out.printf(
                "%d thread(s); peak of one: %.0f GFLOP/s (vector fused multiply-add)%n",
                Threads.count(), Peak.measure());
        if (!what.equals("conv")) products();
        if (!what.equals("gemm")) convolutions();
    }

    private static void products() {
        for (var size : new int[] {16, 32, 48, 64, 96, 128, 256, 512, 1024, 2048}) {
            product("square", size, size, size, false, false);
        }
        product("fc1 forward", 64, 128, 784, false, true);
        product("fc1 weights", 128, 784, 64, true, false);
        product("fc2 forward", 64, 10, 128, false, true);
        product("fc2 input", 64, 128, 10, false, false);
        product("fc2 weights", 10, 128, 64, true, false);
        product("small forward", 64, 16, 25, false, true);
        product("small weights", 16, 25, 64, true, false);
        product("one forward", 1, 40, 25, false, true);
        product("one weights", 40, 25, 1, true, false);
        product("LeNet 400-120", 32, 120, 400, false, true);
        product("AlexNet fc", 1, 4096, 9216, false, true);
    }

    private static void product(
            String name, int m, int n, int k, boolean transposeA, boolean transposeB) {
        var a = numbers(m * k);
        var b = numbers(k * n);
        var c = new float[m * n];
        report(
                name + " " + m + "×" + n + "×" + k,
                2.0 * m * n * k,
                () ->
                        Gemm.multiply(
                                m,
                                n,
                                k,
                                a,
                                0,
                                transposeA ? m : k,
                                transposeA,
                                b,
                                0,
                                transposeB ? k : n,
                                transposeB,
                                c,
                                0,
                                n,
                                false));
    }

    private static void convolutions() {
        convolution("LeNet 1", 32, 1, 28, 6, Window.of(5, 1, 2));
        convolution("LeNet 2", 32, 6, 14, 16, Window.of(5, 1, 0));
        convolution("mini 8-8", 64, 8, 28, 8, Window.of(3, 1, 1));
        convolution("mini 16-16", 64, 16, 14, 16, Window.of(3, 1, 1));
        convolution("mini 32-32", 64, 32, 7, 32, Window.of(3, 1, 1));
        convolution("VGG 224", 1, 3, 224, 64, Window.of(3, 1, 1));
        convolution("VGG 56", 1, 256, 56, 256, Window.of(3, 1, 1));
        convolution("VGG 28", 1, 512, 28, 512, Window.of(3, 1, 1));
        convolution("VGG 14", 2, 512, 14, 512, Window.of(3, 1, 1));
        convolution("VGG 7", 8, 512, 7, 512, Window.of(3, 1, 1));
        convolution("AlexNet 1", 1, 3, 224, 64, Window.of(11, 4, 2));
        convolution("AlexNet 2", 1, 64, 27, 192, Window.of(5, 1, 2));
        convolution("ResNet 1", 1, 3, 224, 64, Window.of(7, 2, 3));
        convolution("ResNet /2", 1, 64, 56, 128, Window.of(3, 2, 1));
        convolution("1×1 192-64", 1, 192, 28, 64, Window.of(1, 1, 0));
        convolution("1×1 832-384", 1, 832, 7, 384, Window.of(1, 1, 0));
    }

    private static void convolution(
            String name, int samples, int in, int size, int out, Window window) {
        var shape = new Convolution(samples, in, size, size, out, window, 1);
        var x = numbers(samples * in * size * size);
        var y = numbers(samples * out * shape.outHeight() * shape.outWidth());
        var weights = numbers(out * in * window.height() * window.width());
        var dx = new float[x.length];
        var dWeights = new float[weights.length];
        var work = 2.0 * shape.multiplyAdds();
        report(name + " forward", work, () -> shape.forward(x, weights, null, y));
        report(name + " input gradient", work, () -> shape.inputGradient(y, weights, dx, false));
        report(name + " weight gradient", work, () -> shape.weightGradient(x, y, dWeights, false));
    }

    private static void report(String name, double work, Runnable run) {
        var times = new double[ROUNDS];
        var calls = 1;
        for (var warm = clock(); clock() - warm < 8 * ROUND_NANOS; ) {
            var start = clock();
            for (var i = 0; i < calls; i++) run.run();
            var nanos = clock() - start;
            calls = (int) Math.clamp(ROUND_NANOS * calls / nanos, 1, 1_000_000);
        }
        for (var round = 0; round < ROUNDS; round++) {
            var start = clock();
            for (var i = 0; i < calls; i++) run.run();
            times[round] = (clock() - start) / (double) calls;
        }
        Arrays.sort(times);
        System.out.printf(
                "%-32s %12.2f µs   %6.1f GFLOP/s   (median %6.1f)%n",
                name, times[0] / 1e3, work / times[0], work / times[ROUNDS / 2]);
    }

    /// Returns the thread's own time where it works alone, which other processes disturb less.
    private static long clock() {
        return Threads.count() == 1
                ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                : System.nanoTime();
    }

    private static float[] numbers(int n) {
        var x = new float[n];
        new Generator(n).uniform(x, 0, n, -1f, 1f);
        return x;
    }
}

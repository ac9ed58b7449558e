package cahier.array;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Runs one of each kernel and prints a digest of all results: [BitsTest] starts it in JVMs that
/// differ in threads and vectors. With an argument it only says what it would run on.
final class BitsProgram {

    private final MessageDigest digest;

    private BitsProgram(MessageDigest digest) {
        this.digest = digest;
    }

    public static void main(String[] arguments) throws Exception {
        var program = new BitsProgram(MessageDigest.getInstance("SHA-256"));
        if (arguments.length == 0) program.run();
        System.out.println(HexFormat.of().formatHex(program.digest.digest()));
        System.out.println(Provider.KERNELS.describe());
        System.out.println(Threads.count());
    }

    private void run() {
        random();
        products();
        functions();
        sums();
        convolutions();
        planes();
        updates();
    }

    private void random() {
        var generator = new Generator(42);
        var x = new float[50_000];
        generator.normal(x, 0, x.length, 0f, 1f);
        add(x);
        generator.uniform(x, 0, x.length, -2f, 3f);
        add(x);
        for (var i : generator.split().permutation(100)) digest.update((byte) i);
    }

    private void products() {
        for (var layout = 0; layout < 4; layout++) {
            var a = Numbers.some(1, 150 * 300);
            var b = Numbers.some(2, 300 * 170);
            var c = new float[150 * 170];
            var left = (layout & 1) != 0;
            var right = (layout & 2) != 0;
            Gemm.multiply(
                    150,
                    170,
                    300,
                    a,
                    0,
                    left ? 150 : 300,
                    left,
                    b,
                    0,
                    right ? 300 : 170,
                    right,
                    c,
                    0,
                    170,
                    false);
            add(c);
            Gemm.multiply(10, 64, 84, a, 0, left ? 10 : 84, left, b, 0, 84, true, c, 0, 64, true);
            add(c);
            Gemm.multiply(7, 90, 84, a, 0, left ? 7 : 84, left, b, 0, 84, true, c, 0, 90, true);
            add(c);
            Gemm.multiply(
                    64, 96, 270, a, 0, left ? 64 : 270, left, b, 0, 270, true, c, 0, 96, true);
            add(c);
        }
    }

    private void functions() {
        var x = Numbers.some(3, 40_000);
        Update.scale(6f, x, x.length);
        var y = new float[x.length];
        for (var f : Unary.values()) {
            Elementwise.apply(f, 0.5f, x, 0, y, 0, x.length);
            add(y);
            Elementwise.gradient(f, 0.5f, x, 0, x, 0, y, 0, x.length, true);
            add(y);
        }
        var row = Numbers.some(11, 107);
        for (var f : Binary.values()) {
            Elementwise.withRow(f, x, 0, row, 7, y, 100, 390, 100);
            add(y);
        }
        Softmax.rows(x, 0, 400, 100, y, 0);
        add(y);
        Softmax.rows(x, 0, 4000, 10, y, 0);
        add(y);
    }

    private void sums() {
        var x = Numbers.some(4, 123_457);
        add(new float[] {Reduce.sum(x, 0, x.length), Reduce.dot(x, 0, x, 0, x.length)});
        var y = new float[1000];
        Reduce.sum(x, 0, 1, 123, 1000, y, 0, false);
        add(y);
        Reduce.sum(x, 0, 10, 123, 100, y, 0, true);
        add(y);
        Reduce.sum(x, 0, 100, 1234, 1, y, 0, false);
        add(y);
    }

    private void convolutions() {
        for (var shape :
                new Convolution[] {
                    new Convolution(14, 1, 28, 28, 6, Window.of(5, 1, 2), 1),
                    new Convolution(4, 6, 14, 14, 16, Window.of(5, 1, 0), 1),
                    new Convolution(3, 16, 14, 14, 32, Window.of(3, 1, 1), 1),
                    new Convolution(5, 32, 7, 7, 32, Window.of(3, 1, 1), 1),
                    new Convolution(2, 16, 15, 15, 24, Window.of(3, 2, 1), 2),
                    new Convolution(2, 6, 17, 17, 26, Window.of(5, 1, 2), 1),
                    new Convolution(2, 96, 14, 14, 97, Window.of(3, 1, 1), 1),
                    new Convolution(1, 97, 9, 30, 104, Window.of(3, 1, 0), 1),
                    new Convolution(2, 12, 9, 9, 12, Window.of(3, 1, 1), 12),
                    new Convolution(2, 40, 9, 9, 20, Window.of(1, 1, 0), 1),
                    new Convolution(1, 3, 39, 39, 8, Window.of(11, 4, 2), 1)
                }) {
            var size = shape.samples() * shape.inChannels() * shape.height() * shape.width();
            var x = Numbers.some(5, size);
            var weights = Numbers.some(6, shape.outChannels() * shape.depth());
            var y = new float[shape.samples() * shape.outChannels() * shape.outPixels()];
            shape.forward(x, weights, Numbers.some(7, shape.outChannels()), y);
            add(y);
            shape.inputGradient(y, weights, x, true);
            add(x);
            shape.weightGradient(x, y, weights, false);
            add(weights);
        }
    }

    private void planes() {
        var x = Numbers.some(8, 8 * 16 * 14 * 14);
        var y = new float[x.length];
        var pooling = Pooling.floor(128, 14, 14, Window.of(3, 2, 1));
        var indices = new int[128 * 49];
        pooling.max(x, y, indices);
        add(y);
        pooling.max(x, y);
        add(y);
        pooling.average(x, y, false);
        add(y);
        new AdaptivePooling(128, 14, 14, 1, 1).average(x, y);
        add(y);
        var norm = new BatchNorm(8, 16, 196);
        var mean = new float[16];
        var variance = new float[16];
        norm.statistics(x, mean, variance);
        norm.normalize(x, mean, variance, null, mean, y);
        norm.gradient(y, x, mean, variance, null, x, true, mean, variance);
        add(x);
        add(variance);
        new Upsampling(128, 14, 14, 9, 20).bilinear(x, y = new float[128 * 180], true);
        add(y);
    }

    private void updates() {
        var w = Numbers.some(9, 50_000);
        var g = Numbers.some(10, 50_000);
        var m = new float[50_000];
        var v = new float[50_000];
        for (var step = 1; step <= 3; step++) {
            Update.adam(w, g, m, v, w.length, step, 1e-2, 0.9, 0.999, 1e-8, 0.1, step == 2);
            Update.momentum(w, g, m, w.length, 0.1, 0.9, 0.01, step == 2);
            Update.rmsprop(w, g, v, w.length, 0.01, 0.9, 1e-8, 0.01);
        }
        add(w);
    }

    private void add(float[] x) {
        var bytes = ByteBuffer.allocate(x.length * 4);
        for (var value : x) bytes.putInt(Float.floatToIntBits(value));
        digest.update(bytes.array());
    }
}

package cahier.bench;

import cahier.array.Convolution;
import cahier.array.Gemm;
import cahier.array.Generator;
import cahier.array.Window;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.nn.models.AlexNet;
import cahier.nn.models.GoogLeNet;
import cahier.nn.models.LeNet;
import cahier.nn.models.ResNet;
import cahier.nn.models.UNet;
import cahier.nn.models.Vgg;
import cahier.optim.Adam;
import cahier.optim.Optimizer;
import cahier.optim.Sgd;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Makes what a row of the tensor benchmark names:
///
/// - `train NET BATCH`: forward, loss, zeroing, backward and the optimizer's step
/// - `gemm M N K TT`: a product; `n` or `t` for each factor as it is stored
/// - `conv PASS SAMPLES IN SIZE OUT WINDOW STRIDE PADDING`, PASS one of forward, input, weight
/// - `eval NET BATCH`: forward in evaluation mode, without recording
final class Work {

    private static final int SIDE = 28;

    private Work() {}

    /// Returns the work, or null if there is no such row.
    static @Nullable Runnable of(String row) {
        var words = row.split(" ");
        return switch (words[0]) {
            case "train" -> Training.of(words[1], Integer.parseInt(words[2]));
            case "eval" -> evaluation(words[1], Integer.parseInt(words[2]));
            case "gemm" -> product(numbers(words, 1, 4), words[4]);
            case "conv" -> convolution(words[1], numbers(words, 2, words.length));
            default -> null;
        };
    }

    private static int[] numbers(String[] words, int from, int to) {
        return Arrays.stream(words, from, to).mapToInt(Integer::parseInt).toArray();
    }

    /// One step of a training, the visible loop's.
    record Training(Layer net, Optimizer optimizer, Tensor images, int[] labels)
            implements Runnable {

        static @Nullable Training of(String name, int batch) {
            var net = net(name);
            if (net == null) return null;
            net.init(1);
            var isSmall = name.startsWith("mlp") || name.equals("lenet");
            var optimizer =
                    isSmall
                            ? new Sgd(net.parameters(), .01).momentum(.9)
                            : new Adam(net.parameters(), 1e-3);
            var shape =
                    switch (name) {
                        case "mlp25" -> new int[] {batch, 25};
                        case "mlp784" -> new int[] {batch, SIDE * SIDE};
                        case "unet" -> new int[] {batch, 1, 64, 64};
                        default -> new int[] {batch, 1, SIDE, SIDE};
                    };
            var outputs = name.equals("unet") ? batch * 64 * 64 : batch;
            var labels = new int[outputs];
            for (var i = 0; i < outputs; i++) labels[i] = i % (name.equals("unet") ? 4 : 10);
            return new Training(net, optimizer, random(shape), labels);
        }

        private static @Nullable Layer net(String name) {
            return switch (name) {
                case "mlp25" -> new Sequential(new Linear(25, 40), new Relu(), new Linear(40, 10));
                case "mlp784" ->
                        new Sequential(new Linear(784, 128), new Relu(), new Linear(128, 10));
                case "lenet" -> LeNet.digits(10);
                case "alexnet" -> AlexNet.mini(10);
                case "vgg" -> Vgg.mini(10);
                case "googlenet" -> GoogLeNet.mini(10);
                case "resnet" -> ResNet.mini(10);
                case "unet" -> UNet.mini(1, 4);
                default -> null;
            };
        }

        @Override
        public void run() {
            var loss = Loss.crossEntropy(net.forward(images), labels);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
        }
    }

    private static @Nullable Runnable evaluation(String name, int batch) {
        var net =
                switch (name) {
                    case "alexnet" -> AlexNet.full(1000);
                    case "vgg16" -> Vgg.vgg16(1000);
                    case "googlenet" -> GoogLeNet.full(1000);
                    case "resnet18" -> ResNet.resnet18(1000);
                    default -> null;
                };
        if (net == null) return null;
        net.init(1);
        net.eval();
        var x = random(batch, 3, 224, 224);
        return () -> {
            try (var _ = Tensor.noGrad()) {
                net.forward(x);
            }
        };
    }

    private static Runnable product(int[] sizes, String stored) {
        int m = sizes[0], n = sizes[1], k = sizes[2];
        var a = random(m * k).data();
        var b = random(k * n).data();
        var c = new float[m * n];
        var ta = stored.charAt(0) == 't';
        var tb = stored.charAt(1) == 't';
        return () ->
                Gemm.multiply(m, n, k, a, 0, ta ? m : k, ta, b, 0, tb ? k : n, tb, c, 0, n, false);
    }

    private static @Nullable Runnable convolution(String pass, int[] p) {
        var shape = new Convolution(p[0], p[1], p[2], p[2], p[3], Window.of(p[4], p[5], p[6]), 1);
        var x = random(p[0] * p[1] * p[2] * p[2]).data();
        var y = random(p[0] * p[3] * shape.outHeight() * shape.outWidth()).data();
        var weights = random(p[3] * p[1] * p[4] * p[4]).data();
        return switch (pass) {
            case "forward" -> () -> shape.forward(x, weights, null, y);
            case "input" -> () -> shape.inputGradient(y, weights, x, false);
            case "weight" -> () -> shape.weightGradient(x, y, weights, false);
            default -> null;
        };
    }

    private static Tensor random(int... shape) {
        return Tensor.rand(new Generator(1), shape);
    }
}

package cahier.plot;

import cahier.data.Box;
import cahier.data.ConfusionMatrix;
import cahier.data.Detection;
import cahier.data.Image;
import cahier.tensor.Tensor;
import cahier.train.Epoch;
import cahier.train.History;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Holds one figure of each kind. As a program it prints a hash of the pixels of each, and writes
/// them as PNG files where a folder is named.
final class Gallery {

    private Gallery() {}

    public static void main(String[] folder) throws Exception {
        for (var entry : figures().entrySet()) {
            var image = entry.getValue().image();
            System.out.println(entry.getKey() + " " + hash(image));
            if (folder.length == 0) continue;
            Files.write(Path.of(folder[0], entry.getKey() + ".png"), Painting.png(image));
        }
    }

    static int hash(java.awt.image.BufferedImage image) {
        var width = image.getWidth();
        return Arrays.hashCode(image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
    }

    static Map<String, Figure> figures() {
        var all = new LinkedHashMap<String, Figure>();
        var falling = DoubleStream.iterate(0, i -> i + 1).limit(400).map(Gallery::loss).toArray();
        all.put("line", Plot.line("Loss 损失", falling).labels("step 步", "loss 损失"));
        all.put("functions", functions());
        all.put(
                "points",
                Plot.scatter("Points 散点", new double[] {1, 2, 4}, new double[] {3, -1, 2}));
        var digits = List.of("0", "1", "2", "3");
        all.put("bars", Plot.bars("Accuracy 准确率", digits, .98, .97, .93, .5).labels("digit", ""));
        all.put(
                "bar groups",
                Plot.bars("Change 变化", digits).add("a", 1, -2, 3, 0).add("b", 2, 2, 2, 2));
        all.put(
                "bars, logarithmic",
                Plot.bars("Weights 权重", List.of("a", "b"), 921_600_000, 25_000).logarithmic());
        all.put("histogram", Plot.histogram("Histogram 直方图", 32, falling));
        all.put("heat map", Plot.heatMap("Matrix 矩阵", new double[][] {{1, -.5}, {0, 12.345}}));
        all.put("images", images());
        all.put("window", Plot.slidingWindow("Window 窗口", frame(), 5, 3));
        all.put("window, step 10", Plot.slidingWindow("Window 窗口", frame(), 5, 3).at(9));
        all.put("window, padded", Plot.slidingWindow("Window 窗口", frame(), 5, 3).padded().at(24));
        all.put(
                "net",
                Plot.net("Net 网络", 25, 16, 10).layers("input 输入层", "hidden 隐藏层", "output 输出层"));
        all.put("worked net", workedNet());
        all.put("neuron", neuron());
        all.put(
                "matrices",
                Plot.matrices("Convolution 卷积")
                        .add("input 输入", new double[][] {{1, 0}, {-.5, 2}})
                        .frame(0, 0, 2, 1)
                        .sign("∗")
                        .add("kernel 卷积核", new double[][] {{1}, {2}}));
        all.put(
                "contours",
                Plot.contours("Loss 损失", -2, 2, -1, 1, (w, b) -> w * w + 4 * b * b + w * b)
                        .labels("w", "b")
                        .path("SGD", new double[] {-1, .5, 0}, new double[] {.8, -.2, 0}));
        all.put("confusion", confusion());
        all.put("boxes", marked());
        all.put("maps", Plot.maps("Kernels 卷积核", Tensor.arange(48).reshape(4, 1, 4, 3)));
        var epochs = List.of(new Epoch(1, 2, .3, 2.1, .2), new Epoch(2, 1, .7, 1.4, .6));
        all.put("history", Plot.of(new History(epochs)));
        return all;
    }

    private static Figure confusion() {
        var matrix = new ConfusionMatrix(new int[][] {{90, 10, 0}, {4, 1234, 2}, {0, 5, 55}});
        return Plot.confusion("Confusion 混淆矩阵", matrix, "cat 猫", "dog 狗", "bird 鸟");
    }

    private static Figure marked() {
        var ground = Image.filled(64, 64, 40, 60, 80);
        var found =
                List.of(
                        new Detection(new Box(5, 0, 30, 25), 1, .92),
                        new Detection(new Box(28, 30, 60, 58), 2, 1));
        var mask = new int[64][64];
        for (var y = 20; y < 50; y++) Arrays.fill(mask[y], 10, 40, 2);
        return Plot.images("Boxes and masks 框与掩码")
                .add("boxes 框", ground, found, "none", "circle 圆", "square 方")
                .addMasked("mask 掩码", ground, Image.grey(mask));
    }

    private static Figure functions() {
        return Plot.curves("Sigmoid σ 函数")
                .add("σ(x)", -6, 6, x -> 1 / (1 + Math.exp(-x)))
                .addDashed("½", -6, 6, x -> .5)
                .labels("x", "value 值");
    }

    private static Figure images() {
        var images = Plot.images("Pictures 图像").side(80);
        for (var size : new int[] {7, 28, 300}) {
            var values = new float[size][size];
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) values[y][x] = (x * y % 7) / 6f;
            }
            images.add(size + " × " + size, values);
        }
        return images;
    }

    private static Figure neuron() {
        var inputs = new double[] {1, .5, -1};
        return Plot.neuron("Neuron 神经元", inputs, new double[] {.4, -.2, .1}, .1, "σ", .574443);
    }

    private static Figure workedNet() {
        return Plot.net("Worked example 算例", 2, 3, 2)
                .layers("input 输入层", "hidden 隐藏层", "output 输出层")
                .nodes(0, "x₁", "x₂")
                .values(0, 1, .5)
                .gradients(1, -.31989, .177717, -.177717)
                .weights(0, new double[][] {{.1, -.2, .3}, {.4, .5, -.6}});
    }

    /// A white frame around a black field, 25 × 14: the test picture of the first notebook.
    static float[][] frame() {
        var pixels = new float[25][14];
        for (var y = 0; y < 25; y++) {
            for (var x = 0; x < 14; x++) {
                pixels[y][x] = y < 5 || y >= 20 || x < 3 || x >= 11 ? 1 : 0;
            }
        }
        return pixels;
    }

    private static double loss(double step) {
        return 2.3 / (1 + step / 40) + .05 * ((step * 7919) % 13 / 13 - .5);
    }
}

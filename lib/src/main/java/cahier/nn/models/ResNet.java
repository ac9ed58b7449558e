package cahier.nn.models;

import cahier.nn.AdaptiveAvgPool2d;
import cahier.nn.BatchNorm2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Flatten;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;

import java.util.ArrayList;
import java.util.function.Supplier;

/// ResNet (He et al., 2015, "Deep residual learning for image recognition", table 1), the stride of
/// a bottleneck in its 3 × 3 convolution; names as in torchvision.
public final class ResNet extends Chain {

    private final Layer conv1;
    private final Layer bn1;
    private final Layer relu = new Relu();
    private final Layer maxpool;
    private final Sequential layer1;
    private final Sequential layer2;
    private final Sequential layer3;
    private final Sequential layer4;
    private final Layer avgpool = new AdaptiveAvgPool2d(1);
    private final Layer flatten = new Flatten();
    private Layer fc;

    private ResNet(boolean bottleneck, int classes, int... depths) {
        conv1 = new Conv2d(3, 64, 7).stride(2).padding(3).noBias();
        bn1 = new BatchNorm2d(64);
        maxpool = new MaxPool2d(3).stride(2).padding(1);
        var growth = bottleneck ? Bottleneck.GROWTH : 1;
        layer1 = stage(bottleneck, 64, 64, 1, depths[0]);
        layer2 = stage(bottleneck, 64 * growth, 128, 2, depths[1]);
        layer3 = stage(bottleneck, 128 * growth, 256, 2, depths[2]);
        layer4 = stage(bottleneck, 256 * growth, 512, 2, depths[3]);
        fc = new Linear(512 * growth, classes);
    }

    /// Makes 18 layers for [n, 3, 224, 224]: 11,689,512 parameters with 1000 classes.
    public static ResNet resnet18(int classes) {
        return new ResNet(false, classes, 2, 2, 2, 2);
    }

    /// Makes 34 layers for [n, 3, 224, 224]: 21,797,672 parameters with 1000 classes.
    public static ResNet resnet34(int classes) {
        return new ResNet(false, classes, 3, 4, 6, 3);
    }

    /// Makes 50 layers for [n, 3, 224, 224]: 25,557,032 parameters with 1000 classes.
    public static ResNet resnet50(int classes) {
        return new ResNet(true, classes, 3, 4, 6, 3);
    }

    /// Makes 101 layers for [n, 3, 224, 224]: 44,549,160 parameters with 1000 classes.
    public static ResNet resnet101(int classes) {
        return new ResNet(true, classes, 3, 4, 23, 3);
    }

    /// Makes 152 layers for [n, 3, 224, 224]: 60,192,808 parameters with 1000 classes.
    public static ResNet resnet152(int classes) {
        return new ResNet(true, classes, 3, 8, 36, 3);
    }

    /// Makes a small network for digits, [n, 1, 28, 28]: 19,810 parameters with 10 classes.
    public static Sequential mini(int classes) {
        return new Sequential(
                ConvNormRelu.same(1, 8),
                new BasicBlock(8, 8, 1),
                new BasicBlock(8, 16, 2),
                new BasicBlock(16, 32, 2),
                new AdaptiveAvgPool2d(1),
                new Flatten(),
                new Linear(32, classes));
    }

    private static Sequential stage(
            boolean bottleneck, int channels, int width, int stride, int depth) {
        if (!bottleneck) {
            return stage(
                    depth,
                    new BasicBlock(channels, width, stride),
                    () -> new BasicBlock(width, width, 1));
        }
        return stage(
                depth,
                new Bottleneck(channels, width, stride, 1),
                () -> new Bottleneck(width * Bottleneck.GROWTH, width, 1, 1));
    }

    /// Makes a stage of a first block and as many further ones as make it that deep.
    static Sequential stage(int depth, Layer first, Supplier<? extends Layer> further) {
        var blocks = new ArrayList<Layer>();
        blocks.add(first);
        while (blocks.size() < depth) blocks.add(further.get());
        return new Sequential(blocks.toArray(Layer[]::new));
    }

    /// Puts another last layer in the place of the classes', and returns the network.
    public ResNet head(Layer head) {
        fc = head;
        return this;
    }
}

package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Layer;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.tensor.Tensor;

/// A ResNet without its classifier whose last two stages keep the size: their kernels are spread
/// instead (Yu et al., 2017, "Dilated residual networks"), so that the maps are an eighth of the
/// picture's size, not a thirty-second. Names as in torchvision.
final class DilatedResNet extends Chain {

    /// How many maps the last two stages give.
    static final int MIDDLE_MAPS = 1024, MAPS = 2048;

    private final Layer conv1 = new Conv2d(3, 64, 7).stride(2).padding(3).noBias();
    private final Layer bn1 = new BatchNorm2d(64);
    private final Layer relu = new Relu();
    private final Layer maxpool = new MaxPool2d(3).stride(2).padding(1);
    private final Sequential layer1;
    private final Sequential layer2;
    private final Sequential layer3;
    private final Sequential layer4;

    DilatedResNet(int... depths) {
        layer1 = stage(64, 64, depths[0], 1, 1, 1);
        layer2 = stage(256, 128, depths[1], 2, 1, 1);
        layer3 = stage(512, 256, depths[2], 1, 1, 2);
        layer4 = stage(MIDDLE_MAPS, 512, depths[3], 1, 2, 4);
    }

    private static Sequential stage(
            int channels, int width, int depth, int stride, int firstDilation, int dilation) {
        return ResNet.stage(
                depth,
                new Bottleneck(channels, width, stride, firstDilation),
                () -> new Bottleneck(width * Bottleneck.GROWTH, width, 1, dilation));
    }

    /// Returns the maps of the last stage but one, [n, 1024, height / 8, width / 8].
    Tensor middle(Tensor x) {
        return Sequential.through(x, conv1, bn1, relu, maxpool, layer1, layer2, layer3);
    }

    /// Makes the maps of the last stage of those before, [n, 2048, height / 8, width / 8].
    Tensor end(Tensor middle) {
        return layer4.forward(middle);
    }
}

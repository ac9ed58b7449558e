package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.Layer;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.tensor.Tensor;

/// A 3 × 3 convolution between two of 1 × 1, beside a shortcut (He et al., 2015, figure 5, right).
final class Bottleneck extends Layer {

    /// How many times wider the output is.
    static final int GROWTH = 4;

    private final Layer conv1;
    private final Layer bn1;
    private final Layer conv2;
    private final Layer bn2;
    private final Layer conv3;
    private final Layer bn3;
    private final Sequential downsample;

    Bottleneck(int channels, int width, int stride, int dilation) {
        conv1 = new Conv2d(channels, width, 1).noBias();
        bn1 = new BatchNorm2d(width);
        conv2 =
                new Conv2d(width, width, 3)
                        .stride(stride)
                        .padding(dilation)
                        .dilation(dilation)
                        .noBias();
        bn2 = new BatchNorm2d(width);
        conv3 = new Conv2d(width, width * GROWTH, 1).noBias();
        bn3 = new BatchNorm2d(width * GROWTH);
        downsample = BasicBlock.shortcut(channels, width * GROWTH, stride);
    }

    @Override
    public Tensor forward(Tensor x) {
        var relu = new Relu();
        var y = Sequential.through(x, conv1, bn1, relu, conv2, bn2, relu, conv3, bn3);
        return BasicBlock.joined(y, x, downsample);
    }

    @Override
    public int[] outputShape(int... input) {
        return conv3.outputShape(conv2.outputShape(conv1.outputShape(input)));
    }

    @Override
    public long multiplyAdds(int... input) {
        var narrow = conv1.outputShape(input);
        var small = conv2.outputShape(narrow);
        return conv1.multiplyAdds(input)
                + conv2.multiplyAdds(narrow)
                + conv3.multiplyAdds(small)
                + downsample.multiplyAdds(input);
    }

    @Override
    public String toString() {
        return "Bottleneck(" + conv2 + (downsample.size() == 0 ? ")" : ", shortcut)");
    }
}

package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.Layer;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

/// Two 3 × 3 convolutions beside a shortcut (He et al., 2015, figure 5, left).
final class BasicBlock extends Layer {

    private final Layer conv1;
    private final Layer bn1;
    private final Layer conv2;
    private final Layer bn2;
    private final Sequential downsample;

    BasicBlock(int channels, int width, int stride) {
        conv1 = new Conv2d(channels, width, 3).stride(stride).padding(1).noBias();
        bn1 = new BatchNorm2d(width);
        conv2 = new Conv2d(width, width, 3).padding(1).noBias();
        bn2 = new BatchNorm2d(width);
        downsample = shortcut(channels, width, stride);
    }

    /// Makes a shortcut that changes the shape where the block does, else an empty one.
    static Sequential shortcut(int channels, int maps, int stride) {
        if (channels == maps && stride == 1) return new Sequential();
        return new Sequential(
                new Conv2d(channels, maps, 1).stride(stride).noBias(), new BatchNorm2d(maps));
    }

    /// Adds what the shortcut makes of a block's input to the block's maps, and applies the ReLU.
    static Tensor joined(Tensor maps, Tensor input, Sequential shortcut) {
        var direct = shortcut.forward(input);
        var sum = maps.add(direct);
        Fused.passed(maps, sum);
        if (direct != input) Fused.passed(direct, sum);
        var result = sum.relu();
        Fused.passed(sum, result);
        return result;
    }

    @Override
    public Tensor forward(Tensor x) {
        var y = Sequential.through(x, conv1, bn1, new Relu(), conv2, bn2);
        return joined(y, x, downsample);
    }

    @Override
    public int[] outputShape(int... input) {
        return conv2.outputShape(conv1.outputShape(input));
    }

    @Override
    public long multiplyAdds(int... input) {
        return conv1.multiplyAdds(input)
                + conv2.multiplyAdds(conv1.outputShape(input))
                + downsample.multiplyAdds(input);
    }

    @Override
    public String toString() {
        return "BasicBlock(" + conv1 + (downsample.size() == 0 ? ")" : ", shortcut)");
    }
}

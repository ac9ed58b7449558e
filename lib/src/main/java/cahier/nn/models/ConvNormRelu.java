package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Relu;

/// A convolution without bias, batch norm and ReLU: what most networks since 2015 are made of.
final class ConvNormRelu extends Chain {

    final Conv2d conv;
    final BatchNorm2d bn;
    final Relu relu = new Relu();

    ConvNormRelu(Conv2d conv, BatchNorm2d bn) {
        this.conv = conv.noBias();
        this.bn = bn;
    }

    /// Makes one of 3 × 3 kernels that keeps the picture's size.
    static ConvNormRelu same(int channels, int maps) {
        return new ConvNormRelu(new Conv2d(channels, maps, 3).padding(1), new BatchNorm2d(maps));
    }
}

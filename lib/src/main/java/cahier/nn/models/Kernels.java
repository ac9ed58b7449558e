package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.Layer;
import cahier.nn.Relu;
import cahier.nn.Sequential;

/// How GoogLeNet's convolutions are made.
enum Kernels {
    /// With batch norm in the place of biases, and 3 × 3 in the place of 5 × 5: torchvision's form.
    NORMALISED,
    /// With batch norm of the usual ε.
    SMALL,
    /// With biases and 5 × 5: the paper's form.
    PAPER;

    /// Returns the size of the widest kernels of a module.
    int wide() {
        return switch (this) {
            case NORMALISED, SMALL -> 3;
            case PAPER -> 5;
        };
    }

    /// Makes a convolution that keeps the picture's size, with ReLU.
    Layer of(int channels, int maps, int size) {
        return of(new Conv2d(channels, maps, size).padding(size / 2), maps);
    }

    Layer of(Conv2d conv, int maps) {
        return switch (this) {
            case NORMALISED -> new ConvNormRelu(conv, new BatchNorm2d(maps).epsilon(1e-3));
            case SMALL -> new ConvNormRelu(conv, new BatchNorm2d(maps));
            case PAPER -> new Sequential(conv, new Relu());
        };
    }
}

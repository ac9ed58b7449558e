package cahier.nn.models;

import cahier.nn.Conv2d;
import cahier.nn.MaxPool2d;
import cahier.nn.Sequential;
import cahier.nn.Upsample;

/// A fully convolutional network: a classifier of every place, made as large as the picture again
/// (Long et al., 2015, "Fully convolutional networks for semantic segmentation").
public final class Fcn {

    private Fcn() {}

    /// Makes a small network whose output at an eighth of the size is made larger bilinearly:
    /// 15,356 parameters from 1 channel to 4 classes. Sides must be multiples of 8.
    public static Sequential mini(int channels, int classes) {
        return new Sequential(
                ConvNormRelu.same(channels, 8),
                new MaxPool2d(2),
                ConvNormRelu.same(8, 16),
                new MaxPool2d(2),
                ConvNormRelu.same(16, 32),
                new MaxPool2d(2),
                ConvNormRelu.same(32, 32),
                new Conv2d(32, classes, 1),
                new Upsample(8).bilinear());
    }
}

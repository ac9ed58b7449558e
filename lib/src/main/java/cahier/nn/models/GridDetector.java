package cahier.nn.models;

import cahier.nn.Conv2d;
import cahier.nn.MaxPool2d;
import cahier.nn.Sequential;

/// A one-stage detector that says for each cell of a grid whether a thing has its centre there,
/// where its box lies and what it is (Redmon et al., 2016, "You only look once").
public final class GridDetector {

    private GridDetector() {}

    /// Makes a small network for [n, 1, 64, 64] with a grid of 8 × 8: output [n, 5 + classes, 8,
    /// 8]; 62,016 parameters with 3 classes.
    public static Sequential mini(int classes) {
        return new Sequential(
                ConvNormRelu.same(1, 8),
                new MaxPool2d(2),
                ConvNormRelu.same(8, 16),
                new MaxPool2d(2),
                ConvNormRelu.same(16, 32),
                new MaxPool2d(2),
                ConvNormRelu.same(32, 64),
                ConvNormRelu.same(64, 64),
                new Conv2d(64, 5 + classes, 1));
    }
}

package cahier.nn.models;

import cahier.nn.AdaptiveAvgPool2d;
import cahier.nn.Chain;
import cahier.nn.Dropout;
import cahier.nn.Flatten;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.Relu;

/// A classifier on maps in the middle of GoogLeNet, which brings gradients there in training.
final class AuxiliaryHead extends Chain {

    final Layer pool = new AdaptiveAvgPool2d(4);
    final Layer conv;
    final Layer flatten = new Flatten();
    final Layer fc1 = new Linear(128 * 4 * 4, 1024);
    final Layer relu = new Relu();
    final Layer dropout = new Dropout(.7);
    final Layer fc2;

    AuxiliaryHead(int channels, int classes, Kernels kernels) {
        conv = kernels.of(channels, 128, 1);
        fc2 = new Linear(1024, classes);
    }
}

package cahier.nn.models;

import cahier.nn.AdaptiveAvgPool2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Dropout;
import cahier.nn.Flatten;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;

/// AlexNet in its form for one processor (Krizhevsky, 2014, "One weird trick for parallelizing
/// convolutional neural networks"); names as in torchvision.
public final class AlexNet extends Chain {

    private final Sequential features;
    private final Layer avgpool;
    private final Layer flatten = new Flatten();
    private Sequential classifier;

    private AlexNet(Sequential features, Layer avgpool, Sequential classifier) {
        this.features = features;
        this.avgpool = avgpool;
        this.classifier = classifier;
    }

    /// Makes the network for [n, 3, 224, 224]: 61,100,840 parameters with 1000 classes.
    public static AlexNet full(int classes) {
        return of(classes, 64, 192, 384, 256, 256, 4096);
    }

    /// Makes the network at half width for [n, 3, 224, 224]: 16,630,440 parameters with 1000
    /// classes.
    public static AlexNet halfWidth(int classes) {
        return of(classes, 48, 128, 192, 192, 128, 2048);
    }

    private static AlexNet of(int classes, int a, int b, int c, int d, int e, int wide) {
        var features =
                new Sequential(
                        new Conv2d(3, a, 11).stride(4).padding(2),
                        new Relu(),
                        new MaxPool2d(3).stride(2),
                        new Conv2d(a, b, 5).padding(2),
                        new Relu(),
                        new MaxPool2d(3).stride(2),
                        new Conv2d(b, c, 3).padding(1),
                        new Relu(),
                        new Conv2d(c, d, 3).padding(1),
                        new Relu(),
                        new Conv2d(d, e, 3).padding(1),
                        new Relu(),
                        new MaxPool2d(3).stride(2));
        var classifier =
                new Sequential(
                        new Dropout(.5),
                        new Linear(e * 6 * 6, wide),
                        new Relu(),
                        new Dropout(.5),
                        new Linear(wide, wide),
                        new Relu(),
                        new Linear(wide, classes));
        return new AlexNet(features, new AdaptiveAvgPool2d(6), classifier);
    }

    /// Makes a small network for digits, [n, 1, 28, 28]: 96,074 parameters with 10 classes.
    public static AlexNet mini(int classes) {
        var features =
                new Sequential(
                        new Conv2d(1, 16, 5).padding(2),
                        new Relu(),
                        new MaxPool2d(3).stride(2),
                        new Conv2d(16, 32, 5).padding(2),
                        new Relu(),
                        new MaxPool2d(3).stride(2),
                        new Conv2d(32, 48, 3).padding(1),
                        new Relu(),
                        new Conv2d(48, 48, 3).padding(1),
                        new Relu(),
                        new Conv2d(48, 32, 3).padding(1),
                        new Relu(),
                        new MaxPool2d(3).stride(2));
        var classifier =
                new Sequential(
                        new Linear(32 * 2 * 2, 128),
                        new Relu(),
                        new Linear(128, 128),
                        new Relu(),
                        new Linear(128, classes));
        return new AlexNet(features, new AdaptiveAvgPool2d(2), classifier);
    }

    /// Returns the convolutions.
    public Sequential features() {
        return features;
    }

    /// Returns the fully connected layers.
    public Sequential classifier() {
        return classifier;
    }

    /// Puts another last layer in the place of the classes', and returns the network.
    public AlexNet head(Layer head) {
        classifier = classifier.slice(0, classifier.size() - 1).then(head);
        return this;
    }
}

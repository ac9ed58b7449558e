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

import java.util.ArrayList;

/// VGG, small kernels in depth (Simonyan and Zisserman, 2014, "Very deep convolutional networks for
/// large-scale image recognition", table 1), without batch norm; names as in torchvision.
public final class Vgg extends Chain {

    private final Sequential features;
    private final Layer avgpool;
    private final Layer flatten = new Flatten();
    private Sequential classifier;

    private Vgg(Sequential features, Layer avgpool, Sequential classifier) {
        this.features = features;
        this.avgpool = avgpool;
        this.classifier = classifier;
    }

    /// Makes configuration A for [n, 3, 224, 224]: 132,863,336 parameters with 1000 classes.
    public static Vgg vgg11(int classes) {
        return of(classes, 1, 1, 2, 2, 2);
    }

    /// Makes configuration B for [n, 3, 224, 224]: 133,047,848 parameters with 1000 classes.
    public static Vgg vgg13(int classes) {
        return of(classes, 2, 2, 2, 2, 2);
    }

    /// Makes configuration D for [n, 3, 224, 224]: 138,357,544 parameters with 1000 classes.
    public static Vgg vgg16(int classes) {
        return of(classes, 2, 2, 3, 3, 3);
    }

    /// Makes configuration E for [n, 3, 224, 224]: 143,667,240 parameters with 1000 classes.
    public static Vgg vgg19(int classes) {
        return of(classes, 2, 2, 4, 4, 4);
    }

    private static Vgg of(int classes, int... depths) {
        var classifier =
                new Sequential(
                        new Linear(512 * 7 * 7, 4096),
                        new Relu(),
                        new Dropout(.5),
                        new Linear(4096, 4096),
                        new Relu(),
                        new Dropout(.5),
                        new Linear(4096, classes));
        var widths = new int[] {64, 128, 256, 512, 512};
        return new Vgg(features(3, widths, depths), new AdaptiveAvgPool2d(7), classifier);
    }

    /// Makes a small network for digits, [n, 1, 28, 28]: 50,594 parameters with 10 classes.
    public static Vgg mini(int classes) {
        var classifier =
                new Sequential(
                        new Linear(32 * 3 * 3, 64),
                        new Relu(),
                        new Linear(64, 64),
                        new Relu(),
                        new Linear(64, classes));
        var features = features(1, new int[] {8, 16, 32}, new int[] {2, 2, 3});
        return new Vgg(features, new AdaptiveAvgPool2d(3), classifier);
    }

    /// Makes stages of 3 × 3 convolutions with a max pool behind each.
    private static Sequential features(int channels, int[] widths, int[] depths) {
        var layers = new ArrayList<Layer>();
        var in = channels;
        for (var stage = 0; stage < widths.length; stage++) {
            for (var i = 0; i < depths[stage]; i++) {
                layers.add(new Conv2d(in, widths[stage], 3).padding(1));
                layers.add(new Relu());
                in = widths[stage];
            }
            layers.add(new MaxPool2d(2));
        }
        return new Sequential(layers.toArray(Layer[]::new));
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
    public Vgg head(Layer head) {
        classifier = classifier.slice(0, classifier.size() - 1).then(head);
        return this;
    }
}

package cahier.nn.models;

import cahier.nn.Conv2d;
import cahier.nn.Flatten;
import cahier.nn.Linear;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;

/// LeNet-5, with ReLU and max pooling in the place of its sigmoids and trained means (LeCun et al.,
/// 1998, "Gradient-based learning applied to document recognition").
public final class LeNet {

    private LeNet() {}

    /// Makes the network for digits, [n, 1, 28, 28]: 61,706 parameters with 10 classes.
    public static Sequential digits(int classes) {
        return new Sequential(
                new Conv2d(1, 6, 5).padding(2),
                new Relu(),
                new MaxPool2d(2),
                new Conv2d(6, 16, 5),
                new Relu(),
                new MaxPool2d(2),
                new Flatten(),
                new Linear(16 * 5 * 5, 120),
                new Relu(),
                new Linear(120, 84),
                new Relu(),
                new Linear(84, classes));
    }

    /// Makes the network for small colour pictures, [n, 3, 32, 32]: 121,182 parameters with 10
    /// classes.
    public static Sequential colour(int classes) {
        return new Sequential(
                new Conv2d(3, 16, 5),
                new Relu(),
                new MaxPool2d(2),
                new Conv2d(16, 32, 5),
                new Relu(),
                new MaxPool2d(2),
                new Flatten(),
                new Linear(32 * 5 * 5, 120),
                new Relu(),
                new Linear(120, 84),
                new Relu(),
                new Linear(84, classes));
    }
}

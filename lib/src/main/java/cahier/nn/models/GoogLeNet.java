package cahier.nn.models;

import cahier.nn.AdaptiveAvgPool2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Dropout;
import cahier.nn.Flatten;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.MaxPool2d;
import cahier.nn.Sequential;
import cahier.nn.models.Inception.Widths;
import cahier.tensor.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// GoogLeNet (Szegedy et al., 2014, "Going deeper with convolutions", table 1) with two auxiliary
/// heads for training; names as in torchvision.
public final class GoogLeNet extends Chain {

    private final Layer conv1;
    private final Layer maxpool1 = new MaxPool2d(3).stride(2).ceil();
    private final Layer conv2;
    private final Layer conv3;
    private final Layer maxpool2 = new MaxPool2d(3).stride(2).ceil();
    private final Layer inception3a;
    private final Layer inception3b;
    private final Layer maxpool3 = new MaxPool2d(3).stride(2).ceil();
    private final Layer inception4a;
    private final Layer inception4b;
    private final Layer inception4c;
    private final Layer inception4d;
    private final Layer inception4e;
    private final Layer maxpool4 = new MaxPool2d(2).stride(2).ceil();
    private final Layer inception5a;
    private final Layer inception5b;
    private final @Nullable Layer aux1;
    private final @Nullable Layer aux2;
    private final Layer avgpool = new AdaptiveAvgPool2d(1);
    private final Layer flatten = new Flatten();
    private final Layer dropout = new Dropout(.2);
    private Layer fc;

    private GoogLeNet(int classes, Kernels kernels, boolean heads) {
        conv1 = kernels.of(new Conv2d(3, 64, 7).stride(2).padding(3), 64);
        conv2 = kernels.of(64, 64, 1);
        conv3 = kernels.of(64, 192, 3);
        inception3a = new Inception(192, new Widths(64, 96, 128, 16, 32, 32), kernels);
        inception3b = new Inception(256, new Widths(128, 128, 192, 32, 96, 64), kernels);
        inception4a = new Inception(480, new Widths(192, 96, 208, 16, 48, 64), kernels);
        inception4b = new Inception(512, new Widths(160, 112, 224, 24, 64, 64), kernels);
        inception4c = new Inception(512, new Widths(128, 128, 256, 24, 64, 64), kernels);
        inception4d = new Inception(512, new Widths(112, 144, 288, 32, 64, 64), kernels);
        inception4e = new Inception(528, new Widths(256, 160, 320, 32, 128, 128), kernels);
        inception5a = new Inception(832, new Widths(256, 160, 320, 32, 128, 128), kernels);
        inception5b = new Inception(832, new Widths(384, 192, 384, 48, 128, 128), kernels);
        aux1 = heads ? new AuxiliaryHead(512, classes, kernels) : null;
        aux2 = heads ? new AuxiliaryHead(528, classes, kernels) : null;
        fc = new Linear(1024, classes);
    }

    /// Makes the network with batch norm and auxiliary heads for [n, 3, 224, 224]: 13,004,888
    /// parameters with 1000 classes, of which 6,624,904 are not in the heads.
    public static GoogLeNet full(int classes) {
        return new GoogLeNet(classes, Kernels.NORMALISED, true);
    }

    /// Makes the network with batch norm and without auxiliary heads: 6,624,904 parameters.
    public static GoogLeNet withoutHeads(int classes) {
        return new GoogLeNet(classes, Kernels.NORMALISED, false);
    }

    /// Makes the network in the paper's form, with biases and 5 × 5 kernels: 13,378,280 parameters
    /// with 1000 classes and auxiliary heads, 6,998,552 without.
    public static GoogLeNet paper(int classes, boolean heads) {
        return new GoogLeNet(classes, Kernels.PAPER, heads);
    }

    /// Makes a small network for digits, [n, 1, 28, 28]: 44,314 parameters with 10 classes.
    public static Sequential mini(int classes) {
        return new Sequential(
                ConvNormRelu.same(1, 16),
                new MaxPool2d(2),
                new Inception(16, new Widths(8, 8, 16, 4, 8, 8), Kernels.SMALL),
                new Inception(40, new Widths(16, 16, 24, 4, 8, 8), Kernels.SMALL),
                new MaxPool2d(2),
                new Inception(56, new Widths(24, 24, 32, 8, 16, 16), Kernels.SMALL),
                new Inception(88, new Widths(32, 32, 48, 8, 16, 16), Kernels.SMALL),
                new AdaptiveAvgPool2d(1),
                new Flatten(),
                new Linear(112, classes));
    }

    /// Returns the logits of the network and, in training, of its auxiliary heads behind them; the
    /// paper weighs the heads' losses by .3.
    public List<Tensor> forwardAll(Tensor x) {
        if (aux1 == null || aux2 == null || !isTraining()) return List.of(forward(x));
        var y = through(x, between("conv1", "inception4a"));
        var first = aux1.forward(y);
        y = through(y, between("inception4b", "inception4d"));
        var second = aux2.forward(y);
        return List.of(through(y, between("inception4e", "fc")), first, second);
    }

    private Map<String, Layer> between(String from, String to) {
        var all = new ArrayList<>(steps().entrySet());
        var names = all.stream().map(Map.Entry::getKey).toList();
        var some = new LinkedHashMap<String, Layer>();
        for (var step : all.subList(names.indexOf(from), names.indexOf(to) + 1)) {
            some.put(step.getKey(), step.getValue());
        }
        return some;
    }

    /// Returns the layers without the auxiliary heads.
    @Override
    protected Map<String, Layer> steps() {
        var steps = new LinkedHashMap<>(children());
        steps.remove("aux1");
        steps.remove("aux2");
        return steps;
    }

    /// Puts another last layer in the place of the classes', and returns the network.
    public GoogLeNet head(Layer head) {
        fc = head;
        return this;
    }
}

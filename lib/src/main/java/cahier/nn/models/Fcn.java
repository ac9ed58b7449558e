package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Chain;
import cahier.nn.Conv2d;
import cahier.nn.Dropout;
import cahier.nn.Layer;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.nn.Upsample;
import cahier.tensor.Spatial;
import cahier.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A fully convolutional network: a classifier of every place, made as large as the picture again
/// (Long et al., 2015, "Fully convolutional networks for semantic segmentation"), on a ResNet whose
/// last stages are dilated, with an auxiliary head for training; form and names as in torchvision.
///
/// Input [n, 3, height, width], output [n, classes, height, width].
public final class Fcn extends Chain {

    private final DilatedResNet backbone;
    private final Sequential classifier;
    private final Sequential auxClassifier;

    private Fcn(int classes, int... depths) {
        backbone = new DilatedResNet(depths);
        classifier = head(DilatedResNet.MAPS, classes);
        auxClassifier = head(DilatedResNet.MIDDLE_MAPS, classes);
    }

    /// Makes the network on ResNet-50: 35,322,218 parameters with 21 classes, of which 32,957,013
    /// are not in the auxiliary head.
    public static Fcn resnet50(int classes) {
        return new Fcn(classes, 3, 4, 6, 3);
    }

    /// Makes the network on ResNet-101: 54,314,346 parameters with 21 classes, of which 51,949,141
    /// are not in the auxiliary head.
    public static Fcn resnet101(int classes) {
        return new Fcn(classes, 3, 4, 23, 3);
    }

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

    private static Sequential head(int channels, int classes) {
        var width = channels / 4;
        return new Sequential(
                new Conv2d(channels, width, 3).padding(1).noBias(),
                new BatchNorm2d(width),
                new Relu(),
                new Dropout(.1),
                new Conv2d(width, classes, 1));
    }

    @Override
    public Tensor forward(Tensor x) {
        return forwardAll(x).getFirst();
    }

    /// Returns the logits of the network and, in training, of its auxiliary head behind them; each
    /// as large as the picture.
    public List<Tensor> forwardAll(Tensor x) {
        var middle = backbone.middle(x);
        var logits = enlarged(classifier.forward(backbone.end(middle)), x);
        if (!isTraining()) return List.of(logits);
        return List.of(logits, enlarged(auxClassifier.forward(middle), x));
    }

    private static Tensor enlarged(Tensor logits, Tensor picture) {
        return Spatial.bilinear(logits, picture.size(-2), picture.size(-1), false);
    }

    @Override
    public int[] outputShape(int... input) {
        return new int[] {super.outputShape(input)[0], input[1], input[2]};
    }

    /// Returns the layers without the auxiliary head.
    @Override
    protected Map<String, Layer> steps() {
        var steps = new LinkedHashMap<>(children());
        steps.remove("aux_classifier");
        return steps;
    }
}

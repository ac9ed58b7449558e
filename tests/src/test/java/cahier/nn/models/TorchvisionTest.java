package cahier.nn.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cahier.nn.Layer;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Holds full-size networks to torchvision's logits with the same weights, computed there in
/// float64, within 1e-4 of the largest. Weights are filled by a rule, each parameter by its place
/// in the order of torchvision's names, so that the order is held too.
class TorchvisionTest {

    @Test
    void resNet18() {
        check(ResNet.resnet18(1000), 12.779732, 4.0840084, -5.5746611, 1.0644089, .64348927);
    }

    @Test
    void vgg11() {
        check(Vgg.vgg11(1000), 3.0170537, 1.9792424, .13018399, -.36078351, .62821312);
    }

    @Test
    void alexNet() {
        check(AlexNet.full(1000), 3.227741, 4.9805033, .91953756, -1.1612562, .28476573);
    }

    @Test
    void googLeNet() {
        check(GoogLeNet.full(1000), 281.85172, 6.3758281, 56.263394, -178.14699, -168.57896);
    }

    @Test
    void fcnOnResNet50() {
        var net = Fcn.resnet50(21);
        check(
                net,
                65,
                90,
                256720.09526798438,
                -87036.28413420044,
                -34795.191362597965,
                -70703.36587262218,
                14950.754581702435);
        net.train();
        for (var layer : net.children().values()) layer.eval();
        var heads = Tensor.noGrad(() -> net.forwardAll(picture(65, 90)));
        assertThat(heads.get(1).shape()).containsExactly(1, 21, 65, 90);
        var auxiliary = heads.get(1).data();
        assertThat((double) auxiliary[0]).isEqualTo(-1261.0702716264543, within(2.36));
        assertThat((double) auxiliary[500]).isEqualTo(-7099.628763679928, within(2.36));
        assertThat((double) auxiliary[122_849]).isEqualTo(2328.3480321903135, within(2.36));
    }

    @Test
    void namesAreTorchvisions() {
        assertThat(ResNet.resnet18(10).state().keySet())
                .hasSize(102)
                .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean")
                .contains("layer2.0.downsample.1.running_var", "layer4.1.bn2.weight")
                .endsWith("fc.weight", "fc.bias");
        assertThat(AlexNet.mini(10).state().keySet())
                .startsWith("features.0.weight", "features.0.bias", "features.3.weight");
        assertThat(GoogLeNet.full(10).state().keySet())
                .hasSize(305)
                .contains(
                        "conv1.conv.weight",
                        "inception3a.branch2.1.bn.weight",
                        "inception5b.branch4.1.conv.weight",
                        "aux2.fc1.bias");
        assertThat(Fcn.resnet50(21).state().keySet())
                .startsWith("backbone.conv1.weight", "backbone.bn1.weight")
                .contains("backbone.layer3.0.downsample.1.running_var", "classifier.4.bias")
                .endsWith("aux_classifier.4.weight", "aux_classifier.4.bias");
    }

    /// @param expected the largest size, the sum weighted by cos(.9 i), the first, the 501st and
    ///   the last logit
    private static void check(Layer net, double... expected) {
        check(net, 224, 224, expected);
    }

    private static void check(Layer net, int height, int width, double... expected) {
        var place = 0;
        for (var entry : net.namedParameters().entrySet())
            fill(entry.getKey(), entry.getValue(), place++);
        net.eval();
        var x = picture(height, width);
        var logits = Tensor.noGrad(() -> net.forward(x)).data();
        var most = 0.0;
        var sum = 0.0;
        for (var i = 0; i < logits.length; i++) {
            most = Math.max(most, Math.abs(logits[i]));
            sum += logits[i] * Math.cos(.9 * i);
        }
        var near = within(1e-4 * expected[0]);
        assertThat(most).isEqualTo(expected[0], near);
        assertThat(sum).isEqualTo(expected[1], within(1e-4 * expected[0] * 30));
        assertThat((double) logits[0]).isEqualTo(expected[2], near);
        assertThat((double) logits[500]).isEqualTo(expected[3], near);
        assertThat((double) logits[logits.length - 1]).isEqualTo(expected[4], near);
    }

    private static Tensor picture(int height, int width) {
        var x = Tensor.zeros(1, 3, height, width);
        for (var i = 0; i < x.size(); i++) x.data()[i] = (float) (pattern(i, 500) * 2);
        return x;
    }

    private static void fill(String name, Tensor parameter, int place) {
        var fanIn = Arrays.stream(parameter.shape()).skip(1).reduce(1, (a, b) -> a * b);
        var isMatrix = parameter.rank() > 1;
        var isScale = !isMatrix && name.endsWith("weight");
        var factor = isMatrix ? Math.sqrt(24.0 / fanIn) : isScale ? 1 : .2;
        var w = parameter.data();
        for (var i = 0; i < w.length; i++) {
            w[i] = (float) ((isScale ? 1 : 0) + pattern(i, place) * factor);
        }
    }

    private static double pattern(long i, long place) {
        return (i * 7919 + place * 104_729) % 1009 / 1009.0 - .5;
    }
}

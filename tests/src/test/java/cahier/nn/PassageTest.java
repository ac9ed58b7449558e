package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.array.Epilogue;
import cahier.array.Generator;
import cahier.array.Window;
import cahier.nn.models.GoogLeNet;
import cahier.nn.models.ResNet;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// Layers taken in one pass where nothing is recorded.
class PassageTest {

    private static Sequential trained(Layer... layers) {
        var net = new Sequential(layers).init(3);
        // running means and variances that are not 0 and 1
        for (var step = 0; step < 3; step++) {
            net.forward(Tensor.randn(new Generator(step), 4, 3, 9, 9).mul(2).add(1));
        }
        net.eval();
        return net;
    }

    private static void sameBits(Layer net, Tensor x) {
        var recorded = net.forward(x).toArray();
        assertThat(Tensor.noGrad(() -> net.forward(x)).toArray()).isEqualTo(recorded);
    }

    @Test
    void givesTheBitsOfTheLayersOneByOne() {
        var x = Tensor.randn(new Generator(9), 4, 3, 9, 9);
        sameBits(trained(new Conv2d(3, 5, 3), new BatchNorm2d(5), new Relu()), x);
        sameBits(trained(new Conv2d(3, 32, 3).noBias(), new BatchNorm2d(32), new Flatten()), x);
        sameBits(trained(new Conv2d(3, 32, 3).padding(1), new Relu(), new MaxPool2d(2)), x);
        sameBits(trained(new Conv2d(3, 4, 2), new Conv2d(4, 6, 1).groups(2), new Relu()), x);
        sameBits(trained(new Conv2d(3, 4, 2), new BatchNorm2d(4)), x);
    }

    @Test
    void givesTheBitsOfWholeNetworks() {
        var x = Tensor.randn(new Generator(9), 2, 1, 28, 28);
        sameBits(ResNet.mini(10).init(1).eval(), x);
        sameBits(GoogLeNet.mini(10).init(1).eval(), x);
    }

    @Test
    void normalisesByTheBatchInTraining() {
        var net = new Sequential(new Conv2d(3, 5, 3), new BatchNorm2d(5), new Relu()).init(1);
        var x = Tensor.randn(new Generator(9), 4, 3, 9, 9);
        var before = ((BatchNorm2d) net.get(1)).runningMean().toArray();
        Tensor.noGrad(() -> net.forward(x));
        assertThat(((BatchNorm2d) net.get(1)).runningMean().toArray()).isNotEqualTo(before);
    }

    @Test
    void recordsWhereGradientsAreAskedFor() {
        var net = trained(new Conv2d(3, 5, 3), new BatchNorm2d(5), new Relu());
        var x = Tensor.randn(new Generator(9), 4, 3, 9, 9);
        net.forward(x).sum().backward();
        assertThat(net.parameters()).allMatch(p -> p.grad() != null);
        net.freeze();
        var asked = x.copy().withGrad();
        net.forward(asked).sum().backward();
        assertThat(asked.grad()).isNotNull();
    }

    @Test
    void oneOfTheWrongChannelsIsToldAsEver() {
        var net = trained(new Conv2d(3, 5, 3), new Relu());
        var wrong = net.then(new Conv2d(5, 4, 1), new BatchNorm2d(6)).eval();
        var x = Tensor.randn(new Generator(9), 4, 3, 9, 9);
        assertThatThrownBy(() -> Tensor.noGrad(() -> wrong.forward(x)))
                .hasMessageContaining("number of channels differs");
    }

    @Test
    void aPassThatHadToBeRecordedIsRefused() {
        var weight = Tensor.ones(2, 1, 1, 1).withGrad();
        var nothing = new Epilogue(null, null, null, null, true);
        var x = Tensor.ones(1, 1, 2, 2);
        assertThatThrownBy(() -> Fused.conv2d(x, weight, Window.of(1, 1, 0), 1, nothing))
                .hasMessageStartingWith("conv2d: more in the same pass has no gradient");
    }
}

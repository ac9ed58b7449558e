package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.Generator;
import cahier.nn.Conv2d;
import cahier.nn.Flatten;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.nn.MaxPool2d;
import cahier.nn.Parallel;
import cahier.nn.Relu;
import cahier.nn.Residual;
import cahier.nn.Sequential;
import cahier.nn.models.GoogLeNet;
import cahier.nn.models.LeNet;
import cahier.nn.models.ResNet;
import cahier.nn.models.UNet;
import cahier.optim.Sgd;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Holds training and evaluation that use storage again to the values that they have without, and
/// what a user keeps to what it was. Free storage is filled with NaN between steps.
class RecyclingTest {

    /// A user's layer that keeps all that it sees.
    private static final class Spy extends Layer {
        final List<Tensor> seen = new ArrayList<>();

        @Override
        public Tensor forward(Tensor x) {
            var y = x.mul(2);
            seen.add(x);
            seen.add(y);
            return y;
        }
    }

    @Test
    void trainingHasTheSameBits() {
        same(() -> LeNet.digits(10), 28, 1);
        same(() -> ResNet.mini(10), 28, 1);
        same(() -> GoogLeNet.mini(10), 28, 1);
        same(() -> UNet.mini(1, 4), 32, 32 * 32);
        same(
                () ->
                        new Sequential(
                                new Conv2d(1, 8, 3).padding(1),
                                new Residual(new Sequential(new Relu(), new Conv2d(8, 8, 1))),
                                new Residual(new Spy(), new Conv2d(8, 8, 1)),
                                new Parallel(new Relu(), new Spy(), new Sequential()),
                                new Flatten(),
                                new Linear(24 * 28 * 28, 10)),
                28,
                1);
    }

    @Test
    void evaluationHasTheSameBits() {
        var x = Tensor.randn(new Generator(3), 4, 1, 28, 28);
        for (var net : List.of(LeNet.digits(10), ResNet.mini(10), GoogLeNet.mini(10))) {
            net.init(1).eval();
            var expected = net.forward(x);
            for (var pass = 0; pass < 3; pass++) {
                assertThat(Tensor.noGrad(() -> net.forward(x)).sameAs(expected)).isTrue();
                Recycling.overwrite(Float.NaN);
            }
        }
    }

    /// Auxiliary heads read what the layers behind them read, too.
    @Test
    void headsHaveTheSameBits() {
        var net = GoogLeNet.full(10);
        var x = Tensor.randn(new Generator(3), 2, 3, 64, 64);
        net.init(1);
        var expected = net.forwardAll(x);
        assertThat(expected).hasSize(3);
        for (var pass = 0; pass < 2; pass++) {
            net.init(1);
            var actual = Tensor.noGrad(() -> net.forwardAll(x));
            for (var i = 0; i < 3; i++) {
                assertThat(actual.get(i).sameAs(expected.get(i))).as("head %d", i).isTrue();
            }
            Recycling.overwrite(Float.NaN);
        }
        net.eval();
        var alone = net.forward(x);
        assertThat(Tensor.noGrad(() -> net.forwardAll(x))).hasSize(1);
        assertThat(Tensor.noGrad(() -> net.forward(x)).sameAs(alone)).isTrue();
    }

    @Test
    void whatAUserKeepsStaysWhatItWas() {
        var first = new Spy();
        var second = new Spy();
        var net =
                new Sequential(
                        new Conv2d(1, 6, 3),
                        new Relu(),
                        first,
                        new MaxPool2d(2),
                        new Sequential(new Relu(), second),
                        new Flatten(),
                        new Linear(6 * 13 * 13, 10));
        net.init(1);
        var kept = new ArrayList<Tensor>();
        var copies = new ArrayList<Tensor>();
        var optimizer = new Sgd(net.parameters(), .1);
        var x = Tensor.randn(new Generator(3), 8, 1, 28, 28);
        for (var step = 0; step < 4; step++) {
            var outputs = net.forward(x);
            var loss = Loss.crossEntropy(outputs, new int[8]);
            if (step == 1) walk(loss, kept);
            kept.addAll(List.of(outputs, loss, outputs.reshape(-1)));
            kept.addAll(first.seen);
            kept.addAll(second.seen);
            for (var at = copies.size(); at < kept.size(); at++) copies.add(kept.get(at).copy());
            optimizer.zeroGrad();
            loss.backward();
            first.seen.clear();
            second.seen.clear();
            Tensor.noGrad(() -> net.forward(x));
            kept.addAll(first.seen);
            for (var at = copies.size(); at < kept.size(); at++) copies.add(kept.get(at).copy());
            Recycling.overwrite(Float.NaN);
        }
        for (var i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i).sameAs(copies.get(i))).as("tensor %d", i).isTrue();
        }
    }

    @Test
    void aViewThatIsKeptKeepsItsSource() {
        var x = Tensor.randn(new Generator(1), 8, 1024);
        try (var _ = Tensor.noGrad()) {
            var inner = x.mul(2);
            var view = inner.reshape(1024, 8);
            Fused.passed(inner, view);
            assertThat(view.toArray()).isEqualTo(x.mul(2).toArray());
            var passed = view.mul(1);
            Fused.passed(view, passed);
            assertThat(inner.size()).isZero();
            assertThat(passed.toArray()).isEqualTo(x.mul(2).toArray());
        }
    }

    @Test
    void storageIsGivenBackOnlyOfWhatNobodyWasShown() {
        var x = Tensor.randn(new Generator(1), 8, 1024);
        try (var _ = Tensor.noGrad()) {
            var inner = x.mul(2);
            Fused.passed(inner, inner.mul(3));
            assertThat(inner.size()).isZero();
            var shown = x.mul(2);
            Fused.shown(shown);
            Fused.passed(shown, shown.mul(3));
            assertThat(shown.size()).isEqualTo(8 * 1024);
            var array = x.mul(2);
            array.data();
            Fused.passed(array, array.mul(3));
            assertThat(array.size()).isEqualTo(8 * 1024);
        }
    }

    private static void same(Supplier<Layer> net, int side, int labels) {
        var expected = trained(net.get(), side, labels, true);
        var actual = trained(net.get(), side, labels, false);
        for (var i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).sameAs(expected.get(i))).as("parameter %d", i).isTrue();
        }
    }

    private static List<Tensor> trained(Layer net, int side, int labels, boolean holds) {
        net.init(1);
        var optimizer = new Sgd(net.parameters(), .05);
        var x = Tensor.randn(new Generator(2), 8, 1, side, side);
        var classes = new int[8 * labels];
        for (var i = 0; i < classes.length; i++) classes[i] = i % 4;
        for (var step = 0; step < 3; step++) {
            var loss = Loss.crossEntropy(net.forward(x), classes);
            // who walks the graph holds it
            if (holds) walk(loss, new ArrayList<>());
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            if (!holds) Recycling.overwrite(Float.NaN);
        }
        return net.parameters();
    }

    private static void walk(Tensor tensor, List<Tensor> seen) {
        for (var input : tensor.inputs()) {
            if (input.wantsGrad() || seen.contains(input)) continue;
            seen.add(input);
            walk(input, seen);
        }
    }
}

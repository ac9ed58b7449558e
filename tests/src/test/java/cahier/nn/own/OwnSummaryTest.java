package cahier.nn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.Layer;
import cahier.nn.Linear;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// The summary of layers that a user writes: in a package of their own, as those of a cell are.
class OwnSummaryTest {

    @Test
    void saysWhichShapeItNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequential(new Linear(4, 8)).summary())
                .withMessage(
                        "summary: no shape: got (); expected that of one sample, without the"
                                + " batch, such as summary(1, 28, 28)");
    }

    private static final class TwoStep extends Layer {
        final Layer second = new Linear(8, 2);
        final Layer first = new Linear(4, 8);

        @Override
        public Tensor forward(Tensor x) {
            return second.forward(first.forward(x).relu());
        }
    }

    private static final class Scaled extends Layer {
        final Layer inner = new TwoStep();
        final Tensor scale = Tensor.ones(2, 3).withGrad();

        @Override
        public Tensor forward(Tensor x) {
            return inner.forward(x).matmul(scale);
        }
    }

    private static final class Again extends Layer {
        final Layer step = new Linear(5, 5);

        @Override
        public Tensor forward(Tensor x) {
            var y = x;
            for (var i = 0; i < 4; i++) y = step.forward(y).tanh();
            return y;
        }
    }

    private static final class Features extends Layer {
        final Layer body = new Sequential(new Conv2d(1, 2, 3), new BatchNorm2d(2), new Relu());
        final Layer conv = new Conv2d(2, 4, 1);
        final Layer norm = new BatchNorm2d(4);

        @Override
        public Tensor forward(Tensor x) {
            return Sequential.through(body.forward(x), conv, norm, new Relu());
        }
    }

    @Test
    void listsTheLayersInTheOrderOfTheirCalls() {
        assertThat(new TwoStep().summary(4).toString())
                .isEqualTo(
                        """
                                layer         output  parameters  multiply-adds
                                input         [4]
                        first   Linear(4, 8)  [8]             40             32
                        second  Linear(8, 2)  [2]             18             16
                                total                         58             48\
                        """);
    }

    @Test
    void whatALayerHoldsBesidesHasARowOfItsOwn() {
        var net = new Sequential(new Scaled(), new Relu());
        assertThat(net.summary(4).toString())
                .isEqualTo(
                        """
                                        layer         output  parameters  multiply-adds
                                        input         [4]
                        0.inner.first   Linear(4, 8)  [8]             40             32
                        0.inner.second  Linear(8, 2)  [2]             18             16
                        0               Scaled()      [3]              6              6
                        1               Relu()        [3]              0              0
                                        total                         64             54\
                        """);
    }

    @Test
    void aLayerThatIsCalledAgainHasOneRow() {
        assertThat(new Again().summary(5).toString())
                .isEqualTo(
                        """
                              layer             output  parameters  multiply-adds
                              input             [5]
                        step  Linear(5, 5) × 4  [5]             30            100
                              total                             30            100\
                        """);
    }

    @Test
    void layersThatAreJoinedInOnePassHaveTheirRows() {
        var net = new Features();
        assertThat(net.summary(1, 4, 4).rows())
                .extracting(row -> row.name() + " " + row.layer().replaceAll("\\(.*", ""))
                .containsExactly(
                        "body.0 Conv2d",
                        "body.1 BatchNorm2d",
                        "body.2 Relu",
                        "conv Conv2d",
                        "norm BatchNorm2d");
        assertThat(net.isTraining()).isTrue();
    }

    @Test
    void aLayerThatReturnsNothingIsNamed() {
        var silent =
                new Layer() {
                    @Override
                    public Tensor forward(Tensor x) {
                        return null;
                    }
                };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequential(silent).forward(Tensor.ones(1)))
                .withMessageContaining("output of forward: got null; expected a tensor");
    }
}

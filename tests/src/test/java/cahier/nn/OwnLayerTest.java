package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A user's layers, and what a network says of a layer that refuses its input.
class OwnLayerTest {

    private static final class Own extends Layer {
        final Conv2d conv = new Conv2d(1, 2, 3);
        final Linear linear = new Linear(8, 5);
        final Tensor scale = Tensor.ones(5, 3).withGrad();

        @Override
        public Tensor forward(Tensor x) {
            return linear.forward(conv.forward(x).relu().flatten(1)).matmul(scale);
        }
    }

    private static final class Named extends Chain {
        final Layer features = new Sequential(new Conv2d(1, 2, 3), new Relu());
        final Layer classifier = new Linear(8, 5);
    }

    @Test
    void aSummaryCountsWhatALayerOfOnesOwnTakes() {
        // 2 maps of 2 × 2 pixels by 9 values, 8 × 5, and 5 × 3
        var counted = 72 + 40 + 15;
        assertThat(new Own().summary(1, 4, 4).multiplyAdds()).isEqualTo(counted);
        var net = new Sequential(new Own(), new Linear(3, 7));
        assertThat(net.summary(1, 4, 4).multiplyAdds()).isEqualTo(counted + 21);
    }

    @Test
    void aNetworkNamesTheLayerThatRefusesItsInput() {
        var net = new Sequential(new Linear(4, 6), new Relu(), new Linear(100, 10));
        assertThatThrownBy(() -> net.forward(Tensor.zeros(2, 4)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "layer 2, Linear(100, 10): linear: number of inputs differs: got [2, 6] for"
                                + " weight [10, 100]; expected an input of shape [..., 100]")
                .hasCauseExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLayerOfANetworkInANetworkHasOneName() {
        assertThatThrownBy(() -> new Named().forward(Tensor.zeros(2, 3, 4, 4)))
                .hasMessageStartingWith("layer features.0, Conv2d(1, 2, 3): ")
                .hasMessageNotContaining("layer 0");
    }

    @Test
    void whereAPictureMeetsALinearLayerFlattenIsNamed() {
        assertThatThrownBy(() -> new Named().forward(Tensor.zeros(6, 1, 4, 4)))
                .hasMessageStartingWith("layer classifier, Linear(8, 5): ")
                .hasMessageEndingWith("; a Flatten() before it makes [6, 8] of the pictures");
        assertThatThrownBy(() -> new Named().forward(Tensor.zeros(6, 1, 5, 5)))
                .hasMessageEndingWith("makes [6, 18] of the pictures, for a Linear(18, …)");
    }

    private static final class Nested extends Layer {
        final List<List<Layer>> grid =
                List.of(
                        List.of(new Linear(2, 2).noBias(), new Linear(2, 3).noBias()),
                        List.of(new Linear(3, 4).noBias()));
        final Map<String, Layer> heads = Map.of("b", new Linear(4, 6), "a", new Linear(4, 5));
        final Map<String, Layer> inOrder = new LinkedHashMap<>();
        final Tensor[] scales = {Tensor.ones(4).withGrad()};
        final List<Tensor> seen = new ArrayList<>();

        Nested() {
            inOrder.put("z", new Dropout(.5));
            inOrder.put("y", new BatchNorm1d(7));
        }

        @Override
        public Tensor forward(Tensor x) {
            seen.add(x);
            var y = grid.get(0).get(1).forward(grid.get(0).get(0).forward(x));
            return heads.get("a").forward(grid.get(1).get(0).forward(y).mul(scales[0]));
        }
    }

    @Test
    void layersAndParametersAreFoundHoweverDeepTheyLie() {
        var own = new Nested();
        own.forward(Tensor.ones(1, 2));
        assertThat(own.namedParameters().keySet())
                .containsExactly(
                        "scales.0",
                        "grid.0.0.weight",
                        "grid.0.1.weight",
                        "grid.1.0.weight",
                        "heads.a.weight",
                        "heads.a.bias",
                        "heads.b.weight",
                        "heads.b.bias",
                        "in_order.y.weight",
                        "in_order.y.bias");
        assertThat(own.state()).hasSize(12).containsKey("in_order.y.running_mean");
        assertThat(own.parameterCount()).isEqualTo(4 + 4 + 6 + 12 + 25 + 30 + 14);
        assertThat(own.children().keySet()).containsSequence("in_order.z", "in_order.y");
        own.eval();
        assertThat(own.inOrder.get("z").isTraining()).isFalse();
    }

    @Test
    void whatIsNoLayerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequential(new Relu(), null))
                .withMessage("Sequential: layer 1: got null; expected a layer");
    }
}

package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

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
}

package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// Where NaN began, by the words that a stopped training says.
class NotFiniteTest {

    private static final class Own extends Layer {
        final Linear first = new Linear(2, 2);
        final Layer second = new Sequential(new Linear(2, 3), new Root(), new Linear(3, 2));
        private final boolean takesRoot;

        Own(boolean takesRoot) {
            this.takesRoot = takesRoot;
        }

        @Override
        public Tensor forward(Tensor x) {
            var y = first.forward(x);
            return second.forward(takesRoot ? y.square().neg().sub(1).sqrt() : y);
        }
    }

    private static final class Root extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.square().neg().sub(1).sqrt();
        }
    }

    private final Tensor x = Tensor.of(new double[][] {{1, 2}});

    @Test
    void aLayerInsideOneOfOnesOwnIsNamed() {
        assertThat(NotFinite.find(new Own(false), x))
                .isEqualTo("the output of second.1 Root() holds NaN");
        assertThat(NotFinite.find(new Sequential(new Relu(), new Residual(new Own(false))), x))
                .isEqualTo("the output of 1.block.second.1 Root() holds NaN");
    }

    @Test
    void whatHappensBetweenLayersIsToldByTheNextOne() {
        assertThat(NotFinite.find(new Own(true), x))
                .startsWith("the input of second Sequential(")
                .endsWith("holds NaN");
    }

    @Test
    void aParameterAndTheInputComeFirst() {
        var net = new Sequential(new Linear(2, 2));
        assertThat(NotFinite.find(net, Tensor.of(new double[][] {{1, Double.NaN}})))
                .isEqualTo("the input holds NaN");
        net.parameters().getLast().data()[1] = Float.NEGATIVE_INFINITY;
        assertThat(NotFinite.find(net, x)).isEqualTo("0.bias holds -Infinity");
        assertThat(NotFinite.find(new Relu(), x))
                .isEqualTo("all layers are finite; the loss itself is not");
    }
}

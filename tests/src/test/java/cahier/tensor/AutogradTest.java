package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cahier.optim.Adagrad;
import cahier.optim.Adam;
import cahier.optim.AdamW;
import cahier.optim.Clip;
import cahier.optim.RmsProp;
import cahier.optim.Sgd;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AutogradTest {

    private final Tensor x = Tensor.of(3).withGrad();

    @Test
    void gradientsAddUpOverPassesUntilZeroed() {
        x.square().backward();
        assertThat(x.grad().item()).isEqualTo(6);
        x.mul(2).backward();
        assertThat(x.grad().item()).isEqualTo(8);
        x.zeroGrad();
        x.mul(2).backward();
        assertThat(x.grad().item()).isEqualTo(2);
    }

    @Test
    void aGradientThatSomebodyHoldsKeepsItsValues() {
        var w = Tensor.of(1, 2).withGrad();
        w.mul(3).sum().backward();
        var held = w.grad();
        w.zeroGrad();
        assertThat(w.grad().toArray()).containsExactly(0, 0);
        w.zeroGrad();
        w.mul(5).sum().backward();
        assertThat(held.toArray()).containsExactly(3, 3);
        assertThat(w.grad().toArray()).containsExactly(5, 5);
    }

    @Test
    void aVisibleLoopKeepsEveryGradientThatItHolds() {
        var w = Tensor.of(1, 2).withGrad();
        var optimizer = new Sgd(List.of(w), .5);
        var held = new ArrayList<Tensor>();
        for (var factor = 1; factor <= 3; factor++) {
            optimizer.zeroGrad();
            w.mul(factor).sum().backward();
            Clip.norm(List.of(w), 100);
            held.add(w.grad());
            optimizer.step();
        }
        assertThat(held.get(0).toArray()).containsExactly(1, 1);
        assertThat(held.get(1).toArray()).containsExactly(2, 2);
        assertThat(held.get(2).toArray()).containsExactly(3, 3);
        assertThat(w.toArray()).containsExactly(-2, -1);
    }

    @Test
    void optimizersAndClippingHoldNoGradient() {
        var w = Tensor.of(1, 2).withGrad();
        w.mul(3).sum().backward();
        var storage = Fused.gradient(w);
        var all = List.of(w);
        for (var optimizer :
                List.of(
                        new Sgd(all, .1),
                        new Adam(all, .1),
                        new AdamW(all, .1),
                        new RmsProp(all, .1),
                        new Adagrad(all, .1))) {
            Clip.norm(all, 1);
            Clip.value(all, 1);
            optimizer.step();
            optimizer.zeroGrad();
            w.mul(5).sum().backward();
            assertThat(Fused.gradient(w)).as(optimizer.toString()).isSameAs(storage);
        }
    }

    @Test
    void aValueUsedTwiceCollectsBothParts() {
        var y = x.mul(x);
        y.add(y.mul(x)).backward();
        assertThat(x.grad().item()).isEqualTo(6 + 27);
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        var y = x;
        for (var i = 0; i < 100_000; i++) y = y.add(1);
        y.backward();
        assertThat(y.item()).isEqualTo(100_003);
        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void theRecordIsFreedAfterwards() {
        var y = x.square();
        var z = y.mul(2);
        assertThat(z.formula()).isEqualTo("x · 2.0");
        assertThat(z.inputs()).containsExactly(y);
        z.backward();
        assertThat(z.inputs()).isEmpty();
        assertThat(y.inputs()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(z::backward)
                .withMessageStartingWith("backward: the graph behind this tensor was freed");
        assertThatIllegalStateException().isThrownBy(() -> y.add(1).backward());
    }

    @Test
    void leavesThatDoNotAskGetNoGradient() {
        var constant = Tensor.of(5);
        constant.mul(x).backward();
        assertThat(constant.grad()).isNull();
        assertThat(x.grad().item()).isEqualTo(5);
    }

    @Test
    void intermediateResultsMayAskToo() {
        var y = x.square().withGrad();
        y.mul(4).backward();
        assertThat(y.grad().item()).isEqualTo(4);
        assertThat(x.grad().item()).isEqualTo(24);
    }

    @Test
    void detachedValuesPassNothingBack() {
        var y = x.square();
        y.detach().mul(x).backward();
        assertThat(x.grad().item()).isEqualTo(9);
    }

    @Test
    void nothingIsRecordedInANoGradScope() {
        var inside = Tensor.noGrad(() -> x.square());
        assertThat(inside.inputs()).isEmpty();
        try (var scope = Tensor.noGrad()) {
            assertThat(x.mul(2).inputs()).isEmpty();
            try (var inner = Tensor.noGrad()) {
                assertThat(x.mul(2).inputs()).isEmpty();
                inner.close();
                inner.close();
            }
            assertThat(x.mul(2).inputs()).isEmpty();
            scope.close();
        }
        assertThat(x.mul(2).inputs()).containsExactly(x);
    }

    @Test
    void frozenLeavesKeepTheirValueOutOfTheRecord() {
        x.square().backward();
        x.frozen(true);
        assertThat(x.grad()).isNull();
        assertThat(x.square().inputs()).isEmpty();
        x.frozen(false).square().backward();
        assertThat(x.grad().item()).isEqualTo(6);
    }

    @Test
    void backwardStartsAtOneValueOrAGivenGradient() {
        var y = Tensor.of(1, 2).withGrad();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> y.mul(2).backward())
                .withMessage(
                        "backward: not a single value: got shape [2]; expected one element, or a"
                                + " gradient as argument");
        y.mul(2).backward(Tensor.of(1, 10));
        assertThat(y.grad().toArray()).containsExactly(2, 20);
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.of(1).backward())
                .withMessageContaining("withGrad()");
    }

    @Test
    void aResultWithoutARecordIsToldHowToGetOne() {
        var unrecorded = Tensor.noGrad(() -> x.square());
        assertThatIllegalStateException()
                .isThrownBy(unrecorded::backward)
                .withMessage(
                        "backward: no tensor behind this one asks for a gradient: got a result"
                                + " without a record; expected one computed outside of noGrad()"
                                + " from a tensor with withGrad() or a parameter that is not"
                                + " frozen");
    }
}

package cahier.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

/// Two steps of each optimizer with weight decay, to six digits as PyTorch 2.15 takes them.
class DecayTest {

    @Test
    void plainDescent() {
        steps(
                p -> new Sgd(p, .1).weightDecay(.01),
                .899,
                -1.598,
                .2995,
                .808201,
                -1.276802,
                .1794005);
    }

    @Test
    void nesterovLooksAhead() {
        steps(
                p -> new Sgd(p, .1).momentum(.9).nesterov().weightDecay(.01),
                .8081,
                -1.2362,
                .11905,
                .5712156,
                -.4384752,
                -.1340592);
    }

    @Test
    void adagrad() {
        steps(
                p -> new Adagrad(p, .1).weightDecay(.01),
                .9,
                -1.9,
                .4,
                .8331035,
                -1.8311251,
                .3375305);
    }

    @Test
    void rmsProp() {
        steps(
                p -> new RmsProp(p, .01).weightDecay(.01),
                .9683772,
                -1.9683772,
                .4683772,
                .945788,
                -1.9456096,
                .4461585);
    }

    @Test
    void adamDecaysThroughTheGradient() {
        steps(p -> new Adam(p, .1).weightDecay(.01), .9, -1.9, .4, .8004122, -1.8001665, .3011874);
    }

    @Test
    void adamWDecaysTheWeight() {
        steps(p -> new AdamW(p, .1), .899, -1.898, .3995, .798519, -1.7962726, .3002978);
    }

    @Test
    void frozenParametersAndThoseWithoutGradientStay() {
        var frozen = Tensor.of(1, 2).withGrad();
        var unused = Tensor.of(3).withGrad();
        frozen.sum().backward();
        frozen.frozen(true);
        for (var optimizer :
                List.of(
                        new Sgd(List.of(frozen, unused), 1),
                        new Adam(List.of(frozen, unused), 1))) {
            optimizer.step();
        }
        assertThat(frozen.toArray()).containsExactly(1, 2);
        assertThat(unused.item()).isEqualTo(3);
    }

    /// PyTorch counts the steps of each parameter by itself, too.
    @Test
    void aParameterThatIsUnfrozenLateStartsAsTheOthersDid() {
        var always = Tensor.of(1).withGrad();
        var late = Tensor.of(1).withGrad().frozen(true);
        var optimizer = new Adam(List.of(always, late), .1);
        for (var step = 0; step < 1000; step++) {
            if (step == 999) late.frozen(false);
            optimizer.zeroGrad();
            always.add(late).backward();
            optimizer.step();
        }
        assertThat(late.item()).isEqualTo(.9f, within(1e-6f));
    }

    @Test
    void aParameterThatTwoLayersShareTakesOneStep() {
        for (Function<List<Tensor>, Optimizer> make :
                List.<Function<List<Tensor>, Optimizer>>of(
                        p -> new Sgd(p, .1), p -> new Adam(p, .1), p -> new AdamW(p, .1))) {
            var shared = Tensor.of(1).withGrad();
            var optimizer = make.apply(List.of(shared, shared));
            shared.sum().backward();
            optimizer.step();
            assertThat(optimizer.parameters()).containsExactly(shared);
            assertThat(shared.item()).isEqualTo(.9f, within(2e-3f));
        }
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(List.of(), .1).momentum(1))
                .withMessage("Sgd: momentum out of range: got 1.0; expected 0 to below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Adam(List.of(), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Adam(List.of(), Double.NaN));
    }

    @Test
    void optionsAreWrittenAsTheyAreSet() {
        List<Tensor> none = List.of();
        assertThat(new Adam(none, .1).betas(.5, .75).epsilon(1e-3).weightDecay(.25))
                .hasToString("Adam(0.1).betas(0.5, 0.75).epsilon(0.001).weightDecay(0.25)");
        assertThat(new AdamW(none, .1)).hasToString("AdamW(0.1).weightDecay(0.01)");
        assertThat(new RmsProp(none, .1).smoothing(.5)).hasToString("RmsProp(0.1).smoothing(0.5)");
        assertThat(new Adagrad(none, .1).epsilon(.5)).hasToString("Adagrad(0.1).epsilon(0.5)");
    }

    private static void steps(Function<List<Tensor>, Optimizer> make, double... expected) {
        var p = Tensor.of(1, -2, .5).withGrad();
        var optimizer = make.apply(List.of(p));
        for (var step = 0; step < 2; step++) {
            optimizer.zeroGrad();
            p.square().mul(Tensor.of(.5, 1, 2)).sum().backward();
            optimizer.step();
            for (var i = 0; i < 3; i++) {
                assertThat((double) p.at(i))
                        .as("step %d", step + 1)
                        .isEqualTo(expected[3 * step + i], within(1e-6));
            }
        }
    }

    /// As in PyTorch, whose `zero_grad` leaves no gradient.
    @Test
    void aParameterThatNoPassCameToStaysWhereItIs() {
        for (var kind :
                List.<Function<List<Tensor>, Optimizer>>of(
                        p -> new Sgd(p, .1).momentum(.9),
                        p -> new Sgd(p, .1).weightDecay(.5),
                        p -> new Adam(p, .1),
                        p -> new AdamW(p, .1),
                        p -> new RmsProp(p, .1),
                        p -> new Adagrad(p, .1).weightDecay(.5))) {
            Tensor used = Tensor.of(1, 2).withGrad(), idle = Tensor.of(1, 2).withGrad();
            var optimizer = kind.apply(List.of(used, idle));
            used.mul(idle).sum().backward();
            optimizer.step();
            optimizer.zeroGrad();
            Tensor before = idle.copy(), other = used.copy();
            used.square().sum().backward();
            // to look at a gradient of zeros does not make it one that counts
            assertThat(idle.grad().toArray()).containsExactly(0, 0);
            Clip.norm(List.of(used, idle), 1);
            optimizer.step();
            assertThat(idle.sameAs(before)).as("%s", optimizer).isTrue();
            assertThat(used.sameAs(other)).isFalse();
            idle.mul(3).sum().backward();
            assertThat(idle.grad().toArray()).containsExactly(3, 3);
        }
    }

    @Test
    void nesterovNeedsMomentum() {
        var optimizer = new Sgd(List.of(Tensor.ones(1).withGrad()), .1).nesterov();
        assertThatIllegalStateException()
                .isThrownBy(optimizer::step)
                .withMessage(
                        "Sgd: nothing to look ahead along: got nesterov() without momentum;"
                                + " expected momentum(…) as well");
    }
}

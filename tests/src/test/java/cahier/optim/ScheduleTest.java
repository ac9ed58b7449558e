package cahier.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;

class ScheduleTest {

    @Test
    void stepsMultiply() {
        rates(Schedule.steps(.1, 2, .5), .1, .1, .05, .05, .025);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.steps(.1, 0, .5))
                .withMessage("steps: steps not positive: got 0; expected 1 or more");
    }

    @Test
    void cosineFallsAndStays() {
        rates(Schedule.cosine(1, 4, 0), 1, .853553, .5, .146447, 0, 0);
        rates(Schedule.cosine(1, 2, .2), 1, .6, .2, .2);
    }

    @Test
    void warmUpRisesFirst() {
        rates(Schedule.warmUp(3, Schedule.steps(.8, 1, .5)), .2, .4, .6, .8, .4);
        rates(Schedule.warmUp(0, Schedule.steps(.8, 1, .5)), .8, .4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.warmUp(-1, Schedule.constant(1)))
                .withMessage("warmUp: negative number of steps: got -1; expected 0 or more");
    }

    @Test
    void oneCycleRisesAndFalls() {
        var schedule = Schedule.oneCycle(1, 10);
        assertThat(schedule.rateAt(0)).isEqualTo(.04, within(1e-9));
        assertThat(schedule.rateAt(3)).isEqualTo(1, within(1e-9));
        assertThat(schedule.rateAt(10)).isEqualTo(4e-6, within(1e-12));
        assertThat(schedule.rateAt(2)).isGreaterThan(schedule.rateAt(1));
        assertThat(schedule.rateAt(5)).isLessThan(schedule.rateAt(4));
    }

    @Test
    void aPlateauLowersTheRate() {
        var optimizer = new Sgd(List.of(), .4);
        var plateau = new Plateau(optimizer, .5, 2);
        for (var loss : new double[] {3, 2, 2.1}) assertThat(plateau.observe(loss)).isFalse();
        assertThat(plateau.observe(2)).isTrue();
        assertThat(optimizer.learningRate()).isEqualTo(.2);
        assertThat(plateau.observe(2.5)).isFalse();
        assertThat(plateau.observe(1)).isFalse();
        assertThat(plateau.observe(1)).isFalse();
        assertThat(plateau.observe(1)).isTrue();
    }

    @Test
    void gradientsAreClippedTogetherOrOneByOne() {
        var a = Tensor.of(0, 0).withGrad();
        var b = Tensor.of(0).withGrad();
        Tensor.concat(0, a, b).mul(Tensor.of(3, 0, -4)).sum().backward();
        assertThat(Clip.norm(List.of(a, b), 10)).isEqualTo(5);
        assertThat(b.grad().item()).isEqualTo(-4);
        assertThat(Clip.norm(List.of(a, b), 1)).isEqualTo(5);
        assertThat(a.grad().toArray()).containsExactly(.6f, 0);
        assertThat(b.grad().item()).isEqualTo(-.8f);
        Clip.value(List.of(a, b), .7);
        assertThat(b.grad().item()).isEqualTo(-.7f);
        assertThat(a.grad().at(0)).isEqualTo(.6f);
    }

    private static void rates(Schedule schedule, double... expected) {
        for (var step = 0; step < expected.length; step++) {
            assertThat(schedule.rateAt(step))
                    .as("step %d", step)
                    .isEqualTo(expected[step], within(1e-6));
        }
    }
}

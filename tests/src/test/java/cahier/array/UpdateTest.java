package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/// Two steps from w = 1 with gradients 0.5 and -0.25, rate 0.1, decay 0.1; literal values from the
/// rules in double precision.
class UpdateTest {

    private interface Step {
        void take(float[] w, float[] g, int step);
    }

    @Test
    void descends() {
        check((w, g, t) -> Update.sgd(w, g, 1, 0.1f, 0.1f), 0.94f, 0.9556f);
    }

    @Test
    void keepsMomentum() {
        var v = new float[1];
        check((w, g, t) -> Update.momentum(w, g, v, 1, 0.1f, 0.9f, 0.1f, false), 0.94f, 0.9016f);
        var u = new float[1];
        check((w, g, t) -> Update.momentum(w, g, u, 1, 0.1f, 0.9f, 0.1f, true), 0.886f, 0.868066f);
    }

    @Test
    void adapts() {
        var s = new float[1];
        check((w, g, t) -> Update.adagrad(w, g, s, 1, 0.1f, 1e-10f, 0.1f), 0.9f, 0.92576627f);
        var r = new float[1];
        check(
                (w, g, t) -> Update.rmsprop(w, g, r, 1, 0.1f, 0.99f, 1e-8f, 0.1f),
                1.6666664e-7f,
                0.3862646f);
    }

    @Test
    void corrects() {
        var m = new float[1];
        var v = new float[1];
        check(
                (w, g, t) -> Update.adam(w, g, m, v, 1, t, 0.1, 0.9, 0.999, 1e-8, 0.1, false),
                0.9f,
                0.85444137f);
        var m2 = new float[1];
        var v2 = new float[1];
        check(
                (w, g, t) -> Update.adam(w, g, m2, v2, 1, t, 0.1, 0.9, 0.999, 1e-8, 0.1, true),
                0.89f,
                0.8544663f);
    }

    @Test
    void runningMeansOfNoGradientEndAtZero() {
        var n = 37;
        var w = new float[n];
        var none = new float[n];
        var velocity = new float[n];
        var mean = new float[n];
        Arrays.fill(velocity, -1f);
        Arrays.fill(mean, 1f);
        for (var step = 1; step <= 700; step++) {
            Update.momentum(w, none, velocity, n, 0.1f, 0.9f, 0f, false);
            Update.adam(w, none, mean, new float[n], n, step, 0.1, 0.9, 0.999, 1e-8, 0, false);
        }
        // 0.9 to the 657th is the last above 2⁻¹⁰⁰
        assertThat(velocity).containsOnly(0f);
        assertThat(mean).containsOnly(0f);
        Arrays.fill(velocity, 0x1p-99f);
        Update.momentum(w, none, velocity, n, 0.1f, 0.9f, 0f, false);
        assertThat(velocity).containsOnly(0x1p-99f * 0.9f);
        velocity[0] = velocity[20] = Float.NaN;
        Update.momentum(w, none, velocity, n, 0.1f, 0.9f, 0f, false);
        assertThat(velocity[0]).isNaN();
        assertThat(velocity[20]).isNaN();
    }

    @Test
    void addsScalesAndBlends() {
        var y = new float[] {1, 2};
        Update.addScaled(2f, new float[] {3, 4}, y, 2);
        assertThat(y).containsExactly(7, 10);
        Update.scale(0.5f, y, 2);
        assertThat(y).containsExactly(3.5f, 5);
        Update.blend(0.5f, new float[] {0.5f, 1}, y, 2);
        assertThat(y).containsExactly(2, 3);
    }

    private static void check(Step step, float first, float second) {
        var w = new float[] {1};
        step.take(w, new float[] {0.5f}, 1);
        assertThat(w[0]).isCloseTo(first, within(6e-7f));
        step.take(w, new float[] {-0.25f}, 2);
        assertThat(w[0]).isCloseTo(second, within(6e-7f));
    }
}

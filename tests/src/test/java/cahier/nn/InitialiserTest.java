package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

/// The range and the spread of each initialiser, by its paper's formula, on 600 × 300 weights.
class InitialiserTest {

    private static final int IN = 600;
    private static final int OUT = 300;

    @Test
    void evenOnesFillTheirRange() {
        even(Initialiser.uniform(-.25, .25), .25);
        // √(6 / 900) and √(6 / 600)
        even(Initialiser.glorot(), .0816497);
        even(Initialiser.heUniform(), .1);
    }

    @Test
    void normalOnesHaveTheirDeviation() {
        normal(Initialiser.normal(.5), .5);
        // √(2 / 900) and √(2 / 600)
        normal(Initialiser.glorotNormal(), .0471405);
        normal(Initialiser.he(), .0577350);
    }

    @Test
    void truncatedOnesEndAtTwoDeviations() {
        var w = weights(Initialiser.truncated(.1));
        assertThat(largest(w)).isBetween(.199, .2);
        // the deviation of a normal distribution that is cut at 2: √(1 - 4 φ(2) / (2 Φ(2) - 1))
        assertThat(deviation(w)).isEqualTo(.0879626, within(5e-4));
    }

    @Test
    void aKernelCountsItsPixels() {
        // 16 · 3 · 3 inputs reach an output: √(6 / 144); 64 · 9 outputs are reached: √(6 / 720)
        var conv = new Conv2d(16, 64, 3);
        conv.init(Initialiser.heUniform(), 1);
        assertThat(largest(conv.weight().toArray())).isBetween(.2035, .2042);
        conv.init(Initialiser.glorot(), 1);
        assertThat(largest(conv.weight().toArray())).isBetween(.0910, .0913);
        assertThat(conv.bias().toArray()).containsOnly(0);
    }

    @Test
    void layersStartByHe() {
        assertThat(deviation(new Linear(IN, OUT).weight().toArray()))
                .isEqualTo(.0577350, within(3e-4));
    }

    private static void even(Initialiser initialiser, double bound) {
        var w = weights(initialiser);
        assertThat(largest(w)).isBetween(.999 * bound, bound + 1e-7);
        assertThat(deviation(w)).isEqualTo(bound / Math.sqrt(3), within(.005 * bound));
    }

    private static void normal(Initialiser initialiser, double deviation) {
        var w = weights(initialiser);
        assertThat(deviation(w)).isEqualTo(deviation, within(.007 * deviation));
        assertThat(largest(w)).isBetween(4 * deviation, 6 * deviation);
    }

    private static float[] weights(Initialiser initialiser) {
        var layer = new Linear(IN, OUT);
        layer.init(initialiser, 7);
        return layer.weight().toArray();
    }

    private static double largest(float[] w) {
        return IntStream.range(0, w.length).mapToDouble(i -> Math.abs(w[i])).max().orElseThrow();
    }

    /// Returns the root of the mean square: the mean is 0.
    private static double deviation(float[] w) {
        var squares = IntStream.range(0, w.length).mapToDouble(i -> (double) w[i] * w[i]);
        return Math.sqrt(squares.sum() / w.length);
    }
}

package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

class GeneratorTest {

    @Test
    void invertsTheNormalDistribution() {
        // SciPy, norm.ppf
        assertThat(NormalQuantile.of(0.5)).isZero();
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(NormalQuantile.of(0.9)).isCloseTo(1.2815515655446004, within(1e-14));
        assertThat(NormalQuantile.of(1e-3)).isCloseTo(-3.090232306167813, within(1e-13));
        assertThat(NormalQuantile.of(1e-12)).isCloseTo(-7.034483825301131, within(1e-12));
    }

    @Test
    void arraysHoldTheSameNumbersAsSingleDraws() {
        var x = new float[40_000];
        new Generator(7).uniform(x, 0, x.length, 0f, 1f);
        var single = new Generator(7);
        for (var value : x) assertThat(value).isEqualTo(single.nextFloat());
    }

    @Test
    void goesOnWhereAnArrayEnded() {
        var generator = new Generator(7);
        generator.normal(new float[100], 0, 100, 0f, 1f);
        var single = new Generator(7);
        for (var i = 0; i < 100; i++) single.nextLong();
        assertThat(generator.nextLong()).isEqualTo(single.nextLong());
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        var x = new float[200_000];
        new Generator(1).normal(x, 0, x.length, 2f, 3f);
        var mean = Reduce.sum(x, 0, x.length) / x.length;
        assertThat(mean).isCloseTo(2f, within(0.03f));
        var variance = 0.0;
        for (var value : x) variance += (value - mean) * (value - mean);
        assertThat(variance / x.length).isCloseTo(9.0, within(0.1));
    }

    @Test
    void uniformStaysBelowItsUpperEnd() {
        var x = new float[100_000];
        new Generator(3).uniform(x, 0, x.length, 1f, 1.0000002f);
        assertThat(Reduce.max(x, 0, x.length)).isLessThan(1.0000002f);
        assertThat(Reduce.min(x, 0, x.length)).isEqualTo(1f);
    }

    @Test
    void splitsAreUnrelated() {
        var generator = new Generator(5);
        var child = generator.split();
        var same = 0;
        for (var i = 0; i < 1000; i++) {
            if (generator.nextInt(2) == child.nextInt(2)) same++;
        }
        assertThat(same).isBetween(430, 570);
    }

    @Test
    void permutationsHoldEachNumberOnce() {
        var order = new Generator(9).permutation(1000);
        assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
        Arrays.sort(order);
        assertThat(order).isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void masksKeepTheirShare() {
        var x = new float[100_000];
        new Generator(4).mask(x, 0, x.length, 0.3f);
        assertThat(Reduce.sum(x, 0, x.length)).isBetween(29_000f, 31_000f);
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatThrownBy(() -> new Generator(1).nextInt(0))
                .hasMessage("nextInt: bound is not positive: got 0; expected 1 or more");
    }
}

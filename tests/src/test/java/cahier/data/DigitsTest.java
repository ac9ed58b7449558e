package cahier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;

class DigitsTest {

    private final Digits digits = Digits.load();

    @Test
    void eachClassHasThreeHundredToTrainAndOneHundredToTest() {
        assertThat(digits.train().images().shape()).containsExactly(3000, 1, 28, 28);
        assertThat(digits.test().images().shape()).containsExactly(1000, 1, 28, 28);
        for (var c = 0; c < 10; c++) {
            assertThat(digits.train().labels()).contains(c);
            assertThat(digits.train().ofClasses(c).size()).isEqualTo(300);
            assertThat(digits.test().ofClasses(c).size()).isEqualTo(100);
        }
    }

    /// Sums of grey values, counted in the source's own files.
    @Test
    void picturesAreThoseOfTheSource() {
        assertThat(grey(digits.train(), 0)).isEqualTo(31_095);
        assertThat(grey(digits.train(), 7 * 300)).isEqualTo(25_296);
        assertThat(grey(digits.test(), 7 * 100)).isEqualTo(24_153);
        assertThat(digits.train().images().mean().item()).isEqualTo(.131987f, within(1e-5f));
    }

    @Test
    void whatIsDoneToDigitsDoesNotReachThoseOfAnotherLoad() {
        var changed = Digits.load();
        Arrays.fill(changed.train().images().data(), 7);
        changed.train().labels()[0] = 9;
        var anew = Digits.load();
        assertThat(anew.train().images().sameAs(digits.train().images())).isTrue();
        assertThat(anew.train().labels()).isEqualTo(digits.train().labels());
    }

    private static long grey(Samples samples, int index) {
        return Math.round(samples.images().get(index).sum().item() * 255.0);
    }

    @Test
    void batchesCoverEverySampleOnce() {
        var sizes = new ArrayList<Integer>();
        var counts = new int[10];
        for (var batch : digits.train().shuffle(42).batches(64)) {
            sizes.add(batch.size());
            assertThat(batch.images().shape()).containsExactly(batch.size(), 1, 28, 28);
            for (var label : batch.labels()) counts[label]++;
        }
        assertThat(sizes).hasSize(47).endsWith(64, 56);
        assertThat(counts).containsOnly(300);
    }

    @Test
    void shufflingDependsOnTheSeedAlone() {
        var first = digits.train().shuffle(1).batch(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).labels();
        var again = digits.train().shuffle(1).batch(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).labels();
        var other = digits.train().shuffle(2).batch(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).labels();
        assertThat(first).isEqualTo(again).isNotEqualTo(other);
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(2);
    }

    @Test
    void photographsAreThere() {
        assertThat(Photos.chelsea()).hasToString("Image 240 × 360 colour");
        assertThat(Photos.coffee()).hasToString("Image 240 × 360 colour");
        assertThat(Photos.astronaut()).hasToString("Image 256 × 256 colour");
    }
}

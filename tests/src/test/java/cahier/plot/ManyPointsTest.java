package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.output.Captured;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What is left of so many points that no picture shows each.
class ManyPointsTest {

    private static final int MANY = 20_000;

    @Test
    void aSpikeOfOnePointStays() {
        var y = IntStream.range(0, MANY).mapToDouble(i -> i * 7919 % 100 / 1000.).toArray();
        y[7777] = 5;
        y[7778] = -5;
        y[12_345] = Double.NaN;
        var drawn = Numbers.drawn(Numbers.count(MANY), y, 2000);
        assertThat(drawn.x()).hasSizeBetween(1000, 2100).isSorted().contains(7778, 7779, 12_346);
        assertThat(drawn.x()[0]).isEqualTo(1);
        assertThat(drawn.x()[drawn.x().length - 1]).isEqualTo(MANY);
        assertThat(Arrays.stream(drawn.y()).max().orElseThrow()).isNaN();
        assertThat(drawn.y()).contains(5, -5);
        assertThat(drawn.finite().y()).contains(5, -5).doesNotContain(Double.NaN);
    }

    @Test
    void allPointsOfAShortLineStay() {
        var y = new double[] {3, 1, 2};
        assertThat(Numbers.drawn(Numbers.count(3), y, 2000).y()).containsExactly(y);
        assertThat(Numbers.dots(Numbers.count(3), y, 2000).y()).containsExactly(y);
    }

    @Test
    void anOutlierOfACloudStaysAndAHeapBecomesOneDot() {
        var x = IntStream.range(0, MANY).mapToDouble(i -> i % 50).toArray();
        var y = IntStream.range(0, MANY).mapToDouble(i -> i / 50 % 40).toArray();
        x[4321] = 200;
        y[4321] = -200;
        var dots = Numbers.dots(x, y, 1000);
        // 50 × 40 places and the outlier
        assertThat(dots.x()).hasSize(2001).contains(200);
        var same = Numbers.dots(new double[5000], new double[5000], 1000);
        assertThat(same.x()).containsExactly(0);
        var none = new double[5000];
        Arrays.fill(none, Double.NaN);
        assertThat(Numbers.dots(none, none, 1000).x()).isEmpty();
    }

    @Test
    void aLogarithmicAxisHasGapsForWhatItCannotShow() {
        var chart = Plot.line("loss", 10, 0, -1, .1).logarithmic();
        assertThat(chart.alt())
                .isEqualTo(
                        "Chart \"loss\": loss from 10 to 0.1 in 4 points, least −1, most 10, 2 of"
                                + " them not above 0 (the first at 2)");
        assertThat(chart.image().getWidth()).isEqualTo(1280);
        assertThat(Plot.line("none", 0, -1).logarithmic().image().getHeight()).isEqualTo(720);
        try (var cell = new Captured()) {
            assertThat(Plot.live("loss").logarithmic().add(1).add(0).figure().alt())
                    .endsWith("1 of them not above 0 (at 2)");
        }
    }

    @Test
    void aHistogramSaysWhatItLeavesOut() {
        assertThat(Plot.histogram("h", 2, 1, 2, Double.NaN, Double.NEGATIVE_INFINITY).alt())
                .isEqualTo(
                        "Histogram \"h\" in 2 bins; h: 4 values, most of them (1) from 1 to 1.5, 2"
                                + " of them in no bin");
    }
}

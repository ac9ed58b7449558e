package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.output.Captured;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.internal.series.Series;

class LiveCurveTest {

    @Test
    void isDrawnOnceMoreAtTheEndWhereNobodyWatches() {
        try (var cell = new Captured(false)) {
            var curve = Plot.live("loss");
            for (var i = 0; i < 1000; i++) curve.add(1.0 / (i + 1));
            assertThat(cell.updates).isZero();
            cell.endCell();
            assertThat(cell.updates).isEqualTo(1);
            assertThat(cell.texts())
                    .containsExactly(
                            "Chart \"loss\" over step 步: loss from 1 to 0.001 in 1000 points, least"
                                    + " 0.001, most 1");
        }
    }

    @Test
    void changesInPlaceButSeldomWhileSomeoneWatches() throws Exception {
        try (var cell = new Captured(true)) {
            var curve = Plot.live("loss").add(1);
            var start = System.nanoTime();
            for (var i = 0; System.nanoTime() - start < 1_500_000_000L; i++) {
                curve.add(1.0 / (i + 1));
                Thread.sleep(1);
            }
            assertThat(cell.shown).hasSize(1);
            assertThat(cell.updates).isBetween(1, 15);
        }
    }

    @Test
    void keepsItsLastPointsWhenACellIsInterrupted() {
        try (var cell = new Captured(true)) {
            var curve = Plot.live("loss").add(3).add(2);
            curve.add(1); // the cell stops here
            cell.endCell();
            assertThat(cell.texts().getFirst()).contains("from 3 to 1 in 3 points");
        }
    }

    @Test
    void nothingIsDrawnTwice() {
        try (var cell = new Captured(false)) {
            var curve = Plot.live("loss").add(3);
            curve.draw();
            cell.endCell();
            assertThat(cell.updates).isZero();
        }
    }

    @Test
    void severalSeriesShareTheAxis() {
        try (var cell = new Captured(false)) {
            var curve = Plot.live("loss").labels("epoch 轮", "loss 损失");
            curve.add("train", 3).add("train", 1).add("test", 2, 2.5);
            cell.endCell();
            assertThat(cell.texts().getFirst())
                    .startsWith("Chart \"loss\" over epoch 轮: train from 3 to 1 in 2 points")
                    .endsWith("; test 2.5");
            assertThat(curve.values("train")).containsExactly(3, 1);
        }
    }

    @Test
    void smoothingStartsAtTheFirstValue() {
        try (var cell = new Captured(false)) {
            Plot.live("loss").smooth(.5).add(4).add(1).draw();
            // weights .5·.5 and .5, divided by their sum .75: (.25 · 4 + .5 · 1) / .75
            assertThat(cell.texts().getFirst()).contains("smoothed 平滑 from 4 to 2 in 2 points");
        }
    }

    @Test
    void severalSmoothedSeriesAreNamedOnce() {
        try (var cell = new Captured(false)) {
            Plot.live("loss").smooth(.5).add("a", 2).add("b", 3).draw();
            assertThat(cell.texts().getFirst()).isEqualTo("Chart \"loss\" over step 步: a 2; b 3");
        }
    }

    /// Values lie behind the smoothed lines of other series too.
    @Test
    void namedLinesAreDrawnOverAllOthers() {
        var curves = Plot.curves("loss").add("", 1, 2).add("a", 1, 2).add("", 2, 3).add("b", 2, 3);
        assertThat(curves.chart(300).getSeriesCollection())
                .extracting(Series::getName)
                .containsExactly("0", "2", "1", "3");
    }

    @Test
    void aValueThatIsNotANumberLeavesAGap() {
        try (var cell = new Captured(false)) {
            Plot.live("loss").add(Double.NaN).add(1).add(Double.POSITIVE_INFINITY).draw();
            assertThat(cell.shown).hasSize(1);
        }
    }

    @Test
    void refusesAWeightOfOne() {
        assertThatThrownBy(() -> Plot.live("loss").smooth(1))
                .hasMessage("smooth: weight: got 1.0; expected 0 ≤ weight < 1");
    }
}

package cahier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.data.PrecisionRecall.Rule;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Literal numbers from the curriculum's section 2 and by hand.
class MetricsTest {

    @Test
    void accuracyCountsLargestLogits() {
        var logits = Tensor.of(new double[][] {{1, 3, 2}, {5, 4, 3}, {0, 0, 1}, {2, 2, 0}});
        assertThat(Metrics.accuracy(logits, new int[] {1, 1, 2, 0})).isEqualTo(.75);
        assertThat(Metrics.topK(logits, new int[] {2, 1, 0, 1}, 2)).isEqualTo(1);
        assertThat(Metrics.topK(logits, new int[] {2, 1, 1, 1}, 2)).isEqualTo(.75);
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.accuracy(logits, new int[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.accuracy(logits, new int[] {1, 3, 2, 0}))
                .withMessage(
                        "accuracy: label out of range: got 3 at 1; expected 0 to 2, or a negative"
                                + " number to leave it out");
        assertThat(Metrics.accuracy(logits, new int[] {1, -1, 2, -1})).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.topK(logits, new int[] {-1, -1, -1, -1}, 2))
                .withMessage(
                        "topK: nothing to judge: got 4 labels, none of 0 or more; expected one");
        // as argmax has it: the first NaN is the guess
        assertThat(Metrics.accuracy(Tensor.full(Double.NaN, 3, 2), new int[] {1, 0, 1}))
                .isEqualTo(1 / 3.0);
    }

    @Test
    void aConfusionMatrixTellsClassesApart() {
        var matrix =
                ConfusionMatrix.of(
                        new int[] {0, 0, 1, 1, 2, 2, 0, 2}, new int[] {0, 0, 0, 1, 2, 2, 2, -1}, 3);
        assertThat(matrix.counts()).isDeepEqualTo(new int[][] {{2, 1, 0}, {0, 1, 0}, {1, 0, 2}});
        assertThat(matrix.total()).isEqualTo(7);
        assertThat(matrix.accuracy()).isEqualTo(5 / 7.0);
        assertThat(matrix.precision(0)).isEqualTo(2 / 3.0);
        assertThat(matrix.recall(1)).isEqualTo(1);
        assertThat(matrix.specificity(0)).isEqualTo(3 / 4.0);
        assertThat(matrix.f1(2)).isEqualTo(.8);
        assertThat(matrix.toString()).contains("0: 2 1 0  precision 0.667 recall 0.667");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.of(new int[] {3}, new int[] {0}, 3));
    }

    @Test
    void masksAreComparedPixelByPixel() {
        var matrix = ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 1, 1}, 2);
        assertThat(matrix.iou(0)).isEqualTo(.5);
        assertThat(matrix.iou(1)).isEqualTo(.666667, within(1e-6));
        assertThat(matrix.meanIou()).isEqualTo(.583333, within(1e-6));
        assertThat(matrix.accuracy()).isEqualTo(.75);
        assertThat(matrix.f1(0)).isEqualTo(.666667, within(1e-6));
        assertThat(matrix.f1(1)).isEqualTo(.8);
        var absent = ConfusionMatrix.of(new int[] {0, 0}, new int[] {0, 0}, 2);
        assertThat(absent.iou(1)).isNaN();
        assertThat(absent.meanIou()).isEqualTo(1);
    }

    @Test
    void boxesOverlap() {
        var a = new Box(0, 0, 2, 2);
        var b = new Box(1, 1, 3, 3);
        assertThat(a.iou(b)).isEqualTo(1 / 7.0);
        assertThat(a.giou(b)).isEqualTo(-.079365, within(1e-6));
        assertThat(a.iou(new Box(5, 5, 6, 6))).isZero();
        assertThat(new Box(10, 10, 50, 50).iou(new Box(12, 12, 52, 52)))
                .isEqualTo(.822323, within(1e-6));
        assertThat(Box.centred(2, 3, 2, 4)).isEqualTo(new Box(1, 1, 3, 5));
        assertThat(a.moved(-1, 1).clipped(10, 10)).isEqualTo(new Box(1, 0, 3, 1));
        assertThat(a.scaled(2, 3)).isEqualTo(new Box(0, 0, 6, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(1, 0, 0, 1));
    }

    @Test
    void suppressionKeepsTheSurestOfEachPlace() {
        var first = new Detection(new Box(10, 10, 50, 50), 0, .9);
        var near = new Detection(new Box(12, 12, 52, 52), 0, .8);
        var apart = new Detection(new Box(60, 60, 90, 90), 0, .7);
        assertThat(Detection.suppress(List.of(apart, near, first), .5))
                .containsExactly(first, apart);
        var other = new Detection(near.box(), 1, .8);
        assertThat(Detection.suppress(List.of(first, other), .5)).containsExactly(first, other);
    }

    @Test
    void averagePrecisionHasThreeRules() {
        var curve = PrecisionRecall.of(new boolean[] {true, false, true}, 3);
        assertThat(curve.precision()).containsExactly(1, .5, 2 / 3.0);
        assertThat(curve.recall()).containsExactly(1 / 3.0, 1 / 3.0, 2 / 3.0);
        assertThat(curve.averagePrecision(Rule.ALL_POINTS)).isEqualTo(.555556, within(1e-6));
        assertThat(curve.averagePrecision(Rule.VOC11)).isEqualTo(.545455, within(1e-6));
        assertThat(curve.averagePrecision(Rule.COCO101)).isEqualTo(.554455, within(1e-6));
    }

    @Test
    void aCurveSaysWhatDoesNotFit() {
        assertThat(PrecisionRecall.of(new boolean[] {true, false, true}, 3))
                .hasToString("3 points, ALL_POINTS 0.5556, VOC11 0.5455, COCO101 0.5545");
        assertThat(PrecisionRecall.of(new boolean[1], 0).averagePrecision(Rule.VOC11)).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrecisionRecall.of(new boolean[] {true, true}, 1))
                .withMessage(
                        "PrecisionRecall: more hits than truths: got 2 and 1; expected a hit for"
                                + " each truth");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrecisionRecall.of(List.of(List.of()), List.of(), 0, .5))
                .withMessageStartingWith("PrecisionRecall: numbers of pictures differ: got 1 and");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(new int[][] {{1, 2}}))
                .withMessageStartingWith("ConfusionMatrix: not square: got a row of 2 counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(new int[2][2]).specificity(2))
                .withMessage("ConfusionMatrix: no such class: got 2; expected 0 to 1");
    }

    @Test
    void aTruthIsFoundOnce() {
        var truth = new Detection(new Box(0, 0, 10, 10), 0, 1);
        var good = new Detection(new Box(0, 0, 10, 9), 0, .6);
        var again = new Detection(new Box(0, 0, 10, 8), 0, .9);
        var wrong = new Detection(new Box(0, 0, 10, 10), 1, .8);
        var found = List.of(List.of(good, again, wrong), List.<Detection>of());
        var truths = List.of(List.of(truth), List.of(truth));
        var curve = PrecisionRecall.of(found, truths, 0, .5);
        assertThat(curve.precision()).containsExactly(1, .5);
        assertThat(curve.recall()).containsExactly(.5, .5);
        assertThat(PrecisionRecall.meanAveragePrecision(found, truths, 2, .5, Rule.ALL_POINTS))
                .isEqualTo(.5);
    }
}

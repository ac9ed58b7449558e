package cahier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.output.Captured;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class CheckTest {

    private final Captured cell = new Captured();

    @AfterEach
    void endsTheCell() {
        cell.close();
    }

    @Test
    void aPassedCheckShowsOneLine() {
        Check.that("parameters", 61_706).is(61_706);
        Check.that("loss", .10512).isNear(.105, 3);
        Check.that("accuracy", .9234f).isAtLeast(.9);
        Check.that("label", "seven").is("seven");
        Check.that("same", true).is(true);
        assertThat(cell.texts())
                .containsExactly(
                        "✓ parameters = 61,706",
                        "✓ loss = 0.105",
                        "✓ accuracy = 0.9234 ≥ 0.9",
                        "✓ label = seven",
                        "✓ same = true");
    }

    @Test
    void aFailedCheckSaysNameGotAndExpected() {
        fails(() -> Check.that("parameters", 585).is(586), "parameters: got 585; expected 586");
        fails(
                () -> Check.that("loss", .1061).isNear(.105, 3),
                "loss: got 0.1061; expected 0.105 to 3 significant digits");
        fails(
                () -> Check.that("accuracy", .89f).isAtLeast(.9),
                "accuracy: got 0.89; expected at least 0.9");
        fails(() -> Check.that("label", "six").is("seven"), "label: got six; expected seven");
        fails(() -> Check.that("error", 2).isAtMost(1), "error: got 2; expected at most 1");
        assertThat(cell.texts()).isEmpty();
    }

    @Test
    void digitsAreSignificant() {
        passes(() -> Check.that("x", .33333334f).isNear(.333333, 6));
        passes(() -> Check.that("x", 4.539581e-5).isNear(4.539581e-5, 6));
        fails(
                () -> Check.that("x", 4.541668e-5).isNear(4.539581e-5, 4),
                "x: got 4.541668e-5; expected 4.539581e-5 to 4 significant digits");
        passes(() -> Check.that("x", 921_600_400.0).isNear(921_600_000, 6));
        fails(
                () -> Check.that("x", 921_601_000.0).isNear(921_600_000, 6),
                "x: got 921601000; expected 921600000 to 6 significant digits");
    }

    @Test
    void aRoundingBoundaryLeavesRoomForOneFloat() {
        passes(() -> Check.that("x", .1055).isNear(.105, 3));
        fails(
                () -> Check.that("x", .10551).isNear(.105, 3),
                "x: got 0.10551; expected 0.105 to 3 significant digits");
    }

    @Test
    void aFloatIsComparedAsAFloat() {
        passes(() -> Check.that("x", .1f).is(.1));
        passes(() -> Check.that("x", new float[] {.1f, .3f}).is(new double[] {.1, .3}));
        fails(
                () -> Check.that("x", (double) .1f).is(.1),
                "x: got 0.10000000149011612; expected 0.1");
    }

    @Test
    void notANumberNeverPassesForANumber() {
        fails(
                () -> Check.that("x", Double.NaN).isNear(1, 1),
                "x: got NaN; expected 1 to 1 significant digits");
        fails(() -> Check.that("x", Double.NaN).isAtLeast(1), "x: got NaN; expected at least 1");
        fails(() -> Check.that("x", Double.NaN).isWithin(1, 1), "x: got NaN; expected 1 ± 1");
        passes(() -> Check.that("x", Double.NaN).is(Double.NaN));
    }

    @Test
    void anExpectedZeroCountsDigitsBehindThePoint() {
        passes(() -> Check.that("x", 4e-4).isNear(0, 3));
        fails(
                () -> Check.that("x", 6e-4).isNear(0, 3),
                "x: got 0.0006; expected 0 to 3 significant digits");
    }

    @Test
    void aZeroInAnArrayIsAsExactAsTheLargestElement() {
        passes(() -> Check.that("x", new double[] {100, .04}).isNear(new int[] {100, 0}, 4));
        fails(
                () -> Check.that("x", new double[] {100, .06}).isNear(new int[] {100, 0}, 4),
                "x: got 0.06 at [1]; expected 0 to 4 significant digits");
    }

    @Test
    void aMatrixNamesThePlaceThatDiffers() {
        var map = new float[][] {{4, 3, 4}, {2, 5, 3}, {2, 3, 9}};
        fails(
                () -> Check.that("map", map).is(new int[][] {{4, 3, 4}, {2, 4, 3}, {2, 3, 4}}),
                "map: got 5 at [1][1] (2 of 9 differ); expected 4");
        passes(() -> Check.that("map", map).is(new int[][] {{4, 3, 4}, {2, 5, 3}, {2, 3, 9}}));
        assertThat(cell.texts()).containsExactly("✓ map = [[4, 3, 4], [2, 5, 3], [2, 3, 9]]");
    }

    @Test
    void aShapeThatDiffersIsSaid() {
        fails(
                () -> Check.that("map", new float[2][3]).is(new float[3][2]),
                "map: got shape [2, 3]; expected shape [3, 2]");
        fails(
                () -> Check.that("map", new float[6]).is(new float[3][2]),
                "map: got shape [6]; expected shape [3, 2]");
    }

    @Test
    void manyElementsAreCounted() {
        Check.that("grid", new float[6][7]).is(new float[6][7]);
        assertThat(cell.texts()).containsExactly("✓ grid = 6×7 values, all as stated");
    }

    @Test
    void listsAndTextsCompareByEquals() {
        Check.that("names", List.of("a", "b")).is(List.of("a", "b"));
        Check.that("names", new String[] {"a", "b"}).is(new String[] {"a", "b"});
        assertThat(cell.texts()).containsExactly("✓ names = [a, b]", "✓ names = [a, b]");
    }

    @Test
    void refusesDigitsThatADoubleDoesNotHold() {
        assertThatThrownBy(() -> Check.that("x", 1.0).isNear(1, 0))
                .hasMessage("isNear: digits out of range: got 0; expected 1 to 15");
    }

    @Test
    void refusesAnExpectationThatIsNoArray() {
        assertThatThrownBy(() -> Check.that("x", new int[1]).is("1"))
                .hasMessage("Check: not an array of numbers: got java.lang.String");
    }

    private static void passes(ThrowingCallable check) {
        assertThatCode(check).doesNotThrowAnyException();
    }

    private static void fails(ThrowingCallable check, String message) {
        assertThatThrownBy(check).isExactlyInstanceOf(CheckFailed.class).hasMessage(message);
    }
}

package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cahier.data.Image;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class PlotTest {

    @Test
    void aPictureHasTwiceTheDensityAndWords() throws Exception {
        var bundle = Plot.line("Loss", 3, 2, 1).size(400, 240).bundle();
        assertThat(bundle.metadata().get("image/png"))
                .isEqualTo(
                        Map.of(
                                "width",
                                400,
                                "height",
                                240,
                                "alt",
                                "Chart \"Loss\": Loss from 3 to 1 in 3 points, least 1, most 3"));
        var bytes = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(480);
    }

    @Test
    void everyFigureSaysWhatItShows() {
        Gallery.figures()
                .forEach(
                        (name, figure) -> assertThat(figure.alt()).as(name).hasSizeGreaterThan(20));
    }

    @Test
    void everyFigureLeavesInkOnPaper() {
        Gallery.figures()
                .forEach(
                        (name, figure) -> {
                            var colours = new HashSet<Integer>();
                            var image = figure.image();
                            for (var x = 0; x < image.getWidth(); x += 3) {
                                for (var y = 0; y < image.getHeight(); y += 3) {
                                    colours.add(image.getRGB(x, y));
                                }
                            }
                            assertThat(colours).as(name).hasSizeGreaterThan(4);
                        });
    }

    @Test
    void aSmallPictureIsEnlargedByWholeSquares() {
        var image = Plot.images("").add("", new float[][] {{0, 1}, {1, 0}}).side(20).image();
        var black = Color.BLACK.getRGB();
        var white = Color.WHITE.getRGB();
        // the picture starts at 14, 10 in CSS pixels; a pixel of it is 10 wide
        assertThat(image.getRGB(2 * 14 + 10, 2 * 10 + 10)).isEqualTo(black);
        assertThat(image.getRGB(2 * 14 + 30, 2 * 10 + 10)).isEqualTo(white);
        assertThat(image.getRGB(2 * 14 + 30, 2 * 10 + 30)).isEqualTo(black);
    }

    @Test
    void aLargePictureIsShrunkByAveraging() {
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff0000);
        image.setRGB(3, 1, 0x0000ff);
        var small = Pixels.shrunk(image, 2, 1);
        assertThat(small.getRGB(0, 0) & 0xffffff).isEqualTo(0x400000);
        assertThat(small.getRGB(1, 0) & 0xffffff).isEqualTo(0x000040);
    }

    @Test
    void aNumberInACellReadsOnItsGround() {
        assertThat(Ink.on(Color.BLACK)).isEqualTo(Color.WHITE);
        assertThat(Ink.on(Color.WHITE)).isEqualTo(Ink.TITLE);
    }

    @Test
    void theWindowsMeansFollowTheEdgeRule() {
        var window = Plot.slidingWindow("w", Gallery.frame(), 5, 3);
        assertThat(window.values()[0]).containsExactly(1, 1, 1, 1, 1);
        assertThat(window.values()[1]).containsExactly(1, 0, 0, 5 / 15., 1);
        assertThat(window.padded().values()[1]).containsExactly(1, 0, 0, 5 / 15., 10 / 15.);
    }

    @Test
    void anAnimationStartsWithTheWholeAndRepeats() throws Exception {
        var window = Plot.slidingWindow("w", Gallery.frame(), 5, 3);
        var png = (String) window.animation().bundle().data().get("image/png");
        var bytes = Base64.getDecoder().decode(png);
        assertThat(bytes.length).isLessThan(300_000);
        var still = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(difference(still, window.image())).as("of 255").isLessThan(24);
        var text = new String(bytes, "ISO-8859-1");
        var control = text.indexOf("acTL") + 4;
        assertThat(Arrays.copyOfRange(bytes, control, control + 8))
                .as("26 frames, for ever")
                .containsExactly(0, 0, 0, 26, 0, 0, 0, 0);
        assertThat(text.split("fcTL", -1)).hasSize(1 + 26);
    }

    @Test
    void theFramesOfAnAnimationHaveOneSize() {
        var small = Plot.line("x", 1, 2).size(200, 200);
        var large = Plot.line("x", 1, 2).size(300, 200);
        assertThatThrownBy(() -> Plot.animation(100, List.of(small, large)))
                .hasMessage(
                        "animation: sizes differ: got 200 × 200 and 300 × 200; expected one size");
    }

    @Test
    void aTableAlignsItsColumns() {
        var table =
                Plot.table("Counts", "what", "how many").row("weights", 1234).row("share", 1 / 3.);
        assertThat(table)
                .hasToString("Counts\nwhat     how many\nweights  1,234\nshare    0.333333");
        var html =
                (String)
                        Plot.table("a<b", "x", "n")
                                .row("1 & 2", 3)
                                .row("a sentence that may be broken", 4)
                                .bundle()
                                .data()
                                .get("text/html");
        assertThat(html)
                .startsWith("<b>a&lt;b</b>\n<table>")
                .contains("<th style=\"text-align: left; white-space: nowrap\">x</th>")
                .contains("<th style=\"text-align: right; white-space: nowrap\">n</th>")
                .contains("<td style=\"text-align: left; white-space: nowrap\">1 &amp; 2</td>")
                .contains("<td style=\"text-align: right; white-space: nowrap\">3</td>")
                .contains("<td style=\"text-align: left\">a sentence");
    }

    @Test
    void numbersTakeFewDigits() {
        assertThat(Words.number(1 / 3., 3)).isEqualTo("0.333");
        assertThat(Words.number(-4.539581e-5, 4)).isEqualTo("−4.54e−5");
        assertThat(Words.number(921_600_000, 4)).isEqualTo("9.216e8");
        assertThat(Words.number(1234.5, 9)).isEqualTo("1234.5");
        assertThat(Words.number(0, 3)).isEqualTo("0");
    }

    @Test
    void boxesAndConfusionsAreSaidInWords() {
        var figures = Gallery.figures();
        assertThat(figures.get("boxes").alt()).contains("boxes 框 with circle 圆 0.92, square 方");
        assertThat(figures.get("confusion").alt()).contains(": 90 10 0 | 4 1234 2 | 0 5 55");
        assertThat(figures.get("history").alt()).contains("validation 验证 from 2.1 to 1.4");
    }

    @Test
    void aMaskTintsThePixelsOfItsClass() {
        var ground = Image.filled(10, 10, 0, 0, 0);
        var mask = new int[10][10];
        mask[0][0] = 3;
        var picture = Plot.images("").addMasked("", ground, Image.grey(mask)).side(100).image();
        var tinted = new Color(picture.getRGB(2 * 14 + 10, 2 * 10 + 10));
        var half = Ink.series(3);
        assertThat(tinted.getRed()).isCloseTo(half.getRed() / 2, within(2));
        assertThat(tinted.getBlue()).isCloseTo(half.getBlue() / 2, within(2));
        assertThat(picture.getRGB(2 * 14 + 30, 2 * 10 + 30)).isEqualTo(Color.BLACK.getRGB());
    }

    @Test
    void aValueThatIsNoNumberLeavesAGap() {
        var nan = Double.NaN;
        var infinite = Double.NEGATIVE_INFINITY;
        assertThat(inkInTheMiddle(Plot.line("T", 1, 2, 1.5, 2, 1))).isTrue();
        assertThat(inkInTheMiddle(Plot.line("T", 1, 2, nan, 2, 1))).isFalse();
        assertThat(inkInTheMiddle(Plot.line("T", 1, 2, infinite, 2, 1))).isFalse();
        // values alone are dots, so that there is ink at both ends
        assertThat(inkInTheMiddle(Plot.line("T", 1, nan, 3))).isFalse();
        var x = new double[] {1, 2, nan, 4, 5};
        assertThat(inkInTheMiddle(Plot.line("T", x, new double[] {1, 2, 2, 2, 1}))).isFalse();
        // 6001 values are thinned to every fourth
        var many = new double[6001];
        for (var i = 2501; i < 3500; i++) many[i] = nan;
        assertThat(inkInTheMiddle(Plot.line("T", many))).isFalse();
    }

    @Test
    void saysHowManyValuesAreNoNumbers() {
        var nan = Double.NaN;
        assertThat(Plot.line("T", 1, nan, 3).alt())
                .isEqualTo(
                        """
                        Chart "T": T from 1 to 3 in 3 points, least 1, most 3, \
                        1 of them no number (at 2)\
                        """);
        assertThat(
                        Plot.line(
                                        "T",
                                        new double[] {10, 20, 30, 40},
                                        new double[] {1, nan, nan, Double.POSITIVE_INFINITY})
                                .alt())
                .isEqualTo(
                        """
                        Chart "T": T from 1 to Infinity in 4 points, least 1, most 1, \
                        2 of them no numbers (the first at 20), 1 of them infinite (at 40)\
                        """);
        assertThat(Plot.line("T", nan, nan).alt())
                .isEqualTo(
                        """
                        Chart "T": T from NaN to NaN in 2 points, \
                        2 of them no numbers (the first at 1)\
                        """);
        Plot.line("T", nan, nan).image();
    }

    @Test
    void theAxisOfAConstantHasPlainNumbers() {
        var infinite = Double.POSITIVE_INFINITY;
        for (var chart :
                List.of(Plot.line("Constant", 3, 3, 3), Plot.line("Constant", 3, infinite))) {
            var styler = chart.chart(300).getStyler();
            assertThat(styler.getYAxisMin()).isEqualTo(2.5);
            assertThat(styler.getYAxisMax()).isEqualTo(3.5);
            assertThat(styler.getYAxisDecimalPattern()).isEqualTo("0.######");
        }
        var point = Plot.scatter("P", new double[] {7}, new double[] {3}).chart(300).getStyler();
        assertThat(point.getXAxisDecimalPattern()).isEqualTo("0.######");
    }

    /// Returns whether a chart's first series has ink half way between its first and last ink.
    private static boolean inkInTheMiddle(Curves chart) {
        var image = chart.image();
        var first = 0;
        while (!hasInk(image, first)) first++;
        var last = image.getWidth() - 1;
        while (!hasInk(image, last)) last--;
        assertThat(last - first).isGreaterThan(image.getWidth() / 2);
        return hasInk(image, (first + last) / 2);
    }

    private static boolean hasInk(BufferedImage image, int x) {
        for (var y = 0; y < image.getHeight(); y++) {
            if (image.getRGB(x, y) == Ink.series(0).getRGB()) return true;
        }
        return false;
    }

    @Test
    void refusesNullWhenAFigureIsMade() {
        for (ThrowingCallable made :
                List.<ThrowingCallable>of(
                        () -> Plot.line(null, 1, 2),
                        () -> Plot.bars(null, List.of("a"), 1),
                        () -> Plot.histogram(null, 3, 1, 2),
                        () -> Plot.heatMap(null, new double[][] {{1}}),
                        () -> Plot.images(null),
                        () -> Plot.matrices(null),
                        () -> Plot.table(null),
                        () -> Plot.live(null),
                        () -> Plot.net(null, 2, 1),
                        () -> Plot.slidingWindow(null, new float[3][3], 2, 2),
                        () -> Plot.contours(null, 0, 1, 0, 1, (x, y) -> x),
                        () -> Plot.neuron(null, new double[1], new double[1], 0, "σ", 0))) {
            assertThatThrownBy(made)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("title: got null; expected a text");
        }
        assertThatThrownBy(() -> Plot.curves("x").add(null, 1, 2))
                .hasMessage("name: got null; expected a text");
        assertThatThrownBy(() -> Plot.confusion("x", null))
                .hasMessage("confusion: matrix: got null; expected a confusion matrix");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> Plot.line("x", new double[] {1}, new double[] {1, 2}))
                .hasMessage(
                        "add: lengths of \"x\": got 1 x and 2 y; expected as many, at least one");
        assertThatThrownBy(() -> Plot.bars("x", List.of("a", "b"), 1))
                .hasMessage("add: values of \"x\": got 1; expected one for each of the 2 names");
        assertThatThrownBy(() -> Plot.heatMap("x", new double[][] {{1, 2}, {3}}))
                .hasMessage("heatMap: rows differ in length: got 2 and 1; expected the same");
        assertThatThrownBy(() -> Plot.net("x", 3))
                .hasMessage("net: sizes of layers: got [3]; expected two or more, each at least 1");
        assertThatThrownBy(() -> Plot.slidingWindow("x", new float[2][2], 3, 1))
                .hasMessage(
                        "slidingWindow: window of 3 × 1 in a picture of 2 × 2; expected it to fit");
    }

    /// Returns the largest difference of a channel.
    private static int difference(BufferedImage left, BufferedImage right) {
        var largest = 0;
        for (var y = 0; y < left.getHeight(); y++) {
            for (var x = 0; x < left.getWidth(); x++) {
                for (var shift = 0; shift <= 16; shift += 8) {
                    var one = left.getRGB(x, y) >> shift & 255;
                    var other = right.getRGB(x, y) >> shift & 255;
                    largest = Math.max(largest, Math.abs(one - other));
                }
            }
        }
        return largest;
    }
}

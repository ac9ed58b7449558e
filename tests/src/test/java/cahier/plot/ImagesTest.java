package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.data.Box;
import cahier.data.Detection;
import cahier.data.Image;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class ImagesTest {

    @Test
    void picturesOfDifferentResolutionAreEquallyLarge() {
        // no length near 250 pixels of the screen is a multiple of all
        assertThat(drawn(125, 28, 20, 25, 5)).containsExactly(250, 250, 250, 250);
    }

    @Test
    void oneSizeIsTakenThatMakesEveryPixelASquare() {
        assertThat(drawn(170, 90, 45)).containsExactly(360, 360);
        assertThat(drawn(130, 28, 14, 7, 3)).containsExactly(252, 252, 252, 252);
        assertThat(drawn(48, 28)).containsExactly(84);
    }

    @Test
    void photographsAreAsLargeAsWhatIsMadeOfThem() {
        assertThat(drawn(170, 360, 180, 90, 45)).containsExactly(360, 360, 360, 360);
        assertThat(drawn(170, 360)).containsExactly(340);
    }

    @Test
    void pixelsThatCannotBeEqualDifferByOneOfTheScreen() {
        var image = Pixels.grey(new double[][] {{0, 1, 0}}, 0, 1);
        var large = new BufferedImage(16, 4, BufferedImage.TYPE_INT_RGB);
        var g = large.createGraphics();
        g.scale(Painting.DENSITY, Painting.DENSITY);
        Pixels.paint(g, image, 0, 0, 8, 2);
        var row = IntStream.range(0, 16).mapToObj(x -> "" + (large.getRGB(x, 1) & 1)).toList();
        assertThat(String.join("", row)).isEqualTo("0000011111100000");
    }

    @Test
    void greyStaysAsItIsWhetherItIsShrunkOrEnlarged() {
        for (var side : new int[] {10, 50, 200, 400}) {
            var grey = new int[side][side];
            for (var row : grey) Arrays.fill(row, 100);
            var picture = Plot.images("").add("", Image.grey(grey)).side(100).image();
            var middle = picture.getRGB(picture.getWidth() / 4, picture.getHeight() / 2);
            assertThat(middle & 0xFFFFFF).as(side + " pixels").isEqualTo(0x646464);
        }
        var enlarged = Plot.enlarged(Image.grey(new int[][] {{100}}).toBufferedImage(), 3);
        assertThat(enlarged.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0x646464);
    }

    @Test
    void boxesAndTheirNamesStayInTheirPicture() {
        var outside =
                List.of(
                        new Detection(new Box(-9, -9, 12, 12), 0, .5),
                        new Detection(new Box(35, 15, 60, 60), 1, .25));
        var marked = Plot.images("t").add("", Image.filled(30, 40, 0, 0, 0), outside).image();
        var plain = Plot.images("t").add("", Image.filled(30, 40, 0, 0, 0)).image();
        assertThat(marked.getWidth()).isEqualTo(plain.getWidth());
        var edge = 2 * 2 + 1; // the line of a box at the edge may lie outside by its own width
        var changed = 0;
        for (var y = 0; y < plain.getHeight(); y++) {
            for (var x = 0; x < plain.getWidth(); x++) {
                if (plain.getRGB(x, y) == marked.getRGB(x, y)) continue;
                changed++;
                var isIn = false;
                for (var d = -edge; d <= edge && !isIn; d++) {
                    isIn = isBlack(plain, x + d, y) || isBlack(plain, x, y + d);
                    isIn |= isBlack(plain, x + d, y + d) || isBlack(plain, x + d, y - d);
                }
                assertThat(isIn).as("%d, %d", x, y).isTrue();
            }
        }
        assertThat(changed).isGreaterThan(1000);
    }

    private static boolean isBlack(BufferedImage picture, int x, int y) {
        return x >= 0
                && y >= 0
                && x < picture.getWidth()
                && y < picture.getHeight()
                && (picture.getRGB(x, y) & 0xFFFFFF) == 0;
    }

    /// Draws black squares of such sides in a row and returns how high each is, and that all start
    /// and end on one line.
    private static List<Integer> drawn(int side, int... sides) {
        var images = Plot.images("").columns(sides.length).side(side);
        for (var edge : sides) images.add("", Image.filled(edge, edge, 0, 0, 0));
        var picture = images.image();
        var heights = new ArrayList<Integer>();
        var tops = new ArrayList<Integer>();
        var isIn = false;
        for (var x = 0; x < picture.getWidth(); x++) {
            var at = x;
            var black =
                    IntStream.range(0, picture.getHeight())
                            .filter(y -> (picture.getRGB(at, y) & 0xFFFFFF) == 0)
                            .toArray();
            if (black.length > 0 && !isIn) {
                heights.add(black.length + 2); // the frame covers half a line at both ends
                tops.add(black[0]);
            }
            isIn = black.length > 0;
        }
        assertThat(tops).containsOnly(tops.getFirst());
        return heights;
    }
}

package cahier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cahier.array.Generator;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

import java.util.List;

class TransformTest {

    private final Generator random = new Generator(1);

    /// A bright block of 2 × 3 at row 1, column 2 of 6 × 8, with its box and mask.
    private static Scene scene() {
        var pixels = new int[6][8];
        var mask = new int[6][8];
        for (var y = 1; y < 3; y++) {
            for (var x = 2; x < 5; x++) {
                pixels[y][x] = 200;
                mask[y][x] = 2;
            }
        }
        var thing = new Detection(new Box(2, 1, 5, 3), 1, 1);
        return new Scene(Image.grey(pixels), List.of(thing), Image.grey(mask));
    }

    private static Box box(Scene scene) {
        return scene.things().getFirst().box();
    }

    /// Returns the box around what the mask marks.
    private static Box marked(Scene scene) {
        int left = 99, top = 99, right = 0, bottom = 0;
        var labels = scene.maskLabels();
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] == 0) continue;
            assertThat(labels[i]).isEqualTo(2);
            int y = i / scene.image().width(), x = i % scene.image().width();
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
        }
        return new Box(left, top, right, bottom);
    }

    @Test
    void resizingMovesBoxAndMask() {
        var larger = Transform.resize(12, 24).apply(scene(), random);
        assertThat(larger.image()).hasToString("Image 12 × 24 grey");
        assertThat(box(larger)).isEqualTo(new Box(6, 2, 15, 6));
        assertThat(marked(larger)).isEqualTo(box(larger));
    }

    @Test
    void flippingMirrorsBoxAndMask() {
        var flipped = Transform.flip(1).apply(scene(), random);
        assertThat(box(flipped)).isEqualTo(new Box(3, 1, 6, 3));
        assertThat(marked(flipped)).isEqualTo(box(flipped));
        assertThat(flipped.image().at(1, 3)).isEqualTo(200);
        assertThat(flipped.image().at(1, 2)).isZero();
        var kept = scene();
        assertThat(Transform.flip(0).apply(kept, random)).isSameAs(kept);
    }

    @Test
    void croppingDropsWhatIsOutside() {
        var middle = Transform.centreCrop(4, 4).apply(scene(), random);
        assertThat(box(middle)).isEqualTo(new Box(0, 0, 3, 2));
        assertThat(marked(middle)).isEqualTo(box(middle));
        for (var i = 0; i < 50; i++) {
            var part = Transform.randomCrop(3, 3).apply(scene(), random);
            assertThat(part.image().height()).isEqualTo(3);
            if (!part.things().isEmpty()) assertThat(marked(part)).isEqualTo(box(part));
            else assertThat(part.maskLabels()).containsOnly(0);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transform.centreCrop(9, 9).apply(scene(), random));
    }

    @Test
    void turningByARightAngleIsExact() {
        var square = Image.grey(new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        var turned = square.rotated(90).toTensor().mul(255);
        var expected = new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7};
        for (var i = 0; i < 9; i++)
            assertThat(turned.data()[i]).isEqualTo(expected[i], within(1e-3f));
        var box = Geometry.rotated(new Box(0, 0, 1, 1), 90, 3, 3);
        assertThat(box.left()).isEqualTo(0, within(1e-9));
        assertThat(box.top()).isEqualTo(2, within(1e-9));
    }

    @Test
    void turningKeepsTheMaskInTheBox() {
        var turned = Transform.rotate(30).apply(scene(), new Generator(5));
        var around = marked(turned);
        assertThat(box(turned).intersection(around)).isGreaterThan(.8 * around.area());
    }

    @Test
    void changesComeOneAfterTheOther() {
        var both = Transform.centreCrop(4, 4).then(Transform.resize(8, 8));
        assertThat(both.apply(Photos.coffee(), random)).hasToString("Image 8 × 8 colour");
        var again = both.then(Transform.colourJitter(.3, .3, .3)).then(Transform.rotate(20));
        var first = again.apply(Photos.coffee(), new Generator(9)).toTensor();
        assertThat(again.apply(Photos.coffee(), new Generator(9)).toTensor().sameAs(first))
                .isTrue();
    }

    @Test
    void coloursKeepTheirRange() {
        var picture = Image.filled(1, 1, 100, 50, 200);
        var brighter = Colours.changed(picture, 2, 1, 1);
        assertThat(brighter.at(0, 0, 0)).isEqualTo(200);
        assertThat(brighter.at(0, 0, 2)).isEqualTo(255);
        var grey = Colours.changed(picture, 1, 1, 0);
        assertThat(grey.at(0, 0, 0)).isEqualTo(82.05f, within(1e-3f)).isEqualTo(grey.at(0, 0, 2));
    }

    @Test
    void normalisingCanBeUndone() {
        var x = Tensor.full(.5, 2, 3, 2, 2);
        var normal = Normalise.imageNet().apply(x);
        assertThat(normal.at(0, 0, 0, 0)).isEqualTo(.065502f, within(1e-5f));
        assertThat(Normalise.imageNet().undo(normal).at(1, 2, 1, 1)).isEqualTo(.5f, within(1e-6f));
    }

    @Test
    void shapesHaveTheirBoxesAndMasks() {
        var scenes = ShapeScenes.draw(3, 20, 64, 3);
        assertThat(scenes).hasSize(20);
        for (var scene : scenes) {
            assertThat(scene.things()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            for (var thing : scene.things()) {
                var box = thing.box();
                var middle =
                        scene.mask()
                                .at(
                                        (int) (box.top() + box.bottom()) / 2,
                                        (int) (box.left() + box.right()) / 2);
                assertThat(middle).isEqualTo(thing.label() + 1);
            }
        }
        var again = ShapeScenes.draw(3, 20, 64, 3);
        assertThat(again.get(19).image().toTensor().sameAs(scenes.get(19).image().toTensor()))
                .isTrue();
    }

    @Test
    void sharesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transform.flip(2))
                .withMessage("flip: probability out of range: got 2.0; expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transform.colourJitter(.1, Double.NaN, 0))
                .withMessage("colourJitter: contrast out of range: got NaN; expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transform.rotate(Double.NaN))
                .withMessage("rotate: no angle: got NaN; expected degrees");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Normalise(new double[] {.5}, new double[] {0}))
                .withMessage("Normalise: deviation not positive: got 0.0; expected more than 0");
        assertThat(new Normalise(new double[] {.5}, new double[] {.25}))
                .hasToString("Normalise([0.5], [0.25])");
    }

    @Test
    void boxesAtTheBorderAreClippedAndThoseWithoutAreaDropped() {
        var things =
                List.of(
                        new Detection(new Box(0, 0, 3, 3), 0, 1),
                        new Detection(new Box(9, 9, 10, 10), 1, 1),
                        new Detection(new Box(3, 3, 5, 7), 2, 1));
        var scene = new Scene(Image.filled(10, 10, 9), things, Image.filled(10, 10, 0));
        var kept = Transform.centreCrop(4, 4).apply(scene, random).things();
        // 3 to 7 is left; the first ends where it begins
        assertThat(kept).containsExactly(new Detection(new Box(0, 0, 2, 4), 2, 1));
        var turned = Transform.flip(1).apply(scene, random).things();
        assertThat(turned.get(1).box()).isEqualTo(new Box(0, 9, 1, 10));
    }

    @Test
    void aBoxThatTurnsOutOfThePictureGoes() {
        var dark = Image.filled(100, 10, 0);
        var corner = new Detection(new Box(0, 0, 2, 2), 1, 1);
        var middle = new Detection(new Box(4, 48, 6, 52), 2, 1);
        var turned =
                Transform.rotate(90)
                        .apply(new Scene(dark, List.of(corner, middle), dark), new Generator(3));
        assertThat(turned.things()).extracting(Detection::label).containsExactly(2);
    }

    @Test
    void aGreyPictureIsNotMadeThreeByNormalising() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normalise.imageNet().apply(Tensor.ones(1, 2, 2)))
                .withMessage(
                        "Normalise: number of channels differs: got [1, 2, 2]; expected [..., 3,"
                                + " height, width]");
        assertThat(Normalise.imageNet().apply(Tensor.ones(2, 3, 4, 5)).shape())
                .containsExactly(2, 3, 4, 5);
    }
}

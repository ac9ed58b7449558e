package cahier.data;

import cahier.array.Generator;

import java.util.List;
import java.util.function.UnaryOperator;

/// Changes a picture, by chance or not; boxes and mask move along.
///
/// ```java
/// var augment = Transform.randomCrop(24, 24).then(Transform.flip(.5)).then(Transform.rotate(10));
/// var other = augment.apply(image, random);
/// ```
@FunctionalInterface
public interface Transform {

    /// Returns the changed scene.
    Scene apply(Scene scene, Generator random);

    /// Returns the changed picture.
    default Image apply(Image image, Generator random) {
        return apply(Scene.of(image), random).image();
    }

    /// Returns this change with another behind it.
    default Transform then(Transform next) {
        return (scene, random) -> next.apply(apply(scene, random), random);
    }

    /// Resizes: the picture bilinearly, the mask by the nearest pixel.
    static Transform resize(int height, int width) {
        return (scene, random) -> {
            var image = scene.image();
            var vertical = height / (double) image.height();
            var horizontal = width / (double) image.width();
            return new Scene(
                    image.resize(height, width),
                    boxes(scene, box -> box.scaled(vertical, horizontal)),
                    Geometry.nearest(scene.mask(), height, width));
        };
    }

    /// Takes the middle of a picture.
    static Transform centreCrop(int height, int width) {
        return (scene, random) ->
                cropped(
                        scene,
                        (scene.image().height() - height) / 2,
                        (scene.image().width() - width) / 2,
                        height,
                        width);
    }

    /// Takes a part of a picture, anywhere in it.
    static Transform randomCrop(int height, int width) {
        return (scene, random) -> {
            var top = random.nextInt(Math.max(1, scene.image().height() - height + 1));
            var left = random.nextInt(Math.max(1, scene.image().width() - width + 1));
            return cropped(scene, top, left, height, width);
        };
    }

    private static Scene cropped(Scene scene, int top, int left, int height, int width) {
        return new Scene(
                scene.image().crop(top, left, height, width),
                inside(scene, box -> box.moved(-top, -left).clipped(height, width)),
                scene.mask().crop(top, left, height, width));
    }

    /// Mirrors left and right, with a probability.
    ///
    /// @param probability from 0 to 1
    static Transform flip(double probability) {
        Colours.share("flip", "probability", probability);
        return (scene, random) -> {
            if (random.nextDouble() >= probability) return scene;
            var width = scene.image().width();
            return new Scene(
                    scene.image().flipped(),
                    boxes(
                            scene,
                            box ->
                                    new Box(
                                            width - box.right(),
                                            box.top(),
                                            width - box.left(),
                                            box.bottom())),
                    scene.mask().flipped());
        };
    }

    /// Turns by an angle between -most and most; a box becomes the one around its turned corners,
    /// and goes if none of it is in the picture any more.
    static Transform rotate(double mostDegrees) {
        if (!Double.isFinite(mostDegrees)) {
            throw new IllegalArgumentException(
                    "rotate: no angle: got " + mostDegrees + "; expected degrees");
        }
        return (scene, random) -> {
            var degrees = (2 * random.nextDouble() - 1) * mostDegrees;
            int height = scene.image().height(), width = scene.image().width();
            return new Scene(
                    scene.image().rotated(degrees),
                    inside(
                            scene,
                            box ->
                                    Geometry.rotated(box, degrees, height, width)
                                            .clipped(height, width)),
                    Geometry.rotated(scene.mask(), degrees, true));
        };
    }

    /// Changes brightness, contrast and saturation, each by a factor between 1 - share and 1 +
    /// share.
    ///
    /// @param brightness share from 0 to 1, as the others
    static Transform colourJitter(double brightness, double contrast, double saturation) {
        Colours.share("colourJitter", "brightness", brightness);
        Colours.share("colourJitter", "contrast", contrast);
        Colours.share("colourJitter", "saturation", saturation);
        return (scene, random) -> {
            var changed =
                    Colours.changed(
                            scene.image(),
                            1 + (2 * random.nextDouble() - 1) * brightness,
                            1 + (2 * random.nextDouble() - 1) * contrast,
                            1 + (2 * random.nextDouble() - 1) * saturation);
            return new Scene(changed, scene.things(), scene.mask());
        };
    }

    /// Returns the things of which something is left.
    private static List<Detection> inside(Scene scene, UnaryOperator<Box> change) {
        return boxes(scene, change).stream().filter(thing -> thing.box().area() > 0).toList();
    }

    private static List<Detection> boxes(Scene scene, UnaryOperator<Box> change) {
        return scene.things().stream()
                .map(
                        thing ->
                                new Detection(
                                        change.apply(thing.box()), thing.label(), thing.score()))
                .toList();
    }
}

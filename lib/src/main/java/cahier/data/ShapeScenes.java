package cahier.data;

import cahier.array.Generator;

import java.util.ArrayList;
import java.util.List;

/// Draws grey pictures of discs, squares and triangles that do not overlap, with their boxes and
/// masks, from a seed: data for detection and segmentation that needs no licence.
public final class ShapeScenes {

    /// The names of the classes 0, 1 and 2 of boxes; masks hold them plus 1.
    public static final List<String> CLASSES = List.of("disc", "square", "triangle");

    private static final int TRIES = 50;

    private ShapeScenes() {}

    /// Draws scenes of size × size pixels with one to `most` shapes each.
    public static List<Scene> draw(long seed, int count, int size, int most) {
        if (size < 16 || most < 1) {
            throw new IllegalArgumentException(
                    "ShapeScenes: too small: got size "
                            + size
                            + " and "
                            + most
                            + " shapes; expected 16 or more and 1 or more");
        }
        var random = new Generator(seed);
        var scenes = new ArrayList<Scene>();
        for (var i = 0; i < count; i++) scenes.add(scene(random.split(), size, most));
        return scenes;
    }

    private static Scene scene(Generator random, int size, int most) {
        var pixels = new int[size][size];
        var mask = new int[size][size];
        var ground = 20 + random.nextInt(60);
        for (var row : pixels) {
            for (var x = 0; x < size; x++) row[x] = ground + random.nextInt(25);
        }
        var things = new ArrayList<Detection>();
        var wanted = 1 + random.nextInt(most);
        for (var i = 0; i < TRIES && things.size() < wanted; i++) {
            var box = place(random, size);
            if (things.stream().anyMatch(thing -> thing.box().intersection(box) > 0)) continue;
            var kind = random.nextInt(CLASSES.size());
            things.add(new Detection(box, kind, 1));
            paint(random, box, kind, pixels, mask);
        }
        return new Scene(Image.grey(pixels), things, Image.grey(mask));
    }

    private static Box place(Generator random, int size) {
        var side = size / 6 + random.nextInt(Math.max(1, size / 5));
        var left = random.nextInt(size - side + 1);
        var top = random.nextInt(size - side + 1);
        return new Box(left, top, left + side, top + side);
    }

    private static void paint(Generator random, Box box, int kind, int[][] pixels, int[][] mask) {
        var colour = 150 + random.nextInt(80);
        for (var y = (int) box.top(); y < box.bottom(); y++) {
            for (var x = (int) box.left(); x < box.right(); x++) {
                var down = (y + .5 - box.top()) / box.height();
                var right = (x + .5 - box.left()) / box.width();
                var inside =
                        switch (kind) {
                            case 0 -> Math.hypot(down - .5, right - .5) <= .5;
                            case 1 -> true;
                            default -> Math.abs(right - .5) <= down / 2;
                        };
                if (!inside) continue;
                pixels[y][x] = colour + random.nextInt(25);
                mask[y][x] = kind + 1;
            }
        }
    }
}

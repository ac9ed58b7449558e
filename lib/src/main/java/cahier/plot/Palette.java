package cahier.plot;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Chooses the 255 colours of an animation: those that its frames use most, spread so that every
/// other colour has a near one, whose place it takes. The last place is transparent: what a frame
/// leaves as it was.
final class Palette {

    static final int TRANSPARENT = 255;

    private static final int SIZE = 256;

    /// Colours nearer than this (squared) share a place while there are others to hold.
    private static final int CLOSE = 15 * 15;

    private final int[] colours;
    private final Map<Integer, Integer> places = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    static Palette of(List<BufferedImage> images) {
        var counts = new HashMap<Integer, Integer>();
        for (var image : images) {
            for (var pixel : pixels(image)) counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        var order =
                Comparator.<Map.Entry<Integer, Integer>>comparingInt(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey);
        var byUse = counts.entrySet().stream().sorted(order).map(Map.Entry::getKey).toList();
        var chosen = new LinkedHashSet<Integer>();
        for (var colour : byUse) {
            if (chosen.size() == TRANSPARENT) break;
            if (chosen.stream().noneMatch(one -> distance(one, colour) < CLOSE)) chosen.add(colour);
        }
        byUse.stream().takeWhile(colour -> chosen.size() < TRANSPARENT).forEach(chosen::add);
        var colours = chosen.stream().mapToInt(Integer::intValue).toArray();
        return new Palette(colours);
    }

    /// Returns a frame in these colours, transparent where it is as the one before.
    BufferedImage indexed(BufferedImage image, @Nullable BufferedImage before) {
        var red = new byte[SIZE];
        var green = new byte[SIZE];
        var blue = new byte[SIZE];
        for (var i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        var model = new IndexColorModel(8, SIZE, red, green, blue, TRANSPARENT);
        var indexed =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        model);
        var places = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
        var pixels = pixels(image);
        var old = before == null ? null : pixels(before);
        for (var i = 0; i < pixels.length; i++) {
            var place =
                    old != null && old[i] == pixels[i]
                            ? TRANSPARENT
                            : this.places.computeIfAbsent(pixels[i] & 0xffffff, this::nearest);
            places[i] = (byte) place;
        }
        return indexed;
    }

    private int nearest(int colour) {
        var nearest = 0;
        var least = Integer.MAX_VALUE;
        for (var i = 0; i < colours.length; i++) {
            var distance = distance(colours[i], colour);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        var red = (one >> 16 & 255) - (other >> 16 & 255);
        var green = (one >> 8 & 255) - (other >> 8 & 255);
        var blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}

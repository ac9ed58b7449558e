package cahier.plot;

import cahier.data.Image;
import cahier.tensor.Tensor;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/// Makes pictures of numbers, and scales them in our own arithmetic, the same on every machine.
final class Pixels {

    /// The side, in pixels, under which single pixels of a picture matter.
    static final int SMALL = 100;

    private Pixels() {}

    /// Makes a grey picture: `black` and below is black, `white` and above is white.
    static BufferedImage grey(double[][] values, double black, double white) {
        var image = new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < values.length; y++) {
            for (var x = 0; x < values[y].length; x++) {
                var share = Math.clamp((values[y][x] - black) / (white - black), 0, 1);
                image.setRGB(x, y, (int) Math.round(255 * share) * 0x010101);
            }
        }
        return image;
    }

    /// Moves values that lie outside 0 to 1 into that range, all by the same rule.
    static Tensor spread(Tensor values) {
        var least = Double.POSITIVE_INFINITY;
        var most = Double.NEGATIVE_INFINITY;
        for (var value : values.toArray()) {
            if (!Float.isFinite(value)) continue;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least >= 0 && most <= 1 || least > most) return values.detach();
        var range = most > least ? most - least : 1;
        return values.detach().sub(least).mul(1 / range);
    }

    /// Returns whether single pixels of a picture matter.
    static boolean isSmall(BufferedImage image) {
        return Math.max(image.getWidth(), image.getHeight()) < SMALL;
    }

    /// Paints a picture into a rectangle: averages where it shrinks, sharp squares where a small
    /// one grows, and bilinear interpolation where a photograph grows.
    static void paint(
            Graphics2D g, BufferedImage image, double x, double y, double width, double height) {
        var w = (int) Math.round(width * Painting.DENSITY);
        var h = (int) Math.round(height * Painting.DENSITY);
        var fitted = fitted(image, w, h);
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(width / fitted.getWidth(), height / fitted.getHeight());
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(fitted, place, null);
    }

    static BufferedImage enlarged(BufferedImage picture, int times) {
        if (times == 1) return picture;
        var image = coloured(picture);
        var type =
                image.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB;
        var large = new BufferedImage(times * image.getWidth(), times * image.getHeight(), type);
        for (var y = 0; y < large.getHeight(); y++) {
            for (var x = 0; x < large.getWidth(); x++) {
                large.setRGB(x, y, image.getRGB(x / times, y / times));
            }
        }
        return large;
    }

    /// Lays a picture with transparent parts over what is painted, in sharp squares.
    static void paintOver(
            Graphics2D g, BufferedImage image, double x, double y, double width, double height) {
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(width / image.getWidth(), height / image.getHeight());
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
    }

    private static BufferedImage fitted(BufferedImage image, int width, int height) {
        if (width < image.getWidth() || height < image.getHeight()) {
            return shrunk(image, width, height);
        }
        var isFitting = width == image.getWidth() && height == image.getHeight();
        if (isFitting || isSmall(image)) return image;
        return Image.of(image).resize(height, width).toBufferedImage();
    }

    /// Shrinks a picture: each new pixel is the mean of the area that it covers.
    static BufferedImage shrunk(BufferedImage image, int width, int height) {
        var w = Math.clamp(width, 1, image.getWidth());
        var h = Math.clamp(height, 1, image.getHeight());
        var small = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        var rgb =
                opaque(image)
                        .getRGB(
                                0,
                                0,
                                image.getWidth(),
                                image.getHeight(),
                                null,
                                0,
                                image.getWidth());
        for (var y = 0; y < h; y++) {
            for (var x = 0; x < w; x++) {
                small.setRGB(x, y, mean(rgb, image.getWidth(), image.getHeight(), x, y, w, h));
            }
        }
        return small;
    }

    private static int mean(int[] rgb, int wide, int high, int x, int y, int w, int h) {
        var top = (double) y * high / h;
        var bottom = (double) (y + 1) * high / h;
        var left = (double) x * wide / w;
        var right = (double) (x + 1) * wide / w;
        var red = 0.0;
        var green = 0.0;
        var blue = 0.0;
        var area = 0.0;
        for (var i = (int) top; i < Math.min(high, Math.ceil(bottom)); i++) {
            var tall = Math.min(bottom, i + 1) - Math.max(top, i);
            for (var j = (int) left; j < Math.min(wide, Math.ceil(right)); j++) {
                var part = tall * (Math.min(right, j + 1) - Math.max(left, j));
                var pixel = rgb[i * wide + j];
                red += part * (pixel >> 16 & 255);
                green += part * (pixel >> 8 & 255);
                blue += part * (pixel & 255);
                area += part;
            }
        }
        return (int) Math.round(red / area) << 16
                | (int) Math.round(green / area) << 8
                | (int) Math.round(blue / area);
    }

    /// Lays a picture with transparent parts on white paper.
    static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) return coloured(image);
        var paper = Painting.paper(image.getWidth(), image.getHeight());
        var g = paper.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return paper;
    }

    /// Makes a grey picture one whose `getRGB` gives its values as they are: that of a grey one
    /// converts them by a gamma curve, which is far too bright.
    private static BufferedImage coloured(BufferedImage image) {
        if (image.getColorModel().getNumComponents() != 1) return image;
        if (image.getColorModel() instanceof IndexColorModel) return image;
        var coloured =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var grey = Image.of(image);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                coloured.setRGB(x, y, Math.round(grey.at(y, x)) * 0x010101);
            }
        }
        return coloured;
    }
}

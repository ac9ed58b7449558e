package cahier.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Paints figures with settings that depend on nothing of the machine.
final class Painting {

    /// Pixels of the picture per CSS pixel, for sharp screens.
    static final int DENSITY = 2;

    private static final ReentrantLock LOCK = new ReentrantLock();

    private Painting() {}

    static BufferedImage of(Figure figure, int density) {
        return inRootLocale(
                () -> {
                    var image = paper(figure.width() * density, figure.height() * density);
                    var g = pen(image);
                    g.scale(density, density);
                    figure.paint(g);
                    g.dispose();
                    return image;
                });
    }

    /// Runs what builds or paints charts: parts of XChart format numbers in the default locale,
    /// whatever its own settings say.
    static <T> T inRootLocale(Supplier<T> work) {
        LOCK.lock();
        var before = Locale.getDefault();
        var display = Locale.getDefault(Locale.Category.DISPLAY);
        var format = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.ROOT);
            return work.get();
        } finally {
            Locale.setDefault(before);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
            LOCK.unlock();
        }
    }

    static BufferedImage paper(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setColor(Ink.PAPER);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    static Graphics2D pen(BufferedImage image) {
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(Fonts.regular(12));
        return g;
    }

    /// Writes a small PNG, for what is kept. The smallest would be 4 % smaller and take two to
    /// three times as long, more than all else that a chart's cell does.
    static byte[] png(RenderedImage image) {
        return png(image, .2f);
    }

    /// Writes a larger PNG in even less time, for what is replaced soon.
    static byte[] fastPng(BufferedImage image) {
        return png(image, .8f);
    }

    private static byte[] png(RenderedImage image, float quality) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

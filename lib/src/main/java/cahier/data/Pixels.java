package cahier.data;

import cahier.output.Existing;

import org.jspecify.annotations.Nullable;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Copies pictures from and to Java's `BufferedImage`.
final class Pixels {

    private Pixels() {}

    static Image read(Path file) throws IOException {
        try (var stream = Files.newInputStream(Existing.file(file))) {
            return read(stream, file.toString());
        }
    }

    static Image read(InputStream stream, String name) throws IOException {
        // in memory: ImageIO would use a temporary file
        BufferedImage picture;
        try {
            picture = decoded(new MemoryCacheImageInputStream(stream));
        } catch (IOException | RuntimeException e) {
            // a broken file makes some readers fail with exceptions of arrays
            throw new IOException(name + " cannot be read as a picture: " + e.getMessage(), e);
        }
        if (picture == null) throw new IOException("no PNG, JPEG, GIF or BMP in " + name);
        return of(picture);
    }

    /// Returns the first picture, or null where no reader knows the format.
    private static @Nullable BufferedImage decoded(ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) return null;
        var reader = readers.next();
        var warnings = new ArrayList<String>();
        try {
            reader.setInput(stream, true, true);
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            var picture = reader.read(0);
            // the reader of JPEG makes what is missing grey; either word alone may do no harm
            var all = String.join(". ", warnings);
            if (all.contains("Truncated File") && all.contains("premature end")) {
                throw new IOException(all);
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    static Image of(BufferedImage picture) {
        var isGrey = picture.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        var hasAlpha = picture.getColorModel().hasAlpha();
        if (isGrey) return ofGrey(picture, hasAlpha);
        int height = picture.getHeight(), width = picture.getWidth(), size = height * width;
        var channels = hasAlpha ? 4 : 3;
        var values = new float[channels * size];
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (var x = 0; x < width; x++) {
                var at = y * width + x;
                values[at] = row[x] >> 16 & 255;
                values[size + at] = row[x] >> 8 & 255;
                values[2 * size + at] = row[x] & 255;
                if (hasAlpha) values[3 * size + at] = row[x] >>> 24;
            }
        }
        return new Image(channels, height, width, values);
    }

    /// Reads samples as they are: `getRGB` would convert grey by a gamma curve. Grey with opacity
    /// becomes a colour with opacity, of three equal channels.
    private static Image ofGrey(BufferedImage picture, boolean hasAlpha) {
        int height = picture.getHeight(), width = picture.getWidth(), size = height * width;
        var channels = hasAlpha ? 4 : 1;
        var values = new float[channels * size];
        for (var c = 0; c < channels; c++) {
            var band = c == 3 ? 1 : 0;
            var most = (1 << picture.getColorModel().getComponentSize(band)) - 1;
            var samples = new float[size];
            picture.getRaster().getSamples(0, 0, width, height, band, samples);
            for (var i = 0; i < size; i++) {
                values[c * size + i] = most == 255 ? samples[i] : samples[i] * 255f / most;
            }
        }
        return new Image(channels, height, width, values);
    }

    static BufferedImage toBufferedImage(Image image) {
        int height = image.height(), width = image.width();
        var type =
                switch (image.channels()) {
                    case 1 -> BufferedImage.TYPE_BYTE_GRAY;
                    case 3 -> BufferedImage.TYPE_INT_RGB;
                    default -> BufferedImage.TYPE_INT_ARGB;
                };
        var picture = new BufferedImage(width, height, type);
        var raster = picture.getRaster();
        var samples = new int[height * width];
        for (var c = 0; c < image.channels(); c++) {
            for (var i = 0; i < samples.length; i++) {
                var value = image.values[c * samples.length + i];
                samples[i] = Math.clamp(Math.round(value), 0, 255);
            }
            raster.setSamples(0, 0, width, height, c, samples);
        }
        return picture;
    }
}

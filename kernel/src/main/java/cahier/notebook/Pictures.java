package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// Compares pictures by their decoded pixels: an encoder may change its bytes with its version.
final class Pictures {

    private static final int CHANGED = 0xFFE00050;
    private static final int FADE = 4;

    private Pictures() {}

    /// Returns the share of pixels that differ between two pictures in base64: 0 for the same
    /// picture, 1 where sizes differ. White space within base64 does not count; what cannot be
    /// decoded is the same only if its text is.
    static double differingShare(String left, String right) {
        var leftText = compact(left);
        var rightText = compact(right);
        if (leftText.equals(rightText)) return 0;
        var old = decode(leftText);
        var now = decode(rightText);
        if (old == null || now == null || !haveSameSize(old, now)) return 1;
        long differing = 0;
        for (int y = 0; y < old.getHeight(); y++) {
            var oldRow = row(old, y);
            var nowRow = row(now, y);
            for (int x = 0; x < oldRow.length; x++) if (differ(oldRow[x], nowRow[x])) differing++;
        }
        return (double) differing / ((long) old.getWidth() * old.getHeight());
    }

    /// Says for the reader how two pictures differ.
    static List<String> describeDifference(String left, String right) {
        var old = decode(compact(left));
        var now = decode(compact(right));
        if (old == null || now == null) return List.of("- (bytes)", "+ (other bytes)");
        if (!haveSameSize(old, now)) return List.of("- " + size(old), "+ " + size(now));
        return List.of(
                String.format(
                        Locale.ROOT,
                        "  %s: %.3g %% of the pixels differ",
                        size(old),
                        100 * differingShare(left, right)));
    }

    /// Draws the new picture faded, with the pixels that differ in red; `null` where sizes differ.
    static @Nullable String drawDifference(String left, String right) {
        var old = decode(compact(left));
        var now = decode(compact(right));
        if (old == null || now == null || !haveSameSize(old, now)) return null;
        var drawn = new BufferedImage(now.getWidth(), now.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < now.getHeight(); y++) {
            var oldRow = row(old, y);
            var nowRow = row(now, y);
            for (int x = 0; x < nowRow.length; x++) {
                drawn.setRGB(x, y, differ(oldRow[x], nowRow[x]) ? CHANGED : faded(nowRow[x]));
            }
        }
        return encode(drawn);
    }

    private static int faded(int argb) {
        int alpha = argb >>> 24;
        int faded = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = 255 - (255 - (argb >> shift & 255)) * alpha / 255;
            faded |= 255 - (255 - channel) / FADE << shift;
        }
        return faded;
    }

    /// Two pixels that are wholly transparent look the same, whatever their colour.
    private static boolean differ(int left, int right) {
        return left != right && (left >>> 24 != 0 || right >>> 24 != 0);
    }

    private static int[] row(BufferedImage image, int y) {
        return image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    }

    private static boolean haveSameSize(BufferedImage left, BufferedImage right) {
        return left.getWidth() == right.getWidth() && left.getHeight() == right.getHeight();
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + " x " + image.getHeight();
    }

    private static @Nullable BufferedImage decode(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException e) {
            return null; // no picture that Java can decode: its text is compared
        }
    }

    private static String encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String compact(String base64) {
        return base64.replaceAll("\\s", "");
    }
}

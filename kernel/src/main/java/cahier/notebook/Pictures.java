package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

import javax.imageio.ImageIO;

/// Compares pictures by their decoded pixels: an encoder may change its bytes with its version.
final class Pictures {

    private Pictures() {}

    /// Returns whether two pictures in base64 show the same pixels. White space within base64 does
    /// not count; what cannot be decoded is the same only if its text is.
    static boolean areSame(String left, String right) {
        var leftText = compact(left);
        var rightText = compact(right);
        if (leftText.equals(rightText)) return true;
        var leftImage = decode(leftText);
        var rightImage = decode(rightText);
        return leftImage != null && rightImage != null && haveSamePixels(leftImage, rightImage);
    }

    static @Nullable BufferedImage decode(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalArgumentException e) {
            return null; // no picture that Java knows: its text is compared
        }
    }

    private static boolean haveSamePixels(BufferedImage left, BufferedImage right) {
        int width = left.getWidth(), height = left.getHeight();
        if (width != right.getWidth() || height != right.getHeight()) return false;
        var leftRow = new int[width];
        var rightRow = new int[width];
        for (int y = 0; y < height; y++) {
            left.getRGB(0, y, width, 1, leftRow, 0, width);
            right.getRGB(0, y, width, 1, rightRow, 0, width);
            if (!Arrays.equals(leftRow, rightRow)) return false;
        }
        return true;
    }

    private static String compact(String base64) {
        return base64.replaceAll("\\s", "");
    }
}

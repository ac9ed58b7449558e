package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import javax.imageio.ImageIO;

class PicturesTest {

    @Test
    void measuresTheShareOfPixelsThatDiffer() throws IOException {
        var left = picture(10, 0xFFFFFFFF);
        var image = image(10, 0xFFFFFFFF);
        image.setRGB(3, 4, 0xFF000000);
        assertThat(Pictures.differingShare(left, base64(image))).isEqualTo(0.01);
        assertThat(Pictures.differingShare(left, left + "\n")).isZero();
        assertThat(Pictures.differingShare(left, picture(11, 0xFFFFFFFF))).isEqualTo(1);
    }

    @Test
    void callsTransparentPixelsTheSameWhateverTheirColour() throws IOException {
        assertThat(Pictures.differingShare(picture(2, 0x00FF0000), picture(2, 0x0000FF00)))
                .isZero();
    }

    @Test
    void comparesWhatItCannotDecodeByItsText() {
        assertThat(Pictures.differingShare("AA AA", "AAAA")).isZero();
        assertThat(Pictures.differingShare("AAAA", "AAAB")).isEqualTo(1);
        assertThat(Pictures.describeDifference("AAAA", "AAAB"))
                .containsExactly("- (bytes)", "+ (other bytes)");
    }

    @Test
    void drawsWherePicturesDiffer() throws IOException {
        var changed = image(10, 0xFF000000);
        changed.setRGB(3, 4, 0xFF00FF00);
        var drawn = Pictures.drawDifference(picture(10, 0xFF000000), base64(changed));
        var shown = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(drawn)));
        assertThat(shown.getRGB(3, 4)).isEqualTo(0xFFE00050);
        assertThat(shown.getRGB(0, 0)).isEqualTo(0xFFC0C0C0);
    }

    @Test
    void namesTheSizesThatDiffer() throws IOException {
        assertThat(Pictures.describeDifference(picture(2, -1), picture(3, -1)))
                .containsExactly("- 2 x 2", "+ 3 x 3");
        assertThat(Pictures.drawDifference(picture(2, -1), picture(3, -1))).isNull();
    }

    private static String picture(int size, int argb) throws IOException {
        return base64(image(size, argb));
    }

    private static BufferedImage image(int size, int argb) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < size; x++) for (int y = 0; y < size; y++) image.setRGB(x, y, argb);
        return image;
    }

    private static String base64(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

package cahier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

class ImageTest {

    @Test
    void pureColoursBecomeGreyByTheirLuma() {
        assertThat(Image.filled(1, 1, 255, 0, 0).grey().at(0, 0)).isEqualTo(76);
        assertThat(Image.filled(1, 1, 0, 255, 0).grey().at(0, 0)).isEqualTo(150);
        assertThat(Image.filled(1, 1, 0, 0, 255).grey().at(0, 0)).isEqualTo(29);
        assertThat(Image.filled(1, 1, 255, 255, 255).grey().at(0, 0)).isEqualTo(255);
    }

    @Test
    void binaryIsWhiteFromTheThresholdOn() {
        var binary = Image.grey(new int[][] {{127, 128, 129}}).binary(128);
        assertThat(binary.toTensor().toArray()).containsExactly(0, 1, 1);
    }

    @Test
    void cropTakesAPart() {
        var picture = Image.grey(new int[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
        var part = picture.crop(1, 1, 2, 2);
        assertThat(part.toTensor().mul(255).toArray()).containsExactly(5, 6, 8, 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture.crop(2, 0, 2, 1))
                .withMessage(
                        "Image.crop: outside the picture: got 2 × 1 at row 2, column 0;"
                                + " expected a part of 3 × 3");
    }

    @Test
    void cropToContentKeepsBrightPixelsOnly() {
        var picture =
                Image.grey(
                        new int[][] {{0, 0, 0, 0}, {0, 128, 0, 0}, {0, 0, 200, 90}, {0, 0, 0, 0}});
        var part = picture.cropToContent(128);
        assertThat(part.toTensor().mul(255).toArray()).containsExactly(128, 0, 0, 200);
        assertThat(picture.cropToContent(250)).isSameAs(picture);
    }

    /// Values from an independent float64 program of the same rule (half-pixel centres).
    @Test
    void resizeInterpolatesBetweenPixelCentres() {
        var picture = Image.grey(new int[][] {{0, 100}, {50, 200}, {255, 30}});
        var larger = picture.resize(5, 4);
        assertThat(larger.height()).isEqualTo(5);
        assertThat(larger.width()).isEqualTo(4);
        assertThat(larger.at(1, 1)).isEqualTo(50f, within(1e-4f));
        assertThat(larger.at(2, 1)).isEqualTo(87.5f, within(1e-4f));
        assertThat(larger.at(3, 2)).isEqualTo(116.75f, within(1e-4f));
        assertThat(larger.at(4, 3)).isEqualTo(30f, within(1e-4f));
        var smaller = picture.resize(2, 1);
        assertThat(smaller.at(0, 0)).isEqualTo(68.75f, within(1e-4f));
        assertThat(smaller.at(1, 0)).isEqualTo(138.125f, within(1e-4f));
    }

    @Test
    void windowFeaturesClipOrPadAtTheEdge() {
        var rows = new int[25][14];
        for (var y = 0; y < 25; y++) {
            for (var x = 0; x < 14; x++) {
                rows[y][x] = y < 5 || y >= 20 || x < 3 || x >= 11 ? 255 : 0;
            }
        }
        var picture = Image.grey(rows);
        var clipped = picture.windowFeatures(5, 3, Edge.CLIPPED);
        assertThat(clipped.shape()).containsExactly(5, 5);
        for (var row : new int[] {0, 4}) {
            assertThat(clipped.get(row).toArray()).containsExactly(1, 1, 1, 1, 1);
        }
        for (var row = 1; row < 4; row++) {
            assertThat(clipped.get(row).toArray()).containsExactly(1, 0, 0, 1 / 3f, 1);
        }
        assertThat(clipped.sum().item()).isEqualTo(17);
        var padded = picture.windowFeatures(5, 3, Edge.ZERO_PADDED);
        assertThat(padded.slice(1, 4, 5).toArray()).containsOnly(2 / 3f);
        assertThat(padded.sum().item()).isEqualTo(46 / 3f, within(1e-5f));
        assertThat(clipped.flatten().shape()).containsExactly(25);
    }

    @Test
    void tensorsAreScaledToOneAndBack() {
        var picture = Image.filled(1, 2, 0, 51, 255);
        assertThat(picture.toTensor().shape()).containsExactly(3, 1, 2);
        assertThat(picture.toTensor().toArray()).containsExactly(0, 0, .2f, .2f, 1, 1);
        assertThat(Image.of(picture.toTensor()).at(0, 1, 1)).isEqualTo(51f, within(1e-4f));
        assertThat(Image.of(Tensor.of(new double[][] {{-1, 2}})).at(0, 1)).isEqualTo(255);
        assertThatIllegalArgumentException().isThrownBy(() -> Image.of(Tensor.zeros(2, 4, 4)));
    }

    @Test
    void greyWithOpacityKeepsItsValues() {
        var space = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        var model =
                new ComponentColorModel(
                        space, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        var raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[] {100, 40});
        var image = Image.of(new BufferedImage(model, raster, false, null));
        assertThat(image.channels()).isEqualTo(4);
        for (var c = 0; c < 3; c++) assertThat(image.at(0, 0, c)).isEqualTo(100);
        assertThat(image.at(0, 0, 3)).isEqualTo(40);
    }

    @Test
    void pngFilesKeepGreyValuesAsTheyAre(@TempDir Path folder) throws IOException {
        var file = folder.resolve("grey.png");
        var picture = Image.grey(new int[][] {{0, 1, 76}, {128, 150, 255}});
        ImageIO.write(picture.toBufferedImage(), "png", file.toFile());
        var read = Image.read(file);
        assertThat(read.channels()).isEqualTo(1);
        assertThat(read.toTensor().sameAs(picture.toTensor())).isTrue();
    }

    @Test
    void coloursAndOpacityAreRead() {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(1, 0, 0x80102030);
        var image = Image.of(picture);
        assertThat(image.channels()).isEqualTo(4);
        for (var c = 0; c < 4; c++) {
            assertThat(image.at(0, 1, c)).isEqualTo(new float[] {16, 32, 48, 128}[c]);
        }
        assertThat(image.toBufferedImage().getRGB(1, 0)).isEqualTo(0x80102030);
    }

    @Test
    void whatIsNoPictureIsRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("no.png");
        java.nio.file.Files.writeString(file, "not a picture");
        assertThatThrownBy(() -> Image.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no PNG, JPEG, GIF or BMP in " + file);
        assertThatThrownBy(() -> Image.read(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPictureThatEndsTooEarlyIsRefused(@TempDir Path folder) throws Exception {
        var whole = folder.resolve("whole.jpg");
        ImageIO.write(Photos.coffee().toBufferedImage(), "jpg", whole.toFile());
        var bytes = Files.readAllBytes(whole);
        assertThat(Image.read(whole).channels()).isEqualTo(3);
        var half = Files.write(folder.resolve("half.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Image.read(half))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(half + " cannot be read as a picture: ")
                .hasMessageContaining("Truncated File");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.filled(-1, 2, 0))
                .withMessage("Image.filled: negative size: got -1 × 2; expected 0 × 0 or more");
    }
}

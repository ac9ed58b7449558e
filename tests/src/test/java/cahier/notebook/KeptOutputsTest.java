package cahier.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

class KeptOutputsTest {

    @Test
    void keepsThePictureThatHasTheSamePixels() throws IOException {
        var stored = png(0xFF336699, 1.0f);
        var fresh = png(0xFF336699, 0.0f);
        assertThat(fresh).isNotEqualTo(stored);
        assertThat(kept(Map.of("image/png", stored), Map.of("image/png", fresh)))
                .isEqualTo(Map.of("image/png", stored));
    }

    @Test
    void replacesThePictureThatDiffersInOnePixel() throws IOException {
        var stored = png(0xFF336699, 1.0f);
        var fresh = png(0xFF336698, 1.0f);
        assertThat(kept(Map.of("image/png", stored), Map.of("image/png", fresh)))
                .isEqualTo(Map.of("image/png", fresh));
    }

    @Test
    void keepsTheNewlineThatAnotherToolPutAfterAPicture() throws IOException {
        var fresh = png(0xFF000000, 1.0f);
        assertThat(kept(Map.of("image/png", fresh + "\n"), Map.of("image/png", fresh)))
                .isEqualTo(Map.of("image/png", fresh + "\n"));
    }

    @Test
    void keepsJsonWhoseNumbersAreEqual() {
        var stored = Map.<String, Object>of("application/json", Map.of("a", List.of(1.0)));
        var fresh = Map.<String, Object>of("application/json", Map.of("a", List.of(1L)));
        assertThat(Json.writeCompact(kept(stored, fresh))).contains("1.0");
        var other = Map.<String, Object>of("application/json", Map.of("a", List.of(2L)));
        assertThat(kept(stored, other)).isEqualTo(other);
    }

    @Test
    void keepsMetadataThatAnotherToolAdded() {
        var stored =
                new Output.Display(Map.of("text/plain", "x"), Map.of("width", 3L, "mine", true));
        var fresh = new Output.Display(Map.of("text/plain", "x"), Map.of("width", 3L));
        assertThat(KeptOutputs.keep(List.of(stored), List.of(fresh))).isEqualTo(List.of(stored));
        var wider = new Output.Display(Map.of("text/plain", "x"), Map.of("width", 4L));
        assertThat(KeptOutputs.keep(List.of(stored), List.of(wider))).isEqualTo(List.of(wider));
    }

    @Test
    void takesTheFreshCountOfAResult() {
        var stored = new Output.Result(Map.of("text/plain", "x"), Map.of(), 7);
        var fresh = new Output.Result(Map.of("text/plain", "x"), Map.of(), 1);
        assertThat(KeptOutputs.keep(List.of(stored), List.of(fresh))).isEqualTo(List.of(fresh));
    }

    @Test
    void keepsNothingOfAnOutputOfAnotherKind() {
        var stored = new Output.Stream("stdout", "x");
        var fresh = new Output.Display(Map.of("text/plain", "x"), Map.of());
        assertThat(KeptOutputs.keep(List.of(stored, stored), List.of(fresh)))
                .isEqualTo(List.of(fresh));
    }

    private static Map<String, Object> kept(Map<String, Object> stored, Map<String, Object> fresh) {
        var outputs =
                KeptOutputs.keep(
                        List.of(new Output.Display(stored, Map.of())),
                        List.of(new Output.Display(fresh, Map.of())));
        return ((Output.Display) outputs.getFirst()).data();
    }

    /// @param quality how well the bytes are compressed; the pixels stay the same
    private static String png(int argb, float quality) throws IOException {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 40; x++)
            for (int y = 0; y < 30; y++) image.setRGB(x, y, 0xFF000000 + x * y);
        image.setRGB(5, 5, argb);
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

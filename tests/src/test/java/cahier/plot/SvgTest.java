package cahier.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class SvgTest {

    @TempDir Path folder;

    private final Figure line = Plot.line("Loss & error 损失", 3, 2, 1);

    /// Every kind of figure is a drawing that a parser reads, with its size, its words and no text
    /// that would need a font.
    @Test
    void everyFigureHasADrawing() throws Exception {
        for (var entry : Gallery.figures().entrySet()) {
            var figure = entry.getValue();
            var root = parsed(figure.svg()).getDocumentElement();
            assertThat(root.getAttribute("viewBox"))
                    .as(entry.getKey())
                    .isEqualTo("0 0 " + figure.width() + " " + figure.height());
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(figure.alt());
            assertThat(root.getElementsByTagName("path").getLength()).isPositive();
            assertThat(root.getElementsByTagName("text").getLength()).isZero();
            assertThat(figure.svg()).isEqualTo(figure.svg()).doesNotContain("DOCTYPE");
        }
    }

    @Test
    void picturesStayPicturesAndSmallOnesSharp() throws Exception {
        var picture = new java.awt.image.BufferedImage(5, 5, 1);
        var svg = parsed(Plot.image("Digit 数字", "5 × 5", picture).svg());
        var image = svg.getElementsByTagName("image").item(0).getAttributes();
        assertThat(image.getNamedItem("image-rendering").getNodeValue()).isEqualTo("pixelated");
        assertThat(image.getNamedItem("xlink:href").getNodeValue())
                .startsWith("data:image/png;base64,iVBORw0KGgo");
    }

    @Test
    void isShownOnRequest() {
        var bundle = line.asSvg().bundle();
        assertThat(bundle.data().keySet()).containsExactly("image/svg+xml", "text/plain");
        assertThat(bundle.data()).containsEntry("image/svg+xml", line.svg());
        assertThat(bundle.data()).containsEntry("text/plain", line.alt());
        assertThat(line.asSvg().image().getWidth()).isEqualTo(2 * line.width());
    }

    @Test
    void savesByTheEndingOfTheName() throws Exception {
        line.save(folder.resolve("loss.svg"));
        line.save(folder.resolve("LOSS.PNG"));
        assertThat(folder.resolve("loss.svg")).hasContent(line.svg());
        var picture = ImageIO.read(folder.resolve("LOSS.PNG").toFile());
        assertThat(Gallery.hash(picture)).isEqualTo(Gallery.hash(line.image()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line.save(Path.of("loss.jpg")))
                .withMessage(
                        "save: file name: got loss.jpg; expected one that ends in .png or .svg");
        assertThatThrownBy(() -> line.save(folder.resolve("none/loss.svg")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("save: cannot write ");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of("loss.svg", "LOSS.PNG"));
        }
    }

    private static Document parsed(String svg) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}

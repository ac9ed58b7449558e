package cahier.plot;

import cahier.output.Bundle;
import cahier.output.Output;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Plays figures of one size one after the other, for ever, as a GIF picture. The first one stays
/// longest: it is what a reader sees where nothing moves.
public final class Animation {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final List<Figure> frames;
    private final int first;
    private final int each;

    /// Makes an animation.
    ///
    /// @param frames in order, all of one size
    /// @param first how long the first frame stays, in milliseconds
    /// @param each how long each other frame stays, in milliseconds
    Animation(List<Figure> frames, int first, int each) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("animation: no frames; expected at least one");
        }
        this.frames = List.copyOf(frames);
        this.first = first;
        this.each = each;
    }

    /// Returns the animation as a picture, with its size and its alt text.
    public Bundle bundle() {
        var still = frames.getFirst();
        var alt = still.alt() + " (animation of " + frames.size() + " frames)";
        return Bundle.picture("image/gif", gif(), still.width(), still.height(), alt);
    }

    /// Shows the animation in the output of the cell.
    public void show() {
        Output.show(bundle());
    }

    /// Returns the frames.
    public List<Figure> frames() {
        return frames;
    }

    private byte[] gif() {
        var images = frames.stream().map(frame -> Painting.of(frame, Painting.DENSITY)).toList();
        var palette = Palette.of(images);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (var i = 0; i < images.size(); i++) {
                write(
                        writer,
                        palette.indexed(images.get(i), i == 0 ? null : images.get(i - 1)),
                        i == 0 ? first : each);
            }
            writer.endWriteSequence();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void write(ImageWriter writer, BufferedImage image, int milliseconds)
            throws IOException {
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        describe(metadata, milliseconds);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
    }

    private static void describe(IIOMetadata metadata, int milliseconds) throws IOException {
        var root = new IIOMetadataNode(FORMAT);
        var control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("delayTime", "" + milliseconds / 10);
        control.setAttribute("transparentColorIndex", "" + Palette.TRANSPARENT);
        root.appendChild(control);
        var extensions = new IIOMetadataNode("ApplicationExtensions");
        var loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0}); // repeat for ever
        extensions.appendChild(loop);
        root.appendChild(extensions);
        metadata.mergeTree(FORMAT, root);
    }
}

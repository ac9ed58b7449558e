package cahier.plot;

import cahier.output.Bundle;
import cahier.output.Output;
import cahier.output.WholeFile;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Draws itself: the same pixels on every machine, with words for those who cannot see it.
///
/// A figure that is a cell's last expression is shown; [#show] shows it anywhere else.
public interface Figure {

    /// Returns the width in CSS pixels.
    int width();

    /// Returns the height in CSS pixels.
    int height();

    /// Says in words what the picture shows.
    String alt();

    /// Paints the figure on white paper, in CSS pixels.
    void paint(Graphics2D g);

    /// Paints the figure at twice the density.
    default BufferedImage image() {
        return Painting.of(this, Painting.DENSITY);
    }

    /// Returns the figure as a PNG picture with its size and its alt text.
    default Bundle bundle() {
        return Bundle.picture("image/png", Painting.png(image()), width(), height(), alt());
    }

    /// Returns the same figure that is shown as an SVG drawing, sharp at any size, not as a
    /// picture.
    default Figure asSvg() {
        return new Drawing(this);
    }

    /// Returns the figure as the text of an SVG file; its letters are outlines, so that it looks
    /// the same on every machine.
    default String svg() {
        return new Drawing(this).text();
    }

    /// Writes the figure to a file, whole or not at all.
    ///
    /// @param file whose name ends in `.png` (twice as many pixels as [#width] by [#height]) or
    ///   `.svg`
    /// @throws UncheckedIOException if it cannot be written
    default void save(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new IllegalArgumentException(
                    "save: file name: got " + file + "; expected one that ends in .png or .svg");
        }
        var isSvg = name.endsWith(".svg");
        var bytes = isSvg ? svg().getBytes(StandardCharsets.UTF_8) : Painting.png(image());
        try {
            WholeFile.write(file, part -> Files.write(part, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("save: cannot write " + file, e);
        }
    }

    /// Shows the figure in the output of the cell.
    default void show() {
        Output.show(bundle());
    }
}

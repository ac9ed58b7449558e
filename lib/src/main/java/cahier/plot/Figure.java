package cahier.plot;

import cahier.output.Bundle;
import cahier.output.Output;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

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

    /// Shows the figure in the output of the cell.
    default void show() {
        Output.show(bundle());
    }
}

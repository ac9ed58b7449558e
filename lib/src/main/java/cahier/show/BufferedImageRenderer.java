package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.output.Bundle;
import cahier.plot.Plot;

import java.awt.image.BufferedImage;

/// Shows a picture of Java's in its own size, with that size in words.
public final class BufferedImageRenderer implements Renderer<BufferedImage> {

    @Override
    public Class<BufferedImage> type() {
        return BufferedImage.class;
    }

    @Override
    public MimeBundle render(BufferedImage value) {
        var alt = "Picture, " + value.getHeight() + " × " + value.getWidth();
        var png = Plot.png(value);
        return Bundles.of(
                Bundle.picture("image/png", png, value.getWidth(), value.getHeight(), alt));
    }
}

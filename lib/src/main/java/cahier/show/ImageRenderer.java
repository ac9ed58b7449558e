package cahier.show;

import cahier.data.Image;
import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Plot;

/// Shows a picture with its size and the number of its channels.
public final class ImageRenderer implements Renderer<Image> {

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public MimeBundle render(Image value) {
        return Bundles.of(Plot.image("", value.toString(), value.toBufferedImage()).bundle());
    }
}

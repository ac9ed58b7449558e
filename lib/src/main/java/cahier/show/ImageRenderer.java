package cahier.show;

import cahier.data.Image;
import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.output.Bundle;
import cahier.plot.Plot;

/// Shows a picture in its own size, a small one enlarged by whole pixels; its size is in the words.
public final class ImageRenderer implements Renderer<Image> {

    private static final int SMALLEST = 200;

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public MimeBundle render(Image value) {
        var times = Math.max(1, SMALLEST / Math.max(value.height(), value.width()));
        var width = times * value.width();
        var height = times * value.height();
        var picture = Plot.enlarged(value.toBufferedImage(), times);
        return Bundles.of(
                Bundle.picture("image/png", Plot.png(picture), width, height, value.toString()));
    }
}

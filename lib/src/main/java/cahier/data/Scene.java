package cahier.data;

import java.util.List;

/// A picture with what is in it: boxes, and a mask that holds the class of each pixel.
///
/// @param image the picture
/// @param things where things are; empty where nobody has said
/// @param mask of the picture's size, one channel, its values classes, 0 for the background
public record Scene(Image image, List<Detection> things, Image mask) {

    /// Checks that the mask has the picture's size.
    public Scene {
        things = List.copyOf(things);
        if (mask.channels() != 1
                || mask.height() != image.height()
                || mask.width() != image.width()) {
            throw new IllegalArgumentException(
                    "Scene: mask does not fit: got "
                            + mask
                            + "; expected a grey one of the size of "
                            + image);
        }
    }

    /// Makes a scene of a picture of which nothing more is known.
    public static Scene of(Image image) {
        return new Scene(image, List.of(), Image.filled(image.height(), image.width(), 0));
    }

    /// Returns the class of each pixel, row by row.
    public int[] maskLabels() {
        return mask.toTensor().mul(255).add(.5).floor().toInts();
    }
}

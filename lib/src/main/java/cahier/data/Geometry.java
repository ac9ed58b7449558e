package cahier.data;

/// Moves pixels: mirrored, turned, copied to another size.
final class Geometry {

    private Geometry() {}

    static Image flipped(Image image) {
        return mapped(
                image, image.height(), image.width(), (y, x) -> y, (y, x) -> image.width() - 1 - x);
    }

    /// Copies the nearest pixel, so that no new values arise: for masks.
    static Image nearest(Image image, int height, int width) {
        return mapped(
                image,
                height,
                width,
                (y, x) -> (int) ((y + .5) * image.height() / height),
                (y, x) -> (int) ((x + .5) * image.width() / width));
    }

    @FunctionalInterface
    private interface Place {
        int of(int row, int column);
    }

    private static Image mapped(Image image, int height, int width, Place row, Place column) {
        var channels = image.channels();
        var values = new float[channels * height * width];
        for (var i = 0; i < values.length; i++) {
            int y = i / width % height, x = i % width;
            values[i] = image.at(row.of(y, x), column.of(y, x), i / (height * width));
        }
        return new Image(channels, height, width, values);
    }

    /// Turns about the centre, anticlockwise; what comes from outside is 0.
    ///
    /// @param nearest whether pixels are copied and not mixed
    static Image rotated(Image image, double degrees, boolean nearest) {
        int height = image.height(), width = image.width(), channels = image.channels();
        var angle = Math.toRadians(degrees);
        double cos = StrictMath.cos(angle), sin = StrictMath.sin(angle);
        double middleY = (height - 1) / 2.0, middleX = (width - 1) / 2.0;
        var values = new float[channels * height * width];
        for (var i = 0; i < values.length; i++) {
            var y = i / width % height - middleY;
            var x = i % width - middleX;
            var fromY = middleY + cos * y + sin * x;
            var fromX = middleX - sin * y + cos * x;
            var channel = i / (height * width);
            values[i] =
                    nearest
                            ? pixel(image, (int) Math.rint(fromY), (int) Math.rint(fromX), channel)
                            : mixed(image, fromY, fromX, channel);
        }
        return new Image(channels, height, width, values);
    }

    private static float mixed(Image image, double y, double x, int channel) {
        int top = (int) Math.floor(y), left = (int) Math.floor(x);
        double down = y - top, right = x - left;
        var above =
                (1 - right) * pixel(image, top, left, channel)
                        + right * pixel(image, top, left + 1, channel);
        var below =
                (1 - right) * pixel(image, top + 1, left, channel)
                        + right * pixel(image, top + 1, left + 1, channel);
        return (float) ((1 - down) * above + down * below);
    }

    private static float pixel(Image image, int y, int x, int channel) {
        if (y < 0 || y >= image.height() || x < 0 || x >= image.width()) return 0;
        return image.at(y, x, channel);
    }

    /// Returns the box around a box that was turned with its picture.
    static Box rotated(Box box, double degrees, int height, int width) {
        var angle = Math.toRadians(degrees);
        double cos = StrictMath.cos(angle), sin = StrictMath.sin(angle);
        double middleY = height / 2.0, middleX = width / 2.0;
        double left = width, top = height, right = 0, bottom = 0;
        for (var corner = 0; corner < 4; corner++) {
            var x = (corner % 2 == 0 ? box.left() : box.right()) - middleX;
            var y = (corner < 2 ? box.top() : box.bottom()) - middleY;
            var newX = middleX + cos * x + sin * y;
            var newY = middleY - sin * x + cos * y;
            left = Math.min(left, newX);
            right = Math.max(right, newX);
            top = Math.min(top, newY);
            bottom = Math.max(bottom, newY);
        }
        return new Box(left, top, Math.max(left, right), Math.max(top, bottom));
    }
}

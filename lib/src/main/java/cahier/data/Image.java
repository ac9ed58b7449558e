package cahier.data;

import cahier.tensor.Tensor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// Holds a picture: 1 (grey), 3 (red, green, blue) or 4 (with opacity) channels of values from 0 to
/// 255, which need not be whole after resizing. Every operation returns a new picture.
public final class Image {

    private final int channels;
    private final int height;
    private final int width;

    /// Channel by channel, row by row.
    final float[] values;

    Image(int channels, int height, int width, float[] values) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /// Reads a PNG, JPEG, GIF or BMP file.
    ///
    /// @throws IOException if it cannot be read or is not a picture
    public static Image read(Path file) throws IOException {
        return Pixels.read(file);
    }

    /// Reads a PNG, JPEG, GIF or BMP from a stream, which is left open.
    ///
    /// @throws IOException if it cannot be read or is not a picture
    public static Image read(InputStream stream) throws IOException {
        return Pixels.read(stream, "the stream");
    }

    /// Copies a picture of Java's.
    public static Image of(BufferedImage picture) {
        return Pixels.of(picture);
    }

    /// Makes a picture of a tensor of shape [height, width] or [1, 3 or 4, height, width] with
    /// values from 0 to 1; what lies outside is clipped.
    public static Image of(Tensor tensor) {
        var shape = tensor.shape();
        if (shape.length == 2) shape = new int[] {1, shape[0], shape[1]};
        if (shape.length != 3 || (shape[0] != 1 && shape[0] != 3 && shape[0] != 4)) {
            throw failure(
                    "of",
                    "not the shape of a picture",
                    Arrays.toString(tensor.shape()),
                    "[height, width] or [1, 3 or 4, height, width]");
        }
        var values = tensor.toArray();
        for (var i = 0; i < values.length; i++) {
            values[i] = Math.min(Math.max(values[i], 0f), 1f) * 255f;
        }
        return new Image(shape[0], shape[1], shape[2], values);
    }

    /// Makes a grey picture of rows of values from 0 to 255.
    public static Image grey(int[][] rows) {
        var width = rows.length == 0 ? 0 : rows[0].length;
        var values = new float[rows.length * width];
        for (var y = 0; y < rows.length; y++) {
            if (rows[y].length != width) {
                throw failure("grey", "rows of unequal length", "" + rows[y].length, "" + width);
            }
            for (var x = 0; x < width; x++) values[y * width + x] = value("grey", rows[y][x]);
        }
        return new Image(1, rows.length, width, values);
    }

    /// Makes a picture of one colour, given by 1, 3 or 4 channels.
    public static Image filled(int height, int width, int... colour) {
        if (colour.length != 1 && colour.length != 3 && colour.length != 4) {
            throw failure("filled", "number of channels", "" + colour.length, "1, 3 or 4");
        }
        if (height < 0 || width < 0) {
            throw failure("filled", "negative size", height + " × " + width, "0 × 0 or more");
        }
        var values = new float[colour.length * height * width];
        for (var c = 0; c < colour.length; c++) {
            var from = c * height * width;
            Arrays.fill(values, from, from + height * width, value("filled", colour[c]));
        }
        return new Image(colour.length, height, width, values);
    }

    /// Returns the number of rows.
    public int height() {
        return height;
    }

    /// Returns the number of columns.
    public int width() {
        return width;
    }

    /// Returns 1 for grey, 3 for colour, 4 for colour with opacity.
    public int channels() {
        return channels;
    }

    /// Returns the value at a row and a column of a channel, 0 to 255.
    public float at(int row, int column, int channel) {
        if (row < 0
                || row >= height
                || column < 0
                || column >= width
                || channel < 0
                || channel >= channels) {
            throw failure(
                    "at",
                    "outside the picture",
                    "row " + row + ", column " + column + ", channel " + channel,
                    height + " rows, " + width + " columns, " + channels + " channels");
        }
        return values[(channel * height + row) * width + column];
    }

    /// Returns the value at a row and a column of the first channel, 0 to 255.
    public float at(int row, int column) {
        return at(row, column, 0);
    }

    /// Returns one channel as a grey picture.
    public Image channel(int channel) {
        if (channel < 0 || channel >= channels) {
            throw failure("channel", "no such channel", "" + channel, "0 to " + (channels - 1));
        }
        var size = height * width;
        var from = channel * size;
        return new Image(1, height, width, Arrays.copyOfRange(values, from, from + size));
    }

    /// Returns the picture in grey by ITU-R BT.601, `.299 R + .587 G + .114 B`, rounded to the
    /// nearest whole number; opacity is left out.
    public Image grey() {
        if (channels == 1) return this;
        var size = height * width;
        var grey = new float[size];
        for (var i = 0; i < size; i++) {
            var sum = .299 * values[i] + .587 * values[size + i] + .114 * values[2 * size + i];
            // a tiny step, so that sums that stand for a half exactly are rounded up
            grey[i] = (float) Math.floor(sum + .5 + 1e-9);
        }
        return new Image(1, height, width, grey);
    }

    /// Returns the picture with three channels: grey three times, opacity left out.
    public Image colour() {
        if (channels == 3) return this;
        var size = height * width;
        if (channels == 4) return new Image(3, height, width, Arrays.copyOf(values, 3 * size));
        var colour = new float[3 * size];
        for (var c = 0; c < 3; c++) System.arraycopy(values, 0, colour, c * size, size);
        return new Image(3, height, width, colour);
    }

    /// Returns the picture in black (0) and white (255): white where its grey is at least
    /// `threshold`.
    public Image binary(double threshold) {
        var grey = grey().values;
        var binary = new float[grey.length];
        for (var i = 0; i < grey.length; i++) binary[i] = grey[i] >= threshold ? 255f : 0f;
        return new Image(1, height, width, binary);
    }

    /// Returns the negative: 255 minus each value, opacity left as it is.
    public Image inverted() {
        var inverted = values.clone();
        for (var i = 0; i < Math.min(channels, 3) * height * width; i++)
            inverted[i] = 255f - values[i];
        return new Image(channels, height, width, inverted);
    }

    /// Returns a part.
    ///
    /// @throws IllegalArgumentException if it reaches outside the picture
    public Image crop(int top, int left, int height, int width) {
        if (top < 0
                || left < 0
                || height < 0
                || width < 0
                || (long) top + height > this.height
                || (long) left + width > this.width) {
            throw failure(
                    "crop",
                    "outside the picture",
                    height + " × " + width + " at row " + top + ", column " + left,
                    "a part of " + this.height + " × " + this.width);
        }
        var part = new float[channels * height * width];
        for (var c = 0; c < channels; c++) {
            for (var y = 0; y < height; y++) {
                var from = (c * this.height + top + y) * this.width + left;
                System.arraycopy(values, from, part, (c * height + y) * width, width);
            }
        }
        return new Image(channels, height, width, part);
    }

    /// Returns the smallest part that holds every pixel whose grey is at least `threshold`, or the
    /// picture itself if there is none.
    public Image cropToContent(double threshold) {
        var grey = grey().values;
        int top = height, left = width, bottom = -1, right = -1;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                if (grey[y * width + x] < threshold) continue;
                top = Math.min(top, y);
                bottom = y;
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        return bottom < 0 ? this : crop(top, left, bottom - top + 1, right - left + 1);
    }

    /// Returns the picture in another size by bilinear interpolation between pixel centres, without
    /// antialiasing: source coordinate `(i + ½) · old / new - ½`, clamped to the picture.
    ///
    /// @throws IllegalArgumentException if a size is not positive or the picture is empty
    public Image resize(int height, int width) {
        if (height < 1 || width < 1 || this.height < 1 || this.width < 1) {
            throw failure(
                    "resize",
                    "size not positive",
                    this.height + " × " + this.width + " to " + height + " × " + width,
                    "1 × 1 or more");
        }
        return Bilinear.resize(this, values, height, width);
    }

    /// Returns the picture mirrored left to right.
    public Image flipped() {
        return Geometry.flipped(this);
    }

    /// Returns the picture turned anticlockwise about its centre, in the same size; what comes from
    /// outside is 0.
    public Image rotated(double degrees) {
        return Geometry.rotated(this, degrees, false);
    }

    /// Returns the mean brightness (0 to 1) of each window of a grey picture, of a binary one thus
    /// the share of white pixels. Windows lie side by side from the top left.
    ///
    /// @param height rows of a window
    /// @param width columns of a window
    /// @param edge what counts where a window reaches over the right or lower edge
    /// @return [⌈rows / height⌉, ⌈columns / width⌉]
    public Tensor windowFeatures(int height, int width, Edge edge) {
        if (channels != 1 || height < 1 || width < 1) {
            throw failure(
                    "windowFeatures",
                    "needs a grey picture and a window",
                    channels + " channels, window " + height + " × " + width,
                    "1 channel, a window of 1 × 1 or more");
        }
        var features =
                Tensor.zeros(
                        -Math.floorDiv(-this.height, height), -Math.floorDiv(-this.width, width));
        for (var i = 0; i < features.size(); i++) {
            var top = i / features.size(1) * height;
            var left = i % features.size(1) * width;
            var bottom = Math.min(top + height, this.height);
            var right = Math.min(left + width, this.width);
            var sum = 0.0;
            for (var y = top; y < bottom; y++) {
                for (var x = left; x < right; x++) sum += values[y * this.width + x];
            }
            var pixels =
                    switch (edge) {
                        case CLIPPED -> (bottom - top) * (right - left);
                        case ZERO_PADDED -> height * width;
                    };
            features.data()[i] = (float) (sum / 255 / pixels);
        }
        return features;
    }

    /// Returns the values, divided by 255, as a tensor [channels, height, width].
    public Tensor toTensor() {
        return Tensor.of(values, channels, height, width).div(255);
    }

    /// Returns the picture for Java's own drawing: grey, colour, or colour with opacity of 8 bits,
    /// rounded to the nearest.
    public BufferedImage toBufferedImage() {
        return Pixels.toBufferedImage(this);
    }

    /// Returns the size and the kind.
    @Override
    public String toString() {
        return "Image "
                + height
                + " × "
                + width
                + switch (channels) {
                    case 1 -> " grey";
                    case 3 -> " colour";
                    default -> " colour with opacity";
                };
    }

    private static float value(String operation, int value) {
        if (value < 0 || value > 255) {
            throw failure(operation, "value out of range", "" + value, "0 to 255");
        }
        return value;
    }

    static IllegalArgumentException failure(
            String operation, String problem, String got, String expected) {
        return new IllegalArgumentException(
                "Image." + operation + ": " + problem + ": got " + got + "; expected " + expected);
    }
}

package cahier.data;

/// Changes colours by factors.
final class Colours {

    private Colours() {}

    /// Checks a share or a probability of a transform.
    static void share(String transform, String option, double value) {
        if (value >= 0 && value <= 1) return;
        throw new IllegalArgumentException(
                transform + ": " + option + " out of range: got " + value + "; expected 0 to 1");
    }

    /// Multiplies values, then distances to the mean grey, then distances to each pixel's grey;
    /// holds them between 0 and 255.
    static Image changed(Image image, double brightness, double contrast, double saturation) {
        int height = image.height(), width = image.width(), size = height * width;
        var colours = Math.min(image.channels(), 3);
        var values = new float[image.channels() * size];
        for (var i = 0; i < values.length; i++) {
            var value = image.at(i / width % height, i % width, i / size);
            values[i] = i < colours * size ? clamp(value * brightness) : value;
        }
        var middle = 0.0;
        for (var i = 0; i < size; i++) middle += grey(values, i, size, colours) / size;
        for (var i = 0; i < colours * size; i++) {
            values[i] = clamp(middle + contrast * (values[i] - middle));
        }
        for (var i = 0; i < size && colours == 3; i++) {
            var grey = grey(values, i, size, colours);
            for (var c = 0; c < 3; c++) {
                var at = c * size + i;
                values[at] = clamp(grey + saturation * (values[at] - grey));
            }
        }
        return new Image(image.channels(), height, width, values);
    }

    private static double grey(float[] values, int i, int size, int colours) {
        if (colours < 3) return values[i];
        return .299 * values[i] + .587 * values[size + i] + .114 * values[2 * size + i];
    }

    private static float clamp(double value) {
        return (float) Math.clamp(value, 0, 255);
    }
}

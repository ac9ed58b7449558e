package cahier.data;

import cahier.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;

/// Holds 4,000 handwritten digits of MNIST, 28 × 28, white on black: 400 of each class.
///
/// Of each class the first 300 are for training, the next 100 for testing. Source and licence lie
/// beside the sheet that holds them (`cahier/data/SOURCES.md` in the jar).
///
/// @param train 3,000 digits, class by class: shuffle before training
/// @param test 1,000 digits, class by class
public record Digits(Samples train, Samples test) {

    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    private static final int EACH = 400;
    private static final int TRAIN = 300;
    private static final int IN_A_ROW = 100;

    /// What was read before, for as long as the memory is not needed.
    private static SoftReference<Digits> kept = new SoftReference<>(null);

    /// Reads the digits; images are [n, 1, 28, 28] with values from 0 to 1, and belong to the
    /// caller.
    public static Digits load() {
        var digits = read();
        return new Digits(copy(digits.train), copy(digits.test));
    }

    private static synchronized Digits read() {
        var digits = kept.get();
        if (digits != null) return digits;
        var sheet = sheet();
        digits = new Digits(part(sheet, 0, TRAIN), part(sheet, TRAIN, EACH));
        kept = new SoftReference<>(digits);
        return digits;
    }

    private static Samples copy(Samples samples) {
        return new Samples(samples.images().copy(), samples.labels().clone());
    }

    private static Samples part(Image sheet, int from, int to) {
        var each = to - from;
        var labels = new int[CLASSES * each];
        var images = Tensor.zeros(labels.length, 1, SIDE, SIDE);
        for (var i = 0; i < labels.length; i++) {
            labels[i] = i / each;
            var place = labels[i] * EACH + from + i % each;
            var top = place / IN_A_ROW * SIDE;
            var left = place % IN_A_ROW * SIDE;
            var digit = sheet.crop(top, left, SIDE, SIDE).toTensor();
            System.arraycopy(digit.data(), 0, images.data(), i * digit.size(), digit.size());
        }
        return new Samples(images, labels);
    }

    private static Image sheet() {
        try (var stream = Digits.class.getResourceAsStream("digits.png")) {
            if (stream == null) throw new IllegalStateException("digits.png is missing in the jar");
            return Image.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the number of digits for training and for testing.
    @Override
    public String toString() {
        return "Digits: " + train.size() + " for training, " + test.size() + " for testing";
    }
}

package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Some samples for one step of training.
///
/// @param images inputs, one for each index of the first axis: [n, channels, height, width] for
///   pictures
/// @param labels the class of each input
public record Batch(Tensor images, int[] labels) {

    private static final int LABELS_SHOWN = 10;

    /// Returns the number of samples.
    public int size() {
        return labels.length;
    }

    /// Returns the shape of the inputs and the first labels.
    @Override
    public String toString() {
        var first = Arrays.stream(labels).limit(LABELS_SHOWN).mapToObj(Integer::toString);
        return "batch of shape "
                + Arrays.toString(images.shape())
                + ", labels "
                + first.collect(Collectors.joining(", "))
                + (labels.length > LABELS_SHOWN ? ", …" : "");
    }
}

package cahier.data;

import cahier.tensor.Tensor;

/// Some samples for one step of training.
///
/// @param images inputs, one for each index of the first axis: [n, channels, height, width] for
///   pictures
/// @param labels the class of each input
public record Batch(Tensor images, int[] labels) {

    /// Returns the number of samples.
    public int size() {
        return labels.length;
    }
}

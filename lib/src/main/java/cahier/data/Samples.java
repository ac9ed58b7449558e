package cahier.data;

import cahier.tensor.Tensor;

import java.util.Arrays;
import java.util.function.Function;

/// A data set in memory.
///
/// @param images inputs, one for each index of the first axis
/// @param labels the class of each input
public record Samples(Tensor images, int[] labels) implements Dataset {

    /// Takes inputs and as many labels.
    ///
    /// @throws IllegalArgumentException if the numbers differ
    public Samples {
        if (images.rank() == 0 || images.size(0) != labels.length) {
            throw new IllegalArgumentException(
                    "Samples: one label for each input is needed: got inputs of shape "
                            + Arrays.toString(images.shape())
                            + " and "
                            + labels.length
                            + " labels; expected equal numbers");
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Batch batch(int... indices) {
        var chosen =
                Arrays.stream(indices)
                        .map(index -> labels[Selection.place("batch", index, labels.length)])
                        .toArray();
        return new Batch(images.rows(indices), chosen);
    }

    /// Returns one input as a picture.
    public Image image(int index) {
        return Image.of(images.get(index));
    }

    /// Returns what a function makes of each picture, under the same labels.
    public Samples map(Function<Image, Tensor> function) {
        var mapped = new Tensor[size()];
        for (var i = 0; i < mapped.length; i++) mapped[i] = function.apply(image(i));
        return new Samples(Tensor.stack(0, mapped), labels);
    }

    /// Returns the samples of these classes.
    public Samples ofClasses(int... classes) {
        var wanted = new java.util.ArrayList<Integer>();
        for (var i = 0; i < labels.length; i++) {
            for (var c : classes) if (labels[i] == c) wanted.add(i);
        }
        var batch = batch(wanted.stream().mapToInt(Integer::intValue).toArray());
        return new Samples(batch.images(), batch.labels());
    }

    /// Returns the number of samples and the shape of one.
    @Override
    public String toString() {
        var shape = images.shape();
        return size()
                + " samples of shape "
                + Arrays.toString(Arrays.copyOfRange(shape, 1, shape.length));
    }
}

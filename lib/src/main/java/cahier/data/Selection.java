package cahier.data;

import java.util.Arrays;

/// Samples of another data set, in an order of its own.
record Selection(Dataset source, int[] indices) implements Dataset {

    Selection {
        for (var index : indices) place("select", index, source.size());
    }

    /// Returns the place of a sample, after checking that it is there.
    static int place(String operation, int index, int size) {
        if (index >= 0 && index < size) return index;
        throw new IllegalArgumentException(
                operation
                        + ": index out of range: got "
                        + index
                        + (size == 0 ? "; expected none, for there are no samples" : "")
                        + (size == 0 ? "" : "; expected 0 to " + (size - 1)));
    }

    /// Checks a number of samples.
    static void count(String operation, int count) {
        if (count >= 0) return;
        throw new IllegalArgumentException(
                operation + ": negative count: got " + count + "; expected 0 or more");
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Batch batch(int... places) {
        return source.batch(chosen("batch", places));
    }

    /// Selects from the source itself, so that selections do not pile up.
    @Override
    public Dataset select(int... places) {
        return new Selection(source, chosen("select", places));
    }

    private int[] chosen(String operation, int... places) {
        return Arrays.stream(places)
                .map(place -> indices[place(operation, place, indices.length)])
                .toArray();
    }

    /// Returns how many samples of what.
    @Override
    public String toString() {
        return indices.length + " of " + source;
    }
}

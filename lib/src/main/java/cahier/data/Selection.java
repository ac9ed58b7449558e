package cahier.data;

import java.util.Arrays;

/// Samples of another data set, in an order of its own.
record Selection(Dataset source, int[] indices) implements Dataset {

    Selection {
        for (var index : indices) {
            if (index < 0 || index >= source.size()) {
                throw new IllegalArgumentException(
                        "select: index out of range: got "
                                + index
                                + "; expected 0 to "
                                + (source.size() - 1));
            }
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Batch batch(int... places) {
        return source.batch(Arrays.stream(places).map(place -> indices[place]).toArray());
    }

    /// Selects from the source itself, so that selections do not pile up.
    @Override
    public Dataset select(int... places) {
        var chosen = new int[places.length];
        for (var i = 0; i < places.length; i++) {
            if (places[i] < 0 || places[i] >= indices.length) {
                throw new IllegalArgumentException(
                        "select: index out of range: got "
                                + places[i]
                                + "; expected 0 to "
                                + (indices.length - 1));
            }
            chosen[i] = indices[places[i]];
        }
        return new Selection(source, chosen);
    }
}

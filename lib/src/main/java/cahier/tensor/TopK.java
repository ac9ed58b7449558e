package cahier.tensor;

/// The largest values of each row and where they stand.
///
/// @param values of the last axis, the largest first
/// @param indices of the last axis, as whole numbers
public record TopK(Tensor values, Tensor indices) {

    static TopK of(Tensor x, int k) {
        var columns = x.shape[x.rank() - 1];
        var shape = Shapes.with(x.shape, x.rank() - 1, k);
        var places = new int[Shapes.size(shape)];
        var indices = new float[places.length];
        var taken = new boolean[columns];
        for (var row = 0; row < places.length / Math.max(1, k); row++) {
            java.util.Arrays.fill(taken, false);
            for (var i = 0; i < k; i++) {
                var best = best(x.values(), row * columns, taken);
                taken[best] = true;
                places[row * k + i] = row * columns + best;
                indices[row * k + i] = best;
            }
        }
        var values = Tensor.computed(new Selected.Places(x, places, shape));
        return new TopK(values, Tensor.wrap(indices, shape));
    }

    /// Returns the first largest that is not taken; NaN counts as largest.
    private static int best(float[] x, int row, boolean[] taken) {
        var best = -1;
        for (var i = 0; i < taken.length; i++) {
            if (taken[i]) continue;
            if (best < 0 || Float.compare(x[row + i], x[row + best]) > 0) best = i;
        }
        return best;
    }
}

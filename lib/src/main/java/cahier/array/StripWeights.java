package cahier.array;

/// Weights of a convolution packed for [StripProduct].
final class StripWeights {

    private static final Kernels KERNELS = Provider.KERNELS;
    private static final int ROWS = Kernels.TILE_ROWS;

    private StripWeights() {}

    /// Returns the number of packed weights.
    static int size(Convolution shape) {
        return shape.groups() * groupSize(shape);
    }

    /// Returns the number of a group's packed weights.
    static int groupSize(Convolution shape) {
        return Math.ceilDiv(shape.outPerGroup(), ROWS) * ROWS * shape.depth();
    }

    /// Packs weights: eight output channels side by side for each term.
    static void pack(Convolution shape, float[] weights, float[] strips) {
        var outPerGroup = shape.outPerGroup();
        var depth = shape.depth();
        var ofGroup = Math.ceilDiv(outPerGroup, ROWS);
        Threads.split(
                shape.groups() * ofGroup,
                Math.max(1, Threads.COPY_GRAIN / (ROWS * depth)),
                (from, to) -> {
                    for (var strip = from; strip < to; strip++) {
                        var group = strip / ofGroup;
                        var row = strip % ofGroup * ROWS;
                        KERNELS.transpose(
                                Math.min(ROWS, outPerGroup - row),
                                depth,
                                weights,
                                (group * outPerGroup + row) * depth,
                                depth,
                                strips,
                                group * groupSize(shape) + row * depth,
                                ROWS);
                    }
                });
    }
}

package cahier.array;

/// 32 output pixels of a convolution that follow one another, as runs of pixels within a row.
///
/// @param first the first output pixel
/// @param count pixels, 32 but for the last tile
/// @param lanes the first lane of each run, and behind them the number of pixels
/// @param places the position of each run's first pixel in the prepared input
record PixelRuns(int first, int count, int[] lanes, int[] places) {

    private static final int LANES = Kernels.TILE_COLUMNS;

    /// Returns all tiles of some samples' rows × columns output pixels, sample after sample.
    ///
    /// @param pitch positions from one row to the next
    /// @param step positions from one sample to the next
    static PixelRuns[] of(int samples, int rows, int columns, int pitch, int step) {
        var pixels = samples * rows * columns;
        var tiles = new PixelRuns[Math.ceilDiv(pixels, LANES)];
        for (var t = 0; t < tiles.length; t++) {
            var first = t * LANES;
            var end = Math.min(pixels, first + LANES);
            var top = first / columns;
            var count = (end - 1) / columns - top + 1;
            var lanes = new int[count + 1];
            var places = new int[count];
            for (var r = 0; r < count; r++) {
                var row = top + r;
                var pixel = Math.max(first, row * columns);
                lanes[r] = pixel - first;
                places[r] = row / rows * step + row % rows * pitch + pixel % columns;
            }
            lanes[count] = end - first;
            tiles[t] = new PixelRuns(first, end - first, lanes, places);
        }
        return tiles;
    }

    /// Returns the furthest position that copying whole vectors of 16 may read.
    int reach() {
        var last = places.length - 1;
        var reach = 0;
        for (var r = 0; r <= last; r++) {
            var end = Math.ceilDiv(lanes[r + 1], 16) * 16;
            reach = Math.max(reach, places[r] + end - lanes[r]);
        }
        return reach;
    }
}

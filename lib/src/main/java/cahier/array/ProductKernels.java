package cahier.array;

/// The inner loops of products, each for one tile: a part of [Kernels].
interface ProductKernels {

    /// Rows of a tile of a product.
    int TILE_ROWS = 8;

    /// Rows of three strips, which are computed together.
    int THREE_STRIPS = 3 * TILE_ROWS;

    /// Columns of a tile of a product.
    int TILE_COLUMNS = 32;

    /// Columns of a narrow tile.
    int NARROW = 16;

    /// Computes one tile of a product: `c[i, j] = Σ a[i, p]·b[p, j]` for k terms in ascending
    /// order, from zero by fused multiply-add, or, if `add`, adds that sum to `c[i, j]`.
    ///
    /// @param rows rows, 1 to 8
    /// @param width columns, 16 or 32
    /// @param aRow elements from one row of a to the next
    /// @param aStep elements from one term to the next in a
    /// @param bStep elements from one term to the next in b, whose columns are neighbours
    /// @param cRow elements from one row of c to the next
    void tile(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int aRow,
            int aStep,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add);

    /// Computes one tile as [#tile] does, where row i of a starts at `aOffset + aRows[aFrom + i]`
    /// and its terms are neighbours: for weights' gradients, a row for each tap of a window.
    void tapRows(
            int k,
            int rows,
            int width,
            float[] a,
            int aOffset,
            int[] aRows,
            int aFrom,
            float[] b,
            int bOffset,
            int bStep,
            float[] c,
            int cOffset,
            int cRow,
            boolean add);

    /// Computes one tile as [#tile] does, 32 columns wide, where term p of row i of a lies at
    /// `aOffset + 8·p + i` and of column j of b at `bOffset + 32·p + j`; all eight rows of a are
    /// read, whatever the number of rows that are stored.
    default void strip(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        tile(
                k,
                rows,
                TILE_COLUMNS,
                a,
                aOffset,
                1,
                TILE_ROWS,
                b,
                bOffset,
                TILE_COLUMNS,
                c,
                cOffset,
                cRow,
                add);
    }

    /// Computes one tile as [#strip] does, where term p of column j of b lies at `bOffset + bStep·p
    /// + j`, and packs these terms: they lie at `to + 32·p + j` of the panel then.
    default void packingStrip(
            int k,
            int rows,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int bStep,
            float[] panel,
            int to,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        copy(k, TILE_COLUMNS, b, bOffset, bStep, panel, to, TILE_COLUMNS);
        strip(k, rows, a, aOffset, panel, to, c, cOffset, cRow, add);
    }

    /// Computes 24 rows as [#strip] does: those of three strips, which lie at `aOffset`, `aOffset +
    /// aStrip` and `aOffset + 2·aStrip`.
    default void threeStrips(
            int k,
            float[] a,
            int aOffset,
            int aStrip,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        for (var s = 0; s < 3; s++) {
            var to = cOffset + s * TILE_ROWS * cRow;
            strip(k, TILE_ROWS, a, aOffset + s * aStrip, b, bOffset, c, to, cRow, add);
        }
    }

    /// Computes any number of rows as [#strip] does, three strips together as long as there are;
    /// each lies `aStrip` behind the one before it.
    default void strips(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aStrip,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        var at = aOffset;
        var i = 0;
        for (; i + THREE_STRIPS <= rows; i += THREE_STRIPS) {
            threeStrips(k, a, at, aStrip, b, bOffset, c, cOffset + i * cRow, cRow, add);
            at += 3 * aStrip;
        }
        for (; i < rows; i += TILE_ROWS) {
            var left = Math.min(TILE_ROWS, rows - i);
            strip(k, left, a, at, b, bOffset, c, cOffset + i * cRow, cRow, add);
            at += aStrip;
        }
    }

    /// Computes one tile as [#tile] does, 32 columns wide, where the terms of a row of a are
    /// neighbours and term p of column j of b lies at `bOffset + 32·p + j`.
    default void rows(
            int k,
            int rows,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cRow,
            boolean add) {
        tile(
                k,
                rows,
                TILE_COLUMNS,
                a,
                aOffset,
                aRow,
                1,
                b,
                bOffset,
                TILE_COLUMNS,
                c,
                cOffset,
                cRow,
                add);
    }

    /// Copies a rows × columns matrix with other distances between its rows.
    void copy(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow);
}

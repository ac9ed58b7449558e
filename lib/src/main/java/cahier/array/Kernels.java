package cahier.array;

/// The inner loops, each for a range on one thread: what a provider of vector code replaces.
///
/// [ScalarKernels] defines the bits of every method; any other provider gives the same ones.
interface Kernels {

    /// Rows of a tile of a product.
    int TILE_ROWS = 8;

    /// Columns of a tile of a product.
    int TILE_COLUMNS = 32;

    /// Columns of a narrow tile.
    int NARROW = 16;

    /// Returns what the start-up line and benchmarks call this provider.
    String describe();

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

    /// Copies a rows × columns matrix into its transpose: `y[j·yRow + i] = x[i·xRow + j]`.
    void transpose(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xRow,
            float[] y,
            int yOffset,
            int yRow);
}
